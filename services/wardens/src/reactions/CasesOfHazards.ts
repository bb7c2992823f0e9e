import { EventStore } from "@jiaosuo/event-store/EventStore"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, settled } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import type { CaseOfHazard } from "../domain/hazard/Hazard.ts"
import { HazardCaseOutcome } from "../domain/hazard/HazardEvents.ts"
import { Hazards } from "../Hazards.ts"

const Source = Schema.NullOr(Schema.Struct({ desk: Schema.String, number: Schema.String }))

/** All that this context has to know of a case: whose hazards are in it, and how it ended. */
const SeenEvent = Schema.Union(
  Schema.TaggedStruct("CaseWasTaken", { number: Schema.String, calledAt: Schema.String, source: Source }),
  Schema.TaggedStruct("CallWasJoined", { callId: Schema.String, source: Source }),
  Schema.TaggedStruct("JoinedCallWasTakenOut", { callId: Schema.String }),
  Schema.TaggedStruct("CaseWasClosed", { outcome: Schema.String, at: Schema.String }),
  Schema.TaggedStruct("CaseWasReopened", {}),
  Schema.TaggedStruct("CaseWasWithdrawn", {}),
  Schema.TaggedStruct("CaseWasJoinedTo", {}),
  Schema.TaggedStruct("JoinWasUndone", {})
)
type SeenEvent = typeof SeenEvent.Type
const readSeen = Schema.decodeUnknownOption(SeenEvent)
const seen = ({ type, data }: RecordedEvent): SeenEvent | undefined =>
  Option.getOrUndefined(readSeen({ ...(typeof data === "object" ? data : {}), _tag: type }))

/** What a case whose call came from a hazard is told under: the hazard's id is the number there. */
const desk = "wardens"
const hazardIn = (source: typeof Source.Type): string | undefined =>
  source?.desk === desk ? source.number : undefined

/** A case as its events tell it. */
interface SeenCase {
  readonly number: string
  readonly since: string
  readonly end: CaseOfHazard["end"]
  /** It is another by now, which tells for itself. */
  readonly isJoined: boolean
  /** Hazards by the call that brought them; the case's own call has its own id. */
  readonly hazards: ReadonlyMap<string, string>
}

const isOutcome = Schema.is(HazardCaseOutcome)

const evolve = (known: SeenCase | undefined, event: RecordedEvent): SeenCase | undefined => {
  const said = seen(event)
  if (said === undefined) return known
  if (said._tag === "CaseWasTaken") {
    const own = hazardIn(said.source)
    const hazards = new Map(own === undefined ? [] : [[idOf(event.stream), own]])
    return { number: said.number, since: said.calledAt, end: null, isJoined: false, hazards }
  }
  if (known === undefined) return known
  switch (said._tag) {
    case "CallWasJoined": {
      const hazard = hazardIn(said.source)
      return hazard === undefined
        ? known
        : { ...known, hazards: new Map([...known.hazards, [said.callId, hazard]]) }
    }
    case "JoinedCallWasTakenOut":
      return {
        ...known,
        hazards: new Map([...known.hazards].filter(([callId]) => callId !== said.callId))
      }
    case "CaseWasClosed":
      return { ...known, end: { outcome: isOutcome(said.outcome) ? said.outcome : "other", at: said.at } }
    case "CaseWasReopened":
      return { ...known, end: null }
    case "CaseWasWithdrawn":
      return { ...known, end: { outcome: "withdrawn", at: event.occurredAt } }
    case "CaseWasJoinedTo":
      return { ...known, isJoined: true }
    case "JoinWasUndone":
      return { ...known, isJoined: false }
  }
}

/** Whether an event changes what a hazard hears of its case. Calls of other desks are most of all, and say so themselves. */
const isHeard = (event: RecordedEvent): boolean => {
  const said = seen(event)
  switch (said?._tag) {
    case "CaseWasTaken":
    case "CallWasJoined":
      return hazardIn(said.source) !== undefined
    case "CaseWasClosed":
    case "CaseWasReopened":
    case "CaseWasWithdrawn":
    case "JoinWasUndone":
      return true
    case "JoinedCallWasTakenOut":
    case "CaseWasJoinedTo":
    case undefined:
      return false
  }
}

/**
 * A hazard that asked the station for a case hears which case it became, also where that was joined to another, and how
 * the case ended. It is not cleared by that: somebody looks at the road.
 */
const react = Effect.gen(function* () {
  const hazards = yield* Hazards
  const store = yield* EventStore

  const tell = (event: RecordedEvent) =>
    Effect.gen(function* () {
      const events = yield* store.readStream(event.stream)
      const known = events
        .filter(({ version }) => version <= event.version)
        .reduce<SeenCase | undefined>(evolve, undefined)
      if (known === undefined || known.isJoined) return acknowledged
      const { number, since, end, hazards: told } = known
      const said = { caseId: idOf(event.stream), number, since, end, at: event.occurredAt }
      yield* Effect.forEach(
        new Set(told.values()),
        (hazardId) => hazards.hearOfCase(hazardId, said, contextFrom("case of a hazard", event, hazardId)),
        { discard: true }
      )
      return acknowledged
    })

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> =>
    isHeard(event) ? settled(tell(event)) : Effect.succeed(acknowledged)

  yield* receive({ name: "wardens-cases-of-hazards", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
