import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, settled, told } from "@jiaosuo/orders/Reacting"
import { Effect, Either, Layer } from "effect"
import { Cases } from "../Cases.ts"
import { type CaseFile, onFile } from "../domain/Case.ts"
import { caseEventCodec } from "../domain/CaseEvents.ts"

/** The cases that one was joined to, the nearest first; a ring comes back to where it began. */
interface Way {
  readonly cases: ReadonlyArray<string>
  readonly isRing: boolean
}

/**
 * When a case is joined to another, its call is one of the other's calls, so that whoever works on that one sees what
 * the second caller said; when the joining is undone, it is taken out again. What is joined on goes along. Cases that
 * were joined in a ring at one instant are not left without anybody to work on them: one of them goes on (row 14).
 */
const react = Effect.gen(function* () {
  const cases = yield* Cases

  const fileOf = (id: string): Effect.Effect<CaseFile | undefined, StoreIsUnavailable> =>
    Effect.map(cases.load(id), (state) => (state === undefined ? undefined : onFile(state)))

  const wayFrom = (id: string, into: string): Effect.Effect<Way, StoreIsUnavailable> =>
    Effect.gen(function* () {
      const passed: Array<string> = []
      let next: string | undefined = into
      while (next !== undefined && next !== id && !passed.includes(next)) {
        passed.push(next)
        const file: CaseFile | undefined = yield* fileOf(next)
        next = file?.standing._tag === "Joined" ? file.standing.into : undefined
      }
      return { cases: passed, isRing: next === id }
    })

  /** Tells every case of the way about every call, until one cannot be told now. */
  const tellAll = (tellings: ReadonlyArray<Effect.Effect<Receipt>>): Effect.Effect<Receipt> =>
    Effect.reduce(tellings, acknowledged, (before, telling) =>
      before._tag === "Retry" ? Effect.succeed(before) : telling
    )

  const joined = (event: RecordedEvent, into: string): Effect.Effect<Receipt, StoreIsUnavailable> =>
    Effect.gen(function* () {
      const id = idOf(event.stream)
      const file = yield* fileOf(id)
      // Undone since: the event that says so takes its calls out.
      if (file?.standing._tag !== "Joined" || file.standing.into !== into) return acknowledged
      const way = yield* wayFrom(id, into)
      if (way.isRing) {
        return yield* told(cases.breakRing(id, contextFrom("ring of joined cases", event), event.recordedAt))
      }
      const { calledAt, caller, description, source } = file
      const own = { callId: id, calledAt, caller, description, source, ofCase: true }
      const calls = [own, ...file.calls.map((call) => ({ ...call, ofCase: true }))]
      return yield* tellAll(
        way.cases.flatMap((other) =>
          calls.map((call) =>
            told(
              cases
                .addJoinedCase(
                  other,
                  call,
                  contextFrom("joined case", event, call.callId, other),
                  event.recordedAt
                )
                // It came along another way already.
                .pipe(
                  Effect.catchIf(
                    (failure) =>
                      failure._tag === "Rejected" && failure.rejection._tag === "CallIsAlreadyJoined",
                    () => Effect.void
                  )
                )
            )
          )
        )
      )
    })

  const undone = (event: RecordedEvent, into: string): Effect.Effect<Receipt, StoreIsUnavailable> =>
    Effect.gen(function* () {
      const id = idOf(event.stream)
      const file = yield* fileOf(id)
      const way = yield* wayFrom(id, into)
      const calls = [id, ...(file?.calls ?? []).map(({ callId }) => callId)]
      return yield* tellAll(
        way.cases.flatMap((other) =>
          calls.map((callId) =>
            told(
              cases.takeOutJoinedCase(
                other,
                callId,
                contextFrom("joined case", event, callId, other),
                event.recordedAt
              )
            )
          )
        )
      )
    })

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "CaseWasJoinedTo" && event.type !== "JoinWasUndone") {
      return Effect.succeed(acknowledged)
    }
    const decoded = caseEventCodec.decode(event)
    if (Either.isLeft(decoded)) {
      return Effect.succeed(setAside(decoded.left.reason))
    }
    const said = decoded.right
    switch (said._tag) {
      case "CaseWasJoinedTo":
        return settled(joined(event, said.into))
      case "JoinWasUndone":
        return settled(undone(event, said.into))
      default:
        return Effect.succeed(acknowledged)
    }
  }

  yield* receive({ name: "cases-joined-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
