import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import { defineProjection } from "@jiaosuo/projection/Projection"
import {
  type CallOutEvent,
  callOutEventCodec,
  type HazardEvent,
  hazardEventCodec,
  type MonthEvent,
  monthEventCodec,
  type PlaceEvent,
  placeEventCodec,
  type RecordEvent,
  recordEventCodec,
  type ServiceEvent,
  type ShiftEvent,
  serviceEventCodec,
  shiftEventCodec,
  type UnitEvent,
  unitEventCodec,
  type WardenEvent,
  wardenEventCodec,
  context as wardens
} from "@jiaosuo/wardens/events"
import { Either } from "effect"
import { foldService } from "./services/ServiceFold.ts"
import { serviceTable } from "./services/ServiceTable.ts"
import { foldUnit, foldUnitMonth } from "./units/UnitFold.ts"
import { unitMonthTable, unitTable } from "./units/UnitTable.ts"
import { foldCallOut, foldHazard, foldPlace, foldRecord, foldShift, foldWarden } from "./WardenFold.ts"
import { wardenRegister } from "./WardenReader.ts"
import {
  callOutTable,
  placeTable,
  recordTable,
  roadHazardTable,
  shiftTable,
  wardenTable
} from "./WardenTable.ts"

/** Raised by hand when the tables or the folds of this model change. */
const shape = "3"

/** An event with the kind of its stream. */
type Read =
  | { readonly of: "place"; readonly event: PlaceEvent }
  | { readonly of: "warden"; readonly event: WardenEvent }
  | { readonly of: "shift"; readonly event: ShiftEvent }
  | { readonly of: "record"; readonly event: RecordEvent }
  | { readonly of: "hazard"; readonly event: HazardEvent }
  | { readonly of: "callout"; readonly event: CallOutEvent }
  | { readonly of: "service"; readonly event: ServiceEvent }
  | { readonly of: "unit"; readonly event: UnitEvent }
  | { readonly of: "unit-month"; readonly event: MonthEvent }

/** Whatever stands in these streams must be read; what is not understood is set aside, never skipped. */
const decode = (recorded: RecordedEvent): Either.Either<Read | undefined, UnreadableEvent> => {
  switch (recorded.stream.split("/")[1]) {
    case "place":
      return Either.map(placeEventCodec.decode(recorded), (event) => ({ of: "place", event }))
    case "warden":
      return Either.map(wardenEventCodec.decode(recorded), (event) => ({ of: "warden", event }))
    case "shift":
      return Either.map(shiftEventCodec.decode(recorded), (event) => ({ of: "shift", event }))
    case "record":
      return Either.map(recordEventCodec.decode(recorded), (event) => ({ of: "record", event }))
    case "hazard":
      return Either.map(hazardEventCodec.decode(recorded), (event) => ({ of: "hazard", event }))
    case "callout":
      return Either.map(callOutEventCodec.decode(recorded), (event) => ({ of: "callout", event }))
    case "service":
      return Either.map(serviceEventCodec.decode(recorded), (event) => ({ of: "service", event }))
    case "unit":
      return Either.map(unitEventCodec.decode(recorded), (event) => ({ of: "unit", event }))
    case "unit-month":
      return Either.map(monthEventCodec.decode(recorded), (event) => ({ of: "unit-month", event }))
    default:
      return Either.right(undefined)
  }
}

/**
 * The read model `warden_register`: places, who serves, shifts, records, hazards on roads, call-outs,
 * services and mobile units with their months. What follows from the hours of a place, from limits and from the day is
 * found when it is read, so no rule is part of its version.
 */
export const wardenRegisterProjection = defineProjection({
  name: wardenRegister,
  version: shape,
  contexts: [wardens],
  tables: {
    place: placeTable,
    warden: wardenTable,
    shift: shiftTable,
    record: recordTable,
    hazard: roadHazardTable,
    callout: callOutTable,
    service: serviceTable,
    unit: unitTable,
    "unit-month": unitMonthTable
  },
  decode,
  touches: ({ of }: Read, { stream }) => ({ [of]: [idOf(stream)] }),
  fold: (happened, recorded, rows) => {
    switch (happened.of) {
      case "place":
        return foldPlace(happened.event, recorded, rows.place)
      case "warden":
        return foldWarden(happened.event, recorded, rows.warden)
      case "shift":
        return foldShift(happened.event, recorded, rows.shift)
      case "record":
        return foldRecord(happened.event, recorded, rows.record)
      case "hazard":
        return foldHazard(happened.event, recorded, rows.hazard)
      case "callout":
        return foldCallOut(happened.event, recorded, rows.callout)
      case "service":
        return foldService(happened.event, recorded, rows.service)
      case "unit":
        return foldUnit(happened.event, recorded, rows.unit)
      case "unit-month":
        return foldUnitMonth(happened.event, recorded, rows["unit-month"])
    }
  }
})
