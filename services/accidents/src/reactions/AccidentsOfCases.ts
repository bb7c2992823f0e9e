import { EventStore } from "@jiaosuo/event-store/EventStore"
import { type CommandContext, idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import { acknowledged, contextFrom, setAside, settled } from "@jiaosuo/orders/Reacting"
import { Effect, Layer } from "effect"
import { Accidents } from "../Accidents.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import { openingOfCase } from "../useCases/OfCases.ts"
import { accidentOfCase, groundOfWithdrawal } from "./CaseSeen.ts"

/** What a case says that its accident file has to follow. */
const followed: ReadonlySet<string> = new Set([
  "CaseWasTaken",
  "CaseWasCorrected",
  "CaseWasWithdrawn",
  "CaseWasReopened"
])

/**
 * A 110 case of kind accident opens the file of its accident, when it is taken or when it turns out to be one. It opens
 * one file, however often it is corrected: the command id follows from the case. A case that is withdrawn, or turns out
 * to be about something else, takes its file along while nothing but its own report is in it; and brings it back.
 */
const react = Effect.gen(function* () {
  const accidents = yield* Accidents
  const store = yield* EventStore

  /** What somebody has added to the file since is theirs to decide. */
  const unlessTouched = (order: Effect.Effect<Answer, OrderFailure<AccidentRejection>>) =>
    Effect.catchTag(order, "StreamHasMoved", () => Effect.void)

  const takenAlong = (
    event: RecordedEvent,
    caseId: string,
    ground: Parameters<typeof accidents.withdrawOfCase>[1]
  ) =>
    Effect.gen(function* () {
      const file = yield* accidents.ofCase(caseId)
      if (file?._tag !== "File" || file.standing._tag !== "Reported") return acknowledged
      const context = contextFrom("accident of a withdrawn case", event)
      yield* unlessTouched(accidents.withdrawOfCase(caseId, ground, context, event.occurredAt))
      return acknowledged
    })

  const broughtBack = (event: RecordedEvent, caseId: string) =>
    Effect.gen(function* () {
      const context = contextFrom("accident of a reopened case", event)
      yield* unlessTouched(accidents.reopenOfCase(caseId, context, event.occurredAt))
      return acknowledged
    })

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (!followed.has(event.type)) return Effect.succeed(acknowledged)
    const caseId = idOf(event.stream)
    const context: CommandContext = {
      ...contextFrom("accident of a case", event),
      commandId: openingOfCase(caseId)
    }
    const follow = Effect.gen(function* () {
      if (event.type === "CaseWasWithdrawn") {
        return yield* takenAlong(event, caseId, groundOfWithdrawal(event.data))
      }
      const all = event.version === 1 ? [event] : yield* store.readStream(event.stream)
      const said = accidentOfCase(all.filter(({ version }) => version <= event.version))
      if (said === "unreadable") return setAside("the case cannot be read")
      if (said === undefined) return yield* takenAlong(event, caseId, "no-accident")
      const file = event.version === 1 ? undefined : yield* accidents.ofCase(caseId)
      if (file?._tag === "File") {
        return file.standing._tag === "Withdrawn" ? yield* broughtBack(event, caseId) : acknowledged
      }
      yield* accidents.reportOfCase(said, context)
      return acknowledged
    })
    return settled(follow)
  }

  yield* receive({ name: "accidents-of-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
