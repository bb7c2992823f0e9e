import type { AccidentFile } from "../Accident.ts"
import type { DecideRecusal, RequestRecusal } from "../commands/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Against, first, unlessAfter, unlessAfterAccident, unlessParty } from "./Guards.ts"

/** A21: a party, or the handler, wants a handler replaced: a party themselves, a relative, or with an interest. */
export const requestRecusal = (command: RequestRecusal, file: AccidentFile): Decision => {
  const { recusalId, handler, askedBy, ground, requestedOn, reason } = command
  const isHandler = [file.lead, ...file.otherHandlers].some((one) => one?.account === handler)
  const against: Against = first(
    file.recusals.some(
      (one) => one.recusalId === recusalId || (one.handler === handler && one.decidedOn === null)
    )
      ? { _tag: "RecusalIsAlreadyRequested" }
      : undefined,
    isHandler ? undefined : { _tag: "HandlerIsNotOnFile", account: handler },
    askedBy === null ? undefined : unlessParty(file, askedBy),
    unlessAfterAccident("requestedOn", requestedOn, file)
  )
  return against === undefined
    ? happened({
        _tag: "RecusalWasRequested",
        recusalId,
        handler,
        by: askedBy,
        ground,
        requestedOn,
        reason
      })
    : refused(against)
}

/** A21: somebody else decides, in two working days. A granted request takes the handler off the accident. */
export const decideRecusal = (command: DecideRecusal, file: AccidentFile): Decision => {
  const { recusalId, granted, decidedOn, reason, by } = command
  const recusal = file.recusals.find((one) => one.recusalId === recusalId)
  if (recusal === undefined) return refused({ _tag: "RecusalIsUnknown" })
  const against: Against = first(
    recusal.decidedOn === null ? undefined : { _tag: "RecusalIsDecided" },
    by.account === recusal.handler ? { _tag: "HandlerDecidesOnTheirOwnRecusal" } : undefined,
    unlessAfter("decidedOn", decidedOn, "request", recusal.requestedOn)
  )
  return against === undefined
    ? happened({
        _tag: "RecusalWasDecided",
        recusalId,
        handler: recusal.handler,
        granted,
        decidedOn,
        reason
      })
    : refused(against)
}
