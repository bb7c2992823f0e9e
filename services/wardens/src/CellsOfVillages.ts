import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Either, Layer, Option, Schema } from "effect"
import { Location } from "./domain/Location.ts"

/**
 * Response cells of villages (row 23), as another context says that they are. Tolerant: what else its events carry is
 * not looked at, and an event that cannot be read changes nothing here.
 */

const composition = {
  name: Schema.String,
  location: Location,
  members: Schema.Array(Schema.Struct({ skills: Schema.Array(Schema.String) })),
  equipment: Schema.Array(Schema.String)
} as const
const SeenEvent = Schema.Union(
  Schema.TaggedStruct("CellWasFormed", {
    village: Schema.String,
    township: Schema.String,
    from: Schema.String,
    ...composition
  }),
  Schema.TaggedStruct("CellWasChanged", composition),
  Schema.TaggedStruct("CellWasCalledOut", { callOutId: Schema.String, at: Schema.String }),
  Schema.TaggedStruct("CellAnswered", { answer: Schema.Literal("comes", "cannot") }),
  Schema.TaggedStruct("CallOutEnded", {}),
  Schema.TaggedStruct("CellWasDisbanded", {})
)
type SeenEvent = typeof SeenEvent.Type | { readonly _tag: "NotLookedAt" }

const readSeen = Schema.decodeUnknownOption(SeenEvent)
const seen: EventCodec<SeenEvent> = {
  types: new Set(),
  encode: ({ _tag }) => ({ type: _tag, schemaVersion: 1, data: "{}" }),
  decode: ({ type, data }) =>
    Either.right(
      Option.getOrElse(
        readSeen({ ...(typeof data === "object" ? data : {}), _tag: type }),
        (): SeenEvent => ({ _tag: "NotLookedAt" })
      )
    )
}

/** A cell that may be asked, or was. */
export interface SeenCell {
  readonly name: string
  readonly village: string
  readonly township: string
  readonly location: Location
  readonly members: ReadonlyArray<{ readonly skills: ReadonlyArray<string> }>
  readonly equipment: ReadonlyArray<string>
  /** The first day on which it may be called. */
  readonly from: CalendarDate
  readonly isDisbanded: boolean
  /** The call-out that it is on; null where it is free. */
  readonly onCallOut: string | null
  /** When it was called out, oldest first. */
  readonly calledAt: ReadonlyArray<Instant>
}
type Seen = SeenCell | undefined

const evolve = (cell: Seen, event: SeenEvent): Seen => {
  if (event._tag === "CellWasFormed") {
    const { _tag, ...formed } = event
    return cell ?? { ...formed, isDisbanded: false, onCallOut: null, calledAt: [] }
  }
  if (cell === undefined) return cell
  switch (event._tag) {
    case "CellWasChanged": {
      const { _tag, ...now } = event
      return { ...cell, ...now }
    }
    case "CellWasCalledOut":
      return { ...cell, onCallOut: event.callOutId, calledAt: [...cell.calledAt, event.at] }
    case "CellAnswered":
      return event.answer === "cannot" ? { ...cell, onCallOut: null } : cell
    case "CallOutEnded":
      return { ...cell, onCallOut: null }
    case "CellWasDisbanded":
      return { ...cell, isDisbanded: true }
    case "NotLookedAt":
      return cell
  }
}

/** The response cells of the district, folded in memory: some hundreds. */
export class CellsOfVillages extends Context.Tag("@jiaosuo/wardens/CellsOfVillages")<
  CellsOfVillages,
  {
    /** All of them by id, disbanded ones too, as of the end of the log. */
    readonly cells: Effect.Effect<ReadonlyMap<string, SeenCell>, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams<SeenEvent, Seen, SeenCell>({
    context: "duties",
    kind: "cell",
    codec: seen,
    initialState: undefined,
    evolve,
    known: (cell) => cell,
    span: "CellsOfVillages.cells"
  }),
  (cells) => CellsOfVillages.of({ cells })
)

/** Over the event store. */
export const layer: Layer.Layer<CellsOfVillages, never, EventStore> = Layer.effect(CellsOfVillages, make)
