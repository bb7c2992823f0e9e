import type { Instant, RecordedEvent } from "@jiaosuo/kernel/Event"
import { Option, Schema } from "effect"
import { Plate } from "../domain/Vehicle.ts"

/** A vehicle of the register has a plate that it did not have there before. */
export interface PlateTaken {
  /** Null where the event does not say which: it is the one on file. */
  readonly plate: Plate | null
  /** Accidents of before then were not this vehicle's, or nobody can say any more. */
  readonly since: Instant
}

/**
 * How long before its registration a vehicle is looked for in accidents. The register is filled from ledgers and
 * visits, long after the vehicle got its plate; but a number is given to somebody else after a vehicle is gone, so
 * that a plate in an old accident may be another vehicle's. In a year it hardly is.
 */
export const lookBackDays = 365

const dayMillis = 86_400_000

const readPlate = Schema.decodeUnknownOption(Schema.Struct({ plate: Plate }))
const readCorrection = Schema.decodeUnknownOption(
  Schema.Struct({ corrected: Schema.Struct({ plate: Plate }) })
)

/**
 * The plate that a vehicle took by an event of its own; undefined where it took none. What the register gets to know
 * late (a registration, a correction, a restoration) looks back; a plate that was changed is the vehicle's from then.
 */
export const plateTakenBy = ({ type, data, occurredAt }: RecordedEvent): PlateTaken | undefined => {
  const lookingBack = new Date(Date.parse(occurredAt) - lookBackDays * dayMillis).toISOString()
  switch (type) {
    case "VehicleWasRegistered":
      return Option.getOrUndefined(
        Option.map(readPlate(data), ({ plate }) => ({ plate, since: lookingBack }))
      )
    case "VehicleWasReplated":
      return Option.getOrUndefined(Option.map(readPlate(data), ({ plate }) => ({ plate, since: occurredAt })))
    case "VehicleWasCorrected":
      return Option.getOrUndefined(
        Option.map(readCorrection(data), ({ corrected: { plate } }) => ({ plate, since: lookingBack }))
      )
    case "VehicleWasRestored":
      return { plate: null, since: lookingBack }
    default:
      return undefined
  }
}

/** The plate that a vehicle has after some events of its own; null where they name none. */
export const lastPlateIn = (events: ReadonlyArray<RecordedEvent>): Plate | null => {
  const named = events.flatMap((event) => plateTakenBy(event)?.plate ?? [])
  return named[named.length - 1] ?? null
}

const isSame = (one: Plate, other: Plate): boolean => one.kind === other.kind && one.number === other.number

/**
 * Since when a vehicle counts as the holder of the plate that it has after some events of its own; undefined where it
 * has none. A plate that it gave up and took again is its own from the second time.
 */
export const holdsPlateSince = (events: ReadonlyArray<RecordedEvent>): Instant | undefined => {
  let held: { readonly plate: Plate; readonly since: Instant } | undefined
  for (const event of events) {
    const taken = plateTakenBy(event)
    const plate = taken?.plate ?? held?.plate
    if (taken === undefined || plate === undefined) continue
    const before = held !== undefined && isSame(held.plate, plate) ? held.since : taken.since
    held = { plate, since: Date.parse(before) < Date.parse(taken.since) ? before : taken.since }
  }
  return held?.since
}
