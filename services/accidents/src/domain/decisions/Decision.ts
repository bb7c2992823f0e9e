import { Either } from "effect"
import type { AccidentEvent } from "../AccidentEvents.ts"
import type { AccidentRejection } from "../AccidentRejections.ts"

/** What a command comes to: the events that follow, or the reason why not. */
export type Decision = Either.Either<ReadonlyArray<AccidentEvent>, AccidentRejection>

/** The command is accepted, and this happened. */
export const happened = (...events: ReadonlyArray<AccidentEvent>): Decision => Either.right(events)

/** The command is refused, and this is why. */
export const refused = (rejection: AccidentRejection): Decision => Either.left(rejection)

/** The command is accepted and changes nothing: the file says so already. */
export const unchanged: Decision = Either.right([])
