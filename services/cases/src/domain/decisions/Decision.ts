import { Either } from "effect"
import type { CaseEvent } from "../CaseEvents.ts"
import type { CaseRejection } from "../CaseRejections.ts"

/** What a command comes to: the events that follow, or the reason why not. */
export type Decision = Either.Either<ReadonlyArray<CaseEvent>, CaseRejection>

/** The command is accepted, and this happened. */
export const happened = (...events: ReadonlyArray<CaseEvent>): Decision => Either.right(events)

/** The command is refused, and this is why. */
export const refused = (rejection: CaseRejection): Decision => Either.left(rejection)

/** The command is accepted and changes nothing: the file says so already. */
export const unchanged: Decision = Either.right([])
