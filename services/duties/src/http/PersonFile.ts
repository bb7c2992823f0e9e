import { Qualification } from "@jiaosuo/kernel/Qualification"
import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { AbsenceGround, PersonKind, Post, Sex } from "../domain/person/Persons.ts"

/** What is shown of somebody who serves. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

export const PersonFile = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  person: PersonView,
  personKind: PersonKind,
  personKindName: Schema.String,
  sex: Schema.NullOr(Sex),
  bornIn: Schema.NullOr(Schema.Number),
  account: Text,
  /** Today; null where the person does not serve. */
  unitId: Text,
  township: Text,
  post: Schema.NullOr(Post),
  postName: Text,
  qualification: Qualification,
  from: Schema.String,
  leftFrom: Text,
  restBalance: Schema.Number.annotations({ description: "Days of rest left today (row 54)" }),
  assignments: Schema.Array(Schema.Struct({ from: Schema.String, unitId: Schema.String, township: Text })),
  posts: Schema.Array(Schema.Struct({ from: Schema.String, post: Post })),
  absences: Schema.Array(
    Schema.Struct({
      absenceId: Schema.String,
      from: Schema.String,
      until: Schema.String,
      ground: AbsenceGround,
      groundName: Schema.String,
      cancelled: Schema.Boolean
    })
  ),
  trainings: Schema.Array(
    Schema.Struct({
      trainingId: Schema.String,
      subject: Schema.String,
      hours: Schema.Number,
      on: Schema.String,
      passed: Schema.NullOr(Schema.Boolean)
    })
  ),
  rest: Schema.Array(
    Schema.Struct({ restId: Schema.String, days: Schema.Number, ground: Text, on: Schema.String })
  ),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "PersonFile" })
export type PersonFile = typeof PersonFile.Type
