import { EventStore } from "@jiaosuo/event-store/EventStore"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, settled, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { Cases } from "../Cases.ts"
import { onFile } from "../domain/Case.ts"
import { accidentClaim } from "../domain/CaseClaims.ts"

/** All that cases have to know of the report of an accident: which case it came from, if from one. */
const Reported = Schema.Struct({ caseId: Schema.optional(Schema.String) })
const readReported = Schema.decodeUnknownOption(Reported)

/**
 * Moves that a person who looks at the case should see; of the rest, which is in the accident's own file, only that
 * somebody works on it.
 */
const moves: ReadonlySet<string> = new Set([
  "AccidentWasAccepted",
  "AccidentWasRefused",
  "AccidentWasHandedOver",
  "ProcedureWasChosen",
  "PartiesSettledThemselves",
  "LiabilityWasDecided",
  "LiabilityWasRevoked",
  "PaperWasServed",
  "AccidentWasClosed",
  "AccidentWasReopened",
  "AccidentWasWithdrawn",
  "AccidentWasMerged",
  "MergeWasUndone"
])

/**
 * Follows the accident files that cases opened: the first event links the file to its case, later ones are kept as
 * moves, so that a person sees both as one. The case of a file is whichever holds it (claim `case-accident`).
 */
const follow = Effect.gen(function* () {
  const cases = yield* Cases
  const store = yield* EventStore

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    const accidentId = idOf(event.stream)
    if (event.type === "AccidentWasReported") {
      const caseId = Option.getOrUndefined(readReported(event.data))?.caseId
      return caseId === undefined
        ? Effect.succeed(acknowledged)
        : told(
            cases.linkAccident(
              caseId,
              accidentId,
              contextFrom("accident file of a case", event),
              event.recordedAt
            )
          )
    }
    const moved = Effect.gen(function* () {
      const [holder] = yield* store.holders([accidentClaim(accidentId)])
      if (holder === undefined) return acknowledged
      if (!moves.has(event.type)) {
        const state = yield* cases.load(idOf(holder))
        const accident = state === undefined ? undefined : onFile(state)?.accident
        if (accident?.happened !== null) return acknowledged
      }
      const move = { accidentId, happened: event.type, at: event.occurredAt }
      yield* cases.moveAccident(idOf(holder), move, contextFrom("accident file of a case", event))
      return acknowledged
    })
    return settled(moved)
  }

  yield* receive({ name: "cases-accident-files", contexts: ["accidents"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(follow)
