import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { Location } from "../domain/Location.ts"
import { InjurySeverity, WardenRole, WardenState } from "../domain/warden/WardenEvents.ts"

/** Wardens as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** A skill or a piece of equipment, with its name. */
const AbilityView = Schema.Struct({ code: Schema.String, name: Schema.String })

const RoleView = Schema.Struct({ role: WardenRole, name: Schema.String })

const PlaceView = Schema.Struct({ placeId: Schema.String, name: Schema.String })

const serviceFields = {
  id: Schema.String,
  state: WardenState,
  stateName: Schema.String,
  stateSince: Schema.String,
  roles: Schema.Array(RoleView),
  township: Schema.String,
  townshipName: Schema.String,
  villages: Schema.Array(Schema.Struct({ code: Schema.String, name: Schema.String })),
  skills: Schema.Array(AbilityView),
  /** What they have on loan. */
  equipment: Schema.Array(AbilityView),
  /** The place that they are posted at. */
  place: Schema.NullOr(PlaceView),
  account: Text,
  /** Subjects in which they are trained today. */
  trained: Schema.Array(Schema.String),
  /** The last day of their insurance; null where they never had one. */
  insuredUntil: Text
} as const

const TrainingView = Schema.Struct({
  trainingId: Schema.String,
  subject: Schema.String,
  subjectName: Schema.String,
  on: Schema.String,
  validUntil: Schema.String,
  passed: Schema.Boolean,
  /** Whether it counts today. */
  valid: Schema.Boolean
})

const LoanView = Schema.Struct({
  loanId: Schema.String,
  equipment: AbilityView,
  serial: Text,
  since: Schema.String,
  returnedAt: Text,
  intact: Schema.NullOr(Schema.Boolean)
})

const InjuryView = Schema.Struct({
  injuryId: Schema.String,
  severity: InjurySeverity,
  severityName: Schema.String,
  activity: Schema.String,
  at: Schema.String
})

/** `GET /api/wardens/wardens/{id}`. */
export const WardenFile = Schema.Struct({
  ...serviceFields,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  person: PersonView,
  setsOutFrom: Schema.NullOr(Location),
  appliedAt: Schema.String,
  turnedDown: Schema.Boolean,
  /** Subjects that one of their roles needs and in which no training counts (today, or at `asOf`). */
  missing: Schema.Array(Schema.String),
  trainings: Schema.Array(TrainingView),
  loans: Schema.Array(LoanView),
  injuries: Schema.Array(InjuryView),
  insurance: Schema.NullOr(Schema.Struct({ insurer: Text, lastDay: Schema.String })),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "WardenFile" })
export type WardenFile = typeof WardenFile.Type

/** `GET /api/wardens/wardens`: those who have not left, unless a state is asked for. */
export const WardensQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code; all in the reader's townships where absent"
  }),
  village: Schema.optional(Schema.String).annotations({ description: "Twelve-digit code" }),
  role: Schema.optional(WardenRole),
  state: Schema.optional(WardenState),
  place: Schema.optional(Schema.String).annotations({ description: "Id of the place they are posted at" }),
  skill: Schema.optional(Schema.String).annotations({ description: "Code of the cell abilities" }),
  untrained: Schema.optional(Schema.Literal("yes", "no")).annotations({
    description: "Whether a training that one of their roles needs is missing today"
  }),
  insured: Schema.optional(Schema.Literal("yes", "no")).annotations({
    description: "Whether they are insured today"
  }),
  injured: Schema.optional(Schema.Literal("yes", "no")).annotations({
    description: "Whether an injury of theirs was ever reported"
  }),
  ...pageParameters
})
export type WardensQuery = typeof WardensQuery.Type

/** One of the list. The name is masked (X2); whole it is in the file, for a stated purpose. */
export const WardenItem = Schema.Struct({
  ...serviceFields,
  name: Text,
  /** A training that one of their roles needs is missing today. */
  untrained: Schema.Boolean
}).annotations({ identifier: "WardenItem" })
export type WardenItem = typeof WardenItem.Type

/** By township, then by the day of the application. */
export const WardensPage = Schema.Struct({
  ...pageOf(WardenItem).fields,
  total: Schema.Number
}).annotations({ identifier: "Wardens" })
export type WardensPage = typeof WardensPage.Type

/** `GET /api/wardens/wardens/me`: whoever is signed in, as the warden that the account is linked to. */
export const OwnWarden = Schema.Struct(serviceFields).annotations({ identifier: "OwnWarden" })
export type OwnWarden = typeof OwnWarden.Type
