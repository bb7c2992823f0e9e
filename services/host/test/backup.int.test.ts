import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { verifyLog } from "@jiaosuo/event-store/Verify"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { Effect, Exit, Layer, Redacted, Scope } from "effect"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { installationKeyIn, putBackupBack, takeBackup } from "../src/backup/Backup.ts"
import { migrateAll } from "../src/migrations.ts"

const scope = Effect.runSync(Scope.make())
const folder = mkdtempSync(join(tmpdir(), "jiaosuo-backup-"))
const key = Redacted.make(new Uint8Array(32).fill(7))

const emptyDatabase = async (): Promise<string> => {
  const url = await Effect.runPromise(Scope.extend(privateDatabase, scope))
  await migrateAll(url)
  return url
}

const inDatabase = <A, E>(
  url: string,
  program: Effect.Effect<
    A,
    E,
    EventStore | PersonalRecords | Layer.Layer.Success<ReturnType<typeof postgresLayer>>
  >
) =>
  Effect.runPromise(
    program.pipe(
      Effect.provide(
        Layer.merge(eventStoreLayer, personalRecordsLayer(key)).pipe(
          Layer.provideMerge(
            postgresLayer({ url: Redacted.make(url), applicationName: "test", maxConnections: 4 })
          )
        )
      )
    )
  )

const rows = async (url: string, statement: string): Promise<ReadonlyArray<unknown>> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: "array" })).rows
  } finally {
    await client.end()
  }
}

/** Nasty texts in every place where COPY could stumble over them. */
const note = 'line\nbreak, tab\t, back\\slash, end\n\\.\n mark, "quotes", 车主, nothing: \\N'

const record = (name: string, idNumber: string) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const records = yield* PersonalRecords
    const sealed = yield* records.seal([{ recordId: uuidv7(), values: { name, idNumber } }])
    const [one] = sealed
    if (one === undefined) throw new Error("nothing was sealed")
    yield* store.append({
      stream: `vehicles/vehicle/${uuidv7()}`,
      expectedVersion: 0,
      previousHash: genesisHash,
      commandId: uuidv7(),
      correlationId: uuidv7(),
      causationId: null,
      actor: "registrar",
      station: null,
      fingerprint: "00".repeat(32),
      take: [{ kind: "test", value: name }],
      records: [one.record],
      events: [
        {
          id: uuidv7(),
          type: "VehicleWasRegistered",
          schemaVersion: 1,
          township: "371603101",
          occurredAt: "2026-03-04T01:02:03.456Z",
          data: JSON.stringify({ note, owner: one.reference })
        }
      ]
    })
    return one.reference
  })

let source: string
let references: ReadonlyArray<{ readonly personId: string; readonly recordId: string }>

beforeAll(async () => {
  source = await emptyDatabase()
  references = await inDatabase(
    source,
    Effect.forEach(
      ["王建国", "李秀英", "张\\伟", ...Array.from({ length: 9 }, (_, n) => `赵${n}`)],
      (name, index) => record(name, `3716031980010100${10 + index}`)
    )
  )
  await rows(
    source,
    `insert into read_models.dropped (model, position, event_id, type, error, dropped_by, reason)
     values ('register', 2, gen_random_uuid(), 'X', 'unreadable', 'operator', 'typed twice')`
  )
})

afterAll(async () => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  rmSync(folder, { recursive: true, force: true })
})

describe("backup and restore", () => {
  it("everything that is not derived comes back byte for byte, and the log verifies", async () => {
    const target = join(folder, "first")
    const manifest = await takeBackup({
      databaseUrl: source,
      folder: target,
      product: "test",
      installationKey: "a-key"
    })
    expect(manifest.head).toBe(12)
    expect(readdirSync(target).sort()).toEqual(["log.gz", "manifest.json", "person-keys.gz"])
    for (const file of readdirSync(target)) expect(statSync(join(target, file)).mode & 0o077).toBe(0)
    const copy = await emptyDatabase()
    const restored = await putBackupBack({ databaseUrl: copy, folder: target })
    expect(restored.tables).toEqual([...manifest.log.tables, ...manifest.personKeys.tables])
    const everything = `select e.position, stream, version, id, data::text, encode(hash, 'hex'), recorded_at::text,
      (select count(*) from log.claim), (select position from log.head), (select count(*) from personal.record),
      (select string_agg(reason, ',') from read_models.dropped) from log.event e order by e.position`
    expect(await rows(copy, everything)).toEqual(await rows(source, everything))
    expect(await inDatabase(copy, verifyLog())).toMatchObject({
      events: 12,
      bad: null,
      headHash: manifest.headHash
    })
    const opened = await inDatabase(
      copy,
      Effect.flatMap(PersonalRecords, (records) => records.open(references))
    )
    expect(opened.slice(0, 3).map((one) => one?.name)).toEqual(["王建国", "李秀英", "张\\伟"])
    const next = await inDatabase(
      copy,
      Effect.zipRight(
        record("赵六", "371603198001010009"),
        EventStore.pipe(Effect.flatMap((store) => store.head))
      )
    )
    expect(next).toBe(13)
  })

  it("persons' keys are in the file of keys only", async () => {
    const target = join(folder, "keys")
    await takeBackup({ databaseUrl: source, folder: target, product: "test", installationKey: "a-key" })
    const log = gunzipSync(readFileSync(join(target, "log.gz"))).toString()
    const keys = gunzipSync(readFileSync(join(target, "person-keys.gz"))).toString()
    expect([log.includes("personal_keys"), log.includes("a-key")]).toEqual([false, false])
    expect([keys.includes("personal_keys.key"), keys.includes("log.event")]).toEqual([true, false])
    expect(await installationKeyIn(target)).toBe("a-key")
  })

  it("X6: a person who was erased stays erased when an older log is restored with the newest keys", async () => {
    const before = join(folder, "before-erasure")
    await takeBackup({ databaseUrl: source, folder: before, product: "test", installationKey: undefined })
    const copy = await emptyDatabase()
    await putBackupBack({ databaseUrl: copy, folder: before })
    await inDatabase(
      copy,
      Effect.flatMap(PersonalRecords, (records) => records.erase(references[1]?.personId ?? ""))
    )
    const after = join(folder, "after-erasure")
    await takeBackup({ databaseUrl: copy, folder: after, product: "test", installationKey: undefined })
    const again = await emptyDatabase()
    await putBackupBack({ databaseUrl: again, folder: before, keys: join(after, "person-keys.gz") })
    const opened = await inDatabase(
      again,
      Effect.flatMap(PersonalRecords, (records) => records.open(references))
    )
    expect(opened.slice(0, 3).map((one) => one?.name)).toEqual(["王建国", undefined, "张\\伟"])
    expect(await rows(again, "select count(*)::int from personal.record")).toEqual([[11]])
    expect(await inDatabase(again, verifyLog())).toMatchObject({ bad: null })
  })

  it("nothing is put into a database that holds events, or from a file that was changed", async () => {
    const target = join(folder, "refused")
    await takeBackup({ databaseUrl: source, folder: target, product: "test", installationKey: undefined })
    await expect(putBackupBack({ databaseUrl: source, folder: target })).rejects.toThrow(
      "The database is not empty"
    )
    writeFileSync(join(target, "log.gz"), readFileSync(join(target, "log.gz")).subarray(0, -10))
    await expect(putBackupBack({ databaseUrl: await emptyDatabase(), folder: target })).rejects.toThrow(
      "its checksum differs"
    )
    await expect(
      takeBackup({ databaseUrl: source, folder: target, product: "test", installationKey: undefined })
    ).rejects.toThrow("is not empty")
  })

  it("a backup from tables of another version is refused by name", async () => {
    const target = join(folder, "other-version")
    await takeBackup({ databaseUrl: source, folder: target, product: "0.0.9", installationKey: undefined })
    const copy = await emptyDatabase()
    await rows(copy, "insert into log.migration (id) values ('20990101_0000')")
    await expect(putBackupBack({ databaseUrl: copy, folder: target })).rejects.toThrow(
      'The tables of "log" are of another version than those of the backup (0.0.9)'
    )
    expect(await rows(copy, "select count(*)::int from log.event")).toEqual([[0]])
  })
})
