import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Effect } from "effect"
import type { Accident } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"

/** A vehicle of an accident and the file that the register has of it. */
export interface KeyVehicleLink {
  readonly vehicleId: string
  readonly registeredId: string
  /** Township that answers for the vehicle in the register. */
  readonly registeredTownship: string
}

/**
 * What the register of key vehicles says of a vehicle in an accident. These commands come from reactions, not from
 * people: the command id follows from the event that set them off, so that redelivery is harmless. What the file
 * says already, and what no longer fits it, changes nothing.
 */
export interface KeyVehicles {
  readonly linkKeyVehicle: (
    id: string,
    link: KeyVehicleLink,
    context: CommandContext,
    at: Instant
  ) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>
  readonly unlinkKeyVehicle: (
    id: string,
    link: Omit<KeyVehicleLink, "registeredTownship">,
    context: CommandContext,
    at: Instant
  ) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>
}

/** The register speaks for the whole district. */
const theRegister: Principal = {
  account: "vehicles",
  name: "vehicles",
  role: "officer",
  townships: null,
  station: null,
  qualification: "none"
}

/** The links, in the way in which orders on an accident are given. */
export const makeKeyVehicles = ({
  give
}: Ordering<AccidentCommand, Accident, AccidentRejection>): KeyVehicles => ({
  linkKeyVehicle: (id, link, context, at) =>
    give(id, plain({ _tag: "LinkKeyVehicle", ...link }), { principal: theRegister, context }, at, {
      verb: "linkKeyVehicle",
      link
    }),
  unlinkKeyVehicle: (id, link, context, at) =>
    give(id, plain({ _tag: "UnlinkKeyVehicle", ...link }), { principal: theRegister, context }, at, {
      verb: "unlinkKeyVehicle",
      link
    })
})
