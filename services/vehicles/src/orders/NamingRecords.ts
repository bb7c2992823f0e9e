import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Effect } from "effect"
import type { NamingByWardens, Vehicle } from "../domain/Vehicle.ts"
import type { VehicleCommand } from "../domain/VehicleCommands.ts"
import type { VehicleRejection } from "../domain/VehicleRejections.ts"

type Told = Effect.Effect<Answer, OrderFailure<VehicleRejection>>

/**
 * What wardens write down of a vehicle. The commands come from the reaction to it, not from people: their ids follow
 * from the event that set them off, so that redelivery is harmless.
 */
export interface NamingRecords {
  /** Wardens named the vehicle. What its file says already changes nothing. */
  readonly recordNaming: (id: string, naming: NamingByWardens, context: CommandContext, at: Instant) => Told
  /** They did not, as it turned out. */
  readonly takeBackNaming: (id: string, sourceId: string, context: CommandContext, at: Instant) => Told
}

/** Vehicles drive past the posts of every township. */
const wardens: Principal = {
  account: "wardens",
  name: "wardens",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}

/** The records, in the way in which orders on a vehicle are given. */
export const makeNamingRecords = ({
  give
}: Pick<Ordering<VehicleCommand, Vehicle, VehicleRejection>, "give">): NamingRecords => ({
  recordNaming: (id, naming, context, at) =>
    give(id, plain({ _tag: "RecordNaming", naming }), { principal: wardens, context }, at, {
      verb: "recordNaming",
      naming
    }),
  takeBackNaming: (id, sourceId, context, at) =>
    give(id, plain({ _tag: "TakeBackNaming", sourceId }), { principal: wardens, context }, at, {
      verb: "takeBackNaming",
      sourceId
    })
})
