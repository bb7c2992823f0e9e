import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import type { EncodedEvent } from "@jiaosuo/kernel/EventCodec"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { knownValues } from "@jiaosuo/orders/domain/Persons"
import { Effect } from "effect"
import { type WardenEvent, wardenEventCodec } from "../../src/events.ts"

/** Volunteers as their files are in the log: what made them is shown by other tests. */

/** Somebody who is called out. */
export interface TestVolunteer {
  readonly name: string
  readonly township?: string
  readonly village?: string
  readonly from: { readonly longitude: number; readonly latitude: number }
  readonly skills?: ReadonlyArray<string>
  readonly equipment?: ReadonlyArray<string>
  /** Subjects; valid for the year 2026. */
  readonly trainings?: ReadonlyArray<string>
  readonly account?: string
  readonly rests?: boolean
}

const at = "2026-01-02T00:00:00.000Z"
const why = { at, reason: null } as const

/** Writes events at the end of a stream, as another context or an earlier day did. */
export const writeEvents = (
  stream: StreamId,
  township: string,
  events: ReadonlyArray<EncodedEvent>,
  records: Parameters<(typeof EventStore.Service)["append"]>[0]["records"] = []
) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const last = (yield* store.readStream(stream)).at(-1)
    const commandId = uuidv7()
    const [first, ...others] = events.map((event) => ({ id: uuidv7(), township, occurredAt: at, ...event }))
    if (first === undefined) throw new Error(`nothing is written to ${stream}`)
    return yield* store.append({
      stream,
      expectedVersion: last?.version ?? 0,
      previousHash: last?.hash ?? genesisHash,
      commandId,
      correlationId: commandId,
      causationId: null,
      fingerprint: fingerprintOf(stream, commandId),
      actor: "officer",
      station: null,
      events: [first, ...others],
      ...(records.length === 0 ? {} : { records })
    })
  })

/** Puts somebody on file who is active, or rests; answers the id of the file. */
export const putOnFile = (volunteer: TestVolunteer) =>
  Effect.gen(function* () {
    const personal = yield* PersonalRecords
    const id = uuidv7()
    const { name, from, skills = [], equipment = [], trainings = ["volunteer"], account, rests } = volunteer
    const { village = "371603101213", township = village.slice(0, 9) } = volunteer
    const values = { name, phone: "13812345678" }
    const [sealed] = yield* personal.seal([{ recordId: uuidv7(), values }])
    if (sealed === undefined) throw new Error("nobody was sealed")
    const events: ReadonlyArray<WardenEvent> = [
      {
        _tag: "WardenApplied",
        person: sealed.reference,
        known: knownValues(values),
        roles: ["volunteer"],
        township,
        villages: [village],
        skills,
        setsOutFrom: from,
        ...why,
        warnings: []
      },
      { _tag: "WardenWasChecked", ...why },
      { _tag: "TrainingBegan", ...why },
      ...trainings.map(
        (subject): WardenEvent => ({
          _tag: "TrainingWasRecorded",
          trainingId: uuidv7(),
          subject,
          on: "2026-01-02",
          validUntil: "2026-12-31",
          passed: true,
          reason: null
        })
      ),
      { _tag: "WardenWasActivated", ...why, warnings: [] },
      ...equipment.map(
        (code): WardenEvent => ({
          _tag: "EquipmentWasLent",
          loanId: uuidv7(),
          equipment: code,
          serial: null,
          ...why
        })
      ),
      ...(account === undefined ? [] : [{ _tag: "AccountWasLinked", account, reason: null } as const]),
      ...(rests === true ? [{ _tag: "WardenWentToRest", ...why, warnings: [] } as const] : [])
    ]
    yield* writeEvents(
      `wardens/warden/${id}`,
      township,
      events.map((event) => wardenEventCodec.encode(event)),
      [sealed.record]
    )
    return id
  })

/** A response cell of a village, as duties tell of it (row 23). */
export const formCell = (cell: {
  readonly village: string
  readonly location: { readonly longitude: number; readonly latitude: number }
  readonly skills: ReadonlyArray<ReadonlyArray<string>>
  readonly equipment: ReadonlyArray<string>
}) => {
  const id = uuidv7()
  const township = cell.village.slice(0, 9)
  const data = {
    village: cell.village,
    township,
    name: "刘下洼哨点",
    location: cell.location,
    members: cell.skills.map((skills) => ({ skills })),
    equipment: cell.equipment,
    from: "2026-01-02"
  }
  const event = { type: "CellWasFormed", schemaVersion: 1, data: JSON.stringify(data) }
  return Effect.as(writeEvents(`duties/cell/${id}`, township, [event]), id)
}
