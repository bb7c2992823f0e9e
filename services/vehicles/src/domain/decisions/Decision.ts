import { Either } from "effect"
import type { VehicleEvent } from "../VehicleEvents.ts"
import type { VehicleRejection } from "../VehicleRejections.ts"

/** What a command comes to: the events that follow, or the reason why not. */
export type Decision = Either.Either<ReadonlyArray<VehicleEvent>, VehicleRejection>

/** The command is accepted, and this happened. */
export const happened = (...events: ReadonlyArray<VehicleEvent>): Decision => Either.right(events)

/** The command is refused, and this is why. */
export const refused = (rejection: VehicleRejection): Decision => Either.left(rejection)

/** The command is accepted and changes nothing: the file says so already. */
export const unchanged: Decision = Either.right([])
