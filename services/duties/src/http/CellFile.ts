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

const asked = (description: string) => Schema.optional(Schema.String).annotations({ description })

/** `GET /api/duties/cells/near`: where, and who is asked for. */
export const CellsNearQuery = Schema.Struct({
  lat: Schema.String.annotations({ description: "Latitude in degrees, WGS 84" }),
  lon: Schema.String.annotations({ description: "Longitude in degrees, WGS 84" }),
  skill: asked("Code of the cell abilities: wasp, first-aid, boat …; absent: anybody will do"),
  equipment: asked("Codes of the cell abilities, with commas between them: all of it is needed"),
  people: asked("How many it takes; at least those that the skill asks for"),
  limit: asked("How many cells at most, 1 to 100; 10 where absent")
})
export type CellsNearQuery = typeof CellsNearQuery.Type

const CellNearView = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  village: Schema.String,
  villageName: Schema.String,
  township: Schema.String,
  location: Location,
  distanceMetres: Schema.Number,
  members: Schema.Number,
  /** Members with the skill; all of them where none is asked for. */
  able: Schema.Number,
  callOutsThisMonth: Schema.Number,
  reasons: Schema.Array(Schema.String)
}).annotations({ identifier: "CellNear" })

export const CellsNearAnswer = Schema.Struct({
  /** How many it takes. */
  people: Schema.Number,
  /** Nearest first; then who was called out less often this month; then by id. */
  cells: Schema.Array(CellNearView),
  /** Those that have what is asked for, and are out or too small. */
  passedOver: Schema.Array(CellNearView)
}).annotations({ identifier: "CellsNear" })
export type CellsNearAnswer = typeof CellsNearAnswer.Type
