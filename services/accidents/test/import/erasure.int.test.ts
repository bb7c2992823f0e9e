import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { accident, csv, person } from "./files.ts"
import { type Process, startProcess } from "./setting.ts"

interface KeptImport {
  readonly state: string
  readonly rows: number
  readonly accepted: number
  readonly purgedAt: string | null
}

/** A person is erased elsewhere; this context learns it from the log, as it learns everything of others. */
const erasureOf = (personId: string) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const stream: StreamId = `townships/person-erasure/${personId}`
    const commandId = uuidv7()
    const data = { personId, records: 1 }
    return yield* store.append({
      stream,
      expectedVersion: 0,
      previousHash: genesisHash,
      fingerprint: fingerprintOf(stream, data),
      actor: "admin",
      station: null,
      commandId,
      correlationId: commandId,
      causationId: null,
      events: [
        {
          id: uuidv7(),
          type: "PersonWasErased",
          schemaVersion: 1,
          township: null,
          occurredAt: new Date().toISOString(),
          data: JSON.stringify(data)
        }
      ]
    })
  })

describe("files of accidents after an erasure", () => {
  const scope = Effect.runSync(Scope.make())
  let server: Process
  beforeAll(async () => {
    server = await startProcess(await Effect.runPromise(Scope.extend(privateDatabase, scope)))
  })
  afterAll(async () => {
    await server?.stop()
    await Effect.runPromise(Scope.close(scope, Exit.void))
  })

  const kept = async (id: string): Promise<KeptImport> =>
    (await (await server.call(`/api/accidents/imports/${id}`, "investigator")).json()) as KeptImport

  it("X7: files and answers of what was handed in before are deleted, the sums stay", {
    timeout: 30_000
  }, async () => {
    const first = accident()
    const { id } = await server.imported({
      file: csv(first),
      persons: csv(person(first, { 姓名: "欧阳某" }))
    })
    expect(await kept(id)).toMatchObject({ state: "finished", accepted: 1, purgedAt: null })
    expect(await server.answers(id)).toHaveLength(1)

    await server.runtime.runPromise(erasureOf(uuidv7()))

    await expect.poll(async () => (await kept(id)).purgedAt, { timeout: 15_000 }).not.toBeNull()
    expect(await kept(id)).toMatchObject({ state: "finished", rows: 1, accepted: 1 })
    const answers = await server.call(`/api/accidents/imports/${id}/answers`, "investigator")
    expect(answers.status).toBe(404)

    const later = await server.imported({ file: csv(accident()) })
    expect(await kept(later.id)).toMatchObject({ accepted: 1, purgedAt: null })
    expect(await server.answers(later.id)).toHaveLength(1)
  })
})
