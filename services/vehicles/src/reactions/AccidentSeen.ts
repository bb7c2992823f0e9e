import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { Option, Schema } from "effect"
import { Plate } from "../domain/Vehicle.ts"

/** What this context has to know of an accident, read from its stream with no more than it needs of each event. */
export interface AccidentSeen {
  readonly happenedAt: string
  /** Nine-digit township of the place. */
  readonly township: string
  /** False once it was refused, withdrawn, merged into another, or handed to a body outside of the district. */
  readonly counts: boolean
  /** The vehicles in it now: their plates by their ids there. */
  readonly involved: ReadonlyMap<string, Plate>
  /** The file of the register that each of them is linked with now, by their ids there. */
  readonly linked: ReadonlyMap<string, string>
  /** Every link that there ever was: `[id there, id in the register]`. */
  readonly everLinked: ReadonlyArray<readonly [string, string]>
}

const place = Schema.Struct({ township: Schema.String })
const read = {
  AccidentWasReported: Schema.decodeUnknownOption(Schema.Struct({ happenedAt: Schema.String, place })),
  ReportWasCorrected: Schema.decodeUnknownOption(Schema.Struct({ happenedAt: Schema.NullOr(Schema.String) })),
  PlaceWasCorrected: Schema.decodeUnknownOption(Schema.Struct({ place })),
  AccidentWasHandedOver: Schema.decodeUnknownOption(
    Schema.Struct({ township: Schema.NullOr(Schema.String) })
  ),
  VehicleWasInvolved: Schema.decodeUnknownOption(Schema.Struct({ vehicleId: Schema.String, plate: Plate })),
  InvolvedVehicleWasCorrected: Schema.decodeUnknownOption(
    Schema.Struct({ vehicleId: Schema.String, facts: Schema.Struct({ plate: Plate }) })
  ),
  InvolvedVehicleWasRemoved: Schema.decodeUnknownOption(Schema.Struct({ vehicleId: Schema.String })),
  KeyVehicleWasLinked: Schema.decodeUnknownOption(
    Schema.Struct({ vehicleId: Schema.String, registeredId: Schema.String })
  ),
  KeyVehicleWasUnlinked: Schema.decodeUnknownOption(Schema.Struct({ vehicleId: Schema.String }))
}

/**
 * Types of events after which the vehicles of an accident are looked at again. Not after its report, which is the most
 * frequent of all and names none yet.
 */
export const bringsLevel: ReadonlySet<string> = new Set([
  ...Object.keys(read).filter((type) => type !== "AccidentWasReported"),
  "AccidentWasAccepted",
  "AccidentWasRefused",
  "AccidentWasWithdrawn",
  "AccidentWasReopened",
  "AccidentWasMerged",
  "MergeWasUndone"
])

/** An accident from its stream; undefined where it was never reported: accidents of the past name no vehicle. */
export const accidentSeenIn = (events: ReadonlyArray<RecordedEvent>): AccidentSeen | undefined => {
  let reported: { happenedAt: string; township: string } | undefined
  let counts = true
  /** What a withdrawal and a merge take away, and what their end brings back. */
  const before: Array<boolean> = []
  const involved = new Map<string, Plate>()
  const linked = new Map<string, string>()
  const everLinked: Array<readonly [string, string]> = []
  for (const { type, data } of events) {
    switch (type) {
      case "AccidentWasReported":
        reported = Option.getOrUndefined(
          Option.map(read[type](data), ({ happenedAt, place: { township } }) => ({ happenedAt, township }))
        )
        break
      case "ReportWasCorrected": {
        const happenedAt = Option.getOrUndefined(read[type](data))?.happenedAt
        if (reported !== undefined && typeof happenedAt === "string") reported = { ...reported, happenedAt }
        break
      }
      case "PlaceWasCorrected": {
        const township = Option.getOrUndefined(read[type](data))?.place.township
        if (reported !== undefined && township !== undefined) reported = { ...reported, township }
        break
      }
      case "AccidentWasHandedOver": {
        const to = Option.getOrUndefined(read[type](data))
        if (to !== undefined) counts = to.township !== null
        break
      }
      case "AccidentWasRefused":
        counts = false
        break
      case "AccidentWasAccepted":
        counts = true
        break
      case "AccidentWasWithdrawn":
      case "AccidentWasMerged":
        before.push(counts)
        counts = false
        break
      case "AccidentWasReopened":
      case "MergeWasUndone":
        counts = before.pop() ?? true
        break
      case "VehicleWasInvolved":
        Option.map(read[type](data), ({ vehicleId, plate }) => involved.set(vehicleId, plate))
        break
      case "InvolvedVehicleWasCorrected":
        Option.map(read[type](data), ({ vehicleId, facts }) => involved.set(vehicleId, facts.plate))
        break
      case "InvolvedVehicleWasRemoved":
        Option.map(read[type](data), ({ vehicleId }) => involved.delete(vehicleId))
        break
      case "KeyVehicleWasLinked":
        Option.map(read[type](data), ({ vehicleId, registeredId }) => {
          linked.set(vehicleId, registeredId)
          everLinked.push([vehicleId, registeredId])
        })
        break
      case "KeyVehicleWasUnlinked":
        Option.map(read[type](data), ({ vehicleId }) => linked.delete(vehicleId))
        break
    }
  }
  return reported === undefined ? undefined : { ...reported, counts, involved, linked, everLinked }
}
