import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Effect } from "effect"
import type { AccidentOfVehicle, Vehicle } from "../domain/Vehicle.ts"
import type { VehicleCommand } from "../domain/VehicleCommands.ts"
import type { VehicleRejection } from "../domain/VehicleRejections.ts"

type FromRecords<What> = (
  id: string,
  what: What,
  context: CommandContext,
  at: Instant
) => Effect.Effect<Answer, OrderFailure<VehicleRejection>>

/**
 * What the records of accidents say of a vehicle. These commands come from the reaction to those records, not from
 * people: the command id follows from the event that set them off, so that redelivery is harmless.
 */
export interface AccidentRecords {
  /** The vehicle was in an accident. What its file says already changes nothing. */
  readonly recordAccident: FromRecords<AccidentOfVehicle>
  /** The accident counts no more, or it was another vehicle's. */
  readonly takeBackAccident: FromRecords<Pick<AccidentOfVehicle, "accidentId" | "involvedId">>
}

/** The records of accidents speak of vehicles of the whole district. */
const accidents: Principal = {
  account: "accidents",
  name: "accidents",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}

/** The records, in the way in which orders on a vehicle are given. */
export const makeAccidentRecords = ({
  give
}: Pick<Ordering<VehicleCommand, Vehicle, VehicleRejection>, "give">): AccidentRecords => ({
  recordAccident: (id, accident, context, at) =>
    give(id, plain({ _tag: "RecordAccident", accident }), { principal: accidents, context }, at, {
      verb: "recordAccident",
      accident
    }),
  takeBackAccident: (id, { accidentId, involvedId }, context, at) =>
    give(
      id,
      plain({ _tag: "TakeBackAccident", accidentId, involvedId }),
      { principal: accidents, context },
      at,
      { verb: "takeBackAccident", accidentId, involvedId }
    )
})
