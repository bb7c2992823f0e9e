import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { CallOutOutcome, MemberKind } from "../domain/cell/CellEvents.ts"
import { Location } from "../domain/organisation/Units.ts"

/** Response cells as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** A skill or a piece of equipment, with its name. */
const AbilityView = Schema.Struct({ code: Schema.String, name: Schema.String })

/** One line of the response log. */
const CallOutView = Schema.Struct({
  callOutId: Schema.String,
  caseId: Text,
  need: Schema.String,
  skill: Schema.NullOr(AbilityView),
  people: Schema.Number,
  at: Schema.String,
  answer: Schema.NullOr(Schema.Literal("comes", "cannot")),
  answeredAt: Text,
  arrivedAt: Text,
  endedAt: Text,
  outcome: Schema.NullOr(Schema.Literal(...CallOutOutcome.literals, "could-not-come")),
  outcomeName: Text,
  note: Text
})

/** Free, on a call-out, to come, or no more. */
export const CellStanding = Schema.Literal("free", "out", "to-come", "disbanded")
export type CellStanding = typeof CellStanding.Type

/** `GET /api/duties/cells/{id}`. */
export const CellFile = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  village: Schema.String,
  township: Schema.String,
  name: Schema.String,
  location: Location,
  from: Schema.String,
  disbandedAt: Text,
  /** The call-out that it is on; null where it is free. */
  out: Text,
  members: Schema.Array(
    Schema.Struct({
      memberId: Schema.String,
      person: PersonView,
      as: MemberKind,
      asName: Schema.String,
      skills: Schema.Array(AbilityView)
    })
  ),
  equipment: Schema.Array(AbilityView),
  /** The response log, oldest first. */
  callOuts: Schema.Array(CallOutView),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "CellFile" })
export type CellFile = typeof CellFile.Type

/** `GET /api/duties/cells`: which ones; those that are disbanded only where they are asked for. */
export const CellsQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code; all in the reader's townships where absent"
  }),
  standing: Schema.optional(CellStanding),
  asOf: Schema.optional(Schema.String).annotations({
    description: "RFC 3339: cells and their standing as known at that instant"
  })
})
export type CellsQuery = typeof CellsQuery.Type

/** One cell of the list. */
export const CellItem = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  village: Schema.String,
  villageName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  standing: CellStanding,
  from: Schema.String,
  members: Schema.Number,
  /** What somebody of it can do. */
  skills: Schema.Array(AbilityView),
  equipment: Schema.Array(AbilityView),
  callOuts: Schema.Number,
  callOutsThisMonth: Schema.Number,
  /** The newest call-out; null where there was none. */
  last: Schema.NullOr(CallOutView)
}).annotations({ identifier: "CellItem" })
export type CellItem = typeof CellItem.Type

/** By township, then by name. */
export const CellsAnswer = Schema.Struct({ cells: Schema.Array(CellItem) }).annotations({
  identifier: "Cells"
})
export type CellsAnswer = typeof CellsAnswer.Type
