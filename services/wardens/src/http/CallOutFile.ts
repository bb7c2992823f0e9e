import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { CallOutOutcome, PartyKind, PassedOverFor } from "../domain/callout/CallOutEvents.ts"
import { Location } from "../domain/Location.ts"

/** Call-outs as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** A code with its name. */
const Named = Schema.Struct({ code: Schema.String, name: Schema.String })

/** Where a call-out stands. */
export const CallOutStanding = Schema.Literal("asking", "manned", "there", "finished", "stopped", "too-few")

const callOutFields = {
  id: Schema.String,
  /** The 110 case that asked for it; null where a station did. */
  caseId: Text,
  need: Named,
  what: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  location: Schema.NullOr(Location),
  skill: Schema.NullOr(Named),
  equipment: Schema.Array(Named),
  /** How many it takes. */
  people: Schema.Number,
  /** How many people were asked so far. */
  asked: Schema.Number,
  /** How many have said that they come. */
  come: Schema.Number,
  /** How many have said that they cannot. */
  cannot: Schema.Number,
  /** How many of those who come are there. */
  arrived: Schema.Number,
  /** People and equipment that are missing beside those who come. */
  missing: Schema.Struct({ people: Schema.Number, equipment: Schema.Array(Named) }),
  /** The ring that was asked last; null where nobody was. */
  ring: Schema.NullOr(Schema.Number),
  standing: CallOutStanding,
  standingName: Schema.String,
  openedAt: Schema.String,
  mannedAt: Text,
  /** When the first was there; null where nobody was yet. */
  arrivedAt: Text,
  /** Whole seconds from the need to the first who was there. */
  secondsToArrive: Schema.NullOr(Schema.Number),
  endedAt: Text,
  outcome: Schema.NullOr(CallOutOutcome),
  outcomeName: Text,
  note: Text,
  /** When whoever is further away is asked; null while nobody waits for an answer. */
  nextRingAt: Text
} as const

const partyFields = {
  partyId: Schema.String,
  kind: PartyKind,
  kindName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  distanceMetres: Schema.NullOr(Schema.Number),
  people: Schema.Number,
  able: Schema.Number,
  equipment: Schema.Array(Named),
  callOutsThisMonth: Schema.Number,
  /** What spoke for them. */
  reasons: Schema.Array(Schema.String)
} as const

const PassedOverView = Schema.Struct({
  partyId: Schema.String,
  kind: PartyKind,
  distanceMetres: Schema.NullOr(Schema.Number),
  why: PassedOverFor,
  reason: Schema.String
})

/** `GET /api/wardens/call-outs/{id}`. */
export const CallOutFile = Schema.Struct({
  ...callOutFields,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  rings: Schema.Array(
    Schema.Struct({
      ring: Schema.Number,
      withinMetres: Schema.Number,
      asked: Schema.Array(Schema.String),
      /** The nearest of those who were not asked, and how many were not in all. */
      passedOver: Schema.Array(PassedOverView),
      passedOverInAll: Schema.Number,
      at: Schema.String,
      until: Schema.String
    })
  ),
  /** In the order in which they were asked. */
  parties: Schema.Array(
    Schema.Struct({
      ...partyFields,
      /** Null for a cell, and for somebody who is on file no more. */
      person: Schema.NullOr(PersonView),
      cellName: Text,
      ring: Schema.Number,
      askedAt: Schema.String,
      answer: Schema.NullOr(Schema.Literal("comes", "cannot")),
      answeredAt: Text,
      stoodDownAt: Text,
      arrivedAt: Text
    })
  ),
  /** Where too few could come: the nearest who were passed over at last. */
  passedOverAtLast: Schema.Array(PassedOverView),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "VolunteerCallOutFile" })
export type CallOutFile = typeof CallOutFile.Type

/** `GET /api/wardens/call-outs`: which ones. */
export const CallOutsQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code; all in the reader's townships where absent"
  }),
  open: Schema.optional(Schema.Literal("yes", "no", "all")).annotations({ description: "yes where absent" }),
  mine: Schema.optional(Schema.Literal("true", "false")).annotations({
    description: "true: only those in which the reader is asked"
  }),
  ...pageParameters
})
export type CallOutsQuery = typeof CallOutsQuery.Type

/** One call-out of the list, and what the reader said where they are asked. */
export const CallOutItem = Schema.Struct({
  ...callOutFields,
  /** Null where the reader is not asked. */
  mine: Schema.NullOr(
    Schema.Struct({
      partyId: Schema.String,
      distanceMetres: Schema.NullOr(Schema.Number),
      answer: Schema.NullOr(Schema.Literal("comes", "cannot")),
      stoodDownAt: Text,
      arrivedAt: Text
    })
  )
}).annotations({ identifier: "VolunteerCallOutItem" })
export type CallOutItem = typeof CallOutItem.Type

/** Newest last. */
export const CallOutsPage = Schema.Struct({
  ...pageOf(CallOutItem).fields,
  total: Schema.Number
}).annotations({ identifier: "VolunteerCallOuts" })
export type CallOutsPage = typeof CallOutsPage.Type

const asked = (description: string) => Schema.optional(Schema.String).annotations({ description })

/** `GET /api/wardens/call-outs/who`: for what, and where. */
export const WhoQuery = Schema.Struct({
  need: asked(
    "Code of the table of needs: wasp-nest, flood …; absent: skill, equipment and people say what it takes"
  ),
  kind: Schema.optional(PartyKind).annotations({
    description: "Only response cells, or only single volunteers; both where absent"
  }),
  lat: asked("Latitude in degrees, WGS 84"),
  lon: asked("Longitude in degrees, WGS 84"),
  village: asked("Twelve-digit code"),
  skill: asked("Code of the cell abilities; that of the need where absent"),
  equipment: asked("Codes of the cell abilities, with commas between them; those of the need where absent"),
  people: asked("How many it takes; at least those of the need")
})
export type WhoQuery = typeof WhoQuery.Type

const nearFields = {
  ...partyFields,
  /** Null for a volunteer. */
  cellName: Text
} as const

/** Who would be asked first. */
export const WhoAnswer = Schema.Struct({
  people: Schema.Number,
  /** Null where too few can go. */
  ring: Schema.NullOr(Schema.Number),
  withinMetres: Schema.NullOr(Schema.Number),
  asked: Schema.Array(Schema.Struct(nearFields)),
  /** The nearest hundred of the others within the widest ring, in the same order, with what speaks for them. */
  passedOver: Schema.Array(Schema.Struct({ ...nearFields, why: PassedOverFor, reason: Schema.String })),
  passedOverInAll: Schema.Number
}).annotations({ identifier: "WhoCouldGo" })
export type WhoAnswer = typeof WhoAnswer.Type
