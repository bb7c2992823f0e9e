import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, soon } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { type CellFailure, Cells } from "../Cells.ts"
import type { CallCellOut, EndCallOut } from "../domain/cell/CellCommands.ts"

/** All that this context has to know of a ring that was asked: whoever is no cell is not looked at. */
const RingWasAsked = Schema.Struct({
  what: Schema.String,
  skill: Schema.NullOr(Schema.String),
  people: Schema.Number,
  asked: Schema.Array(Schema.Struct({ partyId: Schema.String, kind: Schema.String })),
  at: Schema.String
})
const readRing = Schema.decodeUnknownOption(RingWasAsked)

const Released = Schema.Array(
  Schema.Struct({ partyId: Schema.String, kind: Schema.String, arrived: Schema.Boolean })
)
/** And of an event that lets people go, whatever it is called. */
const LetsGo = Schema.Struct({
  stoodDown: Schema.optional(Released),
  released: Schema.optional(Released),
  outcome: Schema.optional(Schema.Literal("done", "in-vain")),
  note: Schema.optional(Schema.NullOr(Schema.String))
})
const readLetsGo = Schema.decodeUnknownOption(LetsGo)
const lettingGo: ReadonlySet<string> = new Set([
  "CallOutWasManned",
  "CallOutWasFinished",
  "CallOutWasStopped",
  "CallOutFoundTooFew"
])

interface ToldCell {
  readonly cellId: string
  readonly command: CallCellOut | EndCallOut
}

/** What an event of a call-out asks of cells; null where it cannot be read. */
const toldCells = ({ type, stream, data, recordedAt }: RecordedEvent): ReadonlyArray<ToldCell> | null => {
  const callOutId = idOf(stream)
  if (type === "RingWasAsked") {
    return Option.match(readRing(data), {
      onNone: () => null,
      onSome: ({ what, skill, people, asked, at }) =>
        asked
          .filter(({ kind }) => kind === "cell")
          .map(({ partyId }) => ({
            cellId: partyId,
            command: { _tag: "CallCellOut", callOutId, caseId: null, need: what, skill, people, at }
          }))
    })
  }
  if (!lettingGo.has(type)) return []
  return Option.match(readLetsGo(data), {
    onNone: () => null,
    onSome: ({ stoodDown = [], released = [], outcome, note = null }) =>
      [...stoodDown, ...released]
        .filter(({ kind }) => kind === "cell")
        .map(({ partyId, arrived }) => ({
          cellId: partyId,
          command: {
            _tag: "EndCallOut",
            callOutId,
            outcome: arrived && outcome !== undefined ? outcome : "called-off",
            note,
            // What is filed late may have happened before the cell was asked.
            at: recordedAt
          }
        }))
  })
}

/**
 * Row 23: a call-out of volunteers that asks a response cell calls it out as a whole, and lets it go when it is not
 * needed any more, once, however often the event comes. A cell that is out by then does not answer: whoever is further
 * away is asked when the time is over. One that ended by itself has nothing left to be let go of.
 */
const react = Effect.gen(function* () {
  const cells = yield* Cells

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    const told = toldCells(event)
    if (told === null) return Effect.succeed(setAside("what the call-out asks of cells cannot be read"))
    return Effect.forEach(told, ({ cellId, command }) =>
      Effect.catchTag(
        cells.ofVolunteers(cellId, command, contextFrom("cell of a call-out", event, cellId)),
        "Rejected",
        ({ rejection }) =>
          Effect.logInfo("a cell of a call-out stays where it is").pipe(
            Effect.annotateLogs({ cell: cellId, reason: rejection._tag })
          )
      )
    ).pipe(Effect.as(acknowledged), Effect.catchAll(unlessDone))
  }

  yield* receive({ name: "cells-of-volunteers", contexts: ["wardens"], handle })
})

/** What was done the first time stands; whatever else keeps a cell from being told is tried again. */
const unlessDone = ({ _tag }: CellFailure): Effect.Effect<Receipt> =>
  Effect.succeed(_tag === "CommandIdIsTaken" ? acknowledged : soon)

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
