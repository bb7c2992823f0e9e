import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Effect } from "effect"
import type { CheckOfVehicle, Vehicle } from "../domain/Vehicle.ts"
import type { VehicleCommand } from "../domain/VehicleCommands.ts"
import type { VehicleRejection } from "../domain/VehicleRejections.ts"

/**
 * K14: what checkpoints say of a vehicle. The command comes from the reaction to their records, not from people: its
 * id follows from the event that set it off, so that redelivery is harmless.
 */
export interface CheckRecords {
  /** The vehicle was checked on the road. What its file says already changes nothing. */
  readonly recordCheck: (
    id: string,
    check: CheckOfVehicle,
    context: CommandContext,
    at: Instant
  ) => Effect.Effect<Answer, OrderFailure<VehicleRejection>>
}

/** Checkpoints stop vehicles of the whole district. */
const checkpoints: Principal = {
  account: "duties",
  name: "duties",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}

/** The records, in the way in which orders on a vehicle are given. */
export const makeCheckRecords = ({
  give
}: Pick<Ordering<VehicleCommand, Vehicle, VehicleRejection>, "give">): CheckRecords => ({
  recordCheck: (id, check, context, at) =>
    give(id, plain({ _tag: "RecordCheck", check }), { principal: checkpoints, context }, at, {
      verb: "recordCheck",
      check
    })
})
