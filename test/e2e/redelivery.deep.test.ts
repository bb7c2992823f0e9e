import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type HostProcess, startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import pg from "pg"
import { afterAll, expect, it } from "vitest"
import { askingOf } from "./asking.ts"

interface OnFile {
  readonly version: number
}

const folder = mkdtempSync(join(tmpdir(), "jiaosuo-redelivery-"))
let host: HostProcess
afterAll(async () => {
  await host?.end("SIGTERM")
  rmSync(folder, { recursive: true, force: true })
})
const { done, get, signIn } = askingOf(() => host)

/** Asks the host's own database. */
const query = async <Row extends pg.QueryResultRow>(statement: string): Promise<ReadonlyArray<Row>> => {
  const client = new pg.Client({ connectionString: host.file.databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const head = async (): Promise<number> =>
  Number((await query<{ head: string }>("select max(position) as head from log.event"))[0]?.head)

/** Where the reactions to vehicles and accidents are. */
const places = async (): Promise<ReadonlyArray<number>> =>
  (
    await query<{ position: string }>(
      `select position from messaging.receiver
       where name in ('vehicles-plates-in-accidents', 'accidents-key-vehicles', 'accidents-duplicates')`
    )
  ).map(({ position }) => Number(position))

const untilAllSeen = () =>
  expect
    .poll(async () => [await places(), await head()], { timeout: 30_000, interval: 200 })
    .toSatisfy(
      ([seen, at]: [ReadonlyArray<number>, number]) => seen.length === 3 && seen.every((one) => one >= at)
    )

it("row 33: reactions to vehicles and accidents that receive every event again change nothing", async () => {
  await seedFolder(folder)
  host = await startHost(folder)
  const [registrar, investigator] = [await signIn("registrar"), await signIn("investigator")]
  const plate = { kind: "02", number: "鲁M6K031" }
  const report = () =>
    done("/api/accidents", investigator, { way: "phone", place: { township: "371603102" }, kind: "property" })
  const [accident, duplicate, undone] = [await report(), await report(), await report()]
  await done(`/api/accidents/${accident.id}/involve-vehicle`, investigator, { plate })
  await done(`/api/accidents/${duplicate.id}/merge`, investigator, { into: accident.id })
  await done(`/api/accidents/${undone.id}/merge`, investigator, { into: accident.id })
  await done(`/api/accidents/${undone.id}/undo-merge`, investigator, { reason: "另一起" })
  const vehicle = await done("/api/vehicles", registrar, {
    plate,
    vehicleType: "K39",
    use: "A",
    owner: { kind: "person", name: "孙强", phone: "13800000031" },
    village: "371603101213"
  })
  await untilAllSeen()
  await done(`/api/vehicles/${vehicle.id}/move`, registrar, { village: "371603102201", reason: "迁居" })
  await untilAllSeen()
  const file = () =>
    get<OnFile & { takenIn: ReadonlyArray<string> }>(`/api/accidents/${accident.id}`, investigator)
  const [before, length] = [await file(), await head()]
  expect(before).toMatchObject({
    takenIn: [duplicate.id],
    vehicles: [{ registered: { id: vehicle.id, township: "371603102" } }]
  })

  await query("delete from messaging.receiver")
  await query("truncate vehicles.plate_in_accident")
  await host.end("SIGKILL")
  host = await startHost(folder)
  await untilAllSeen()
  expect(await head()).toBe(length)
  expect(await query("select count(*)::int as named from vehicles.plate_in_accident")).toEqual([{ named: 1 }])
})
