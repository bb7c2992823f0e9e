import { answerFields, importsGroup } from "@jiaosuo/ledger/http/ImportContract"
import { Schema } from "effect"

export { Import } from "@jiaosuo/ledger/http/ImportContract"

/** The answer to one row of a ledger of key vehicles. */
export const ImportAnswer = Schema.Struct({
  ...answerFields,
  vehicle: Schema.NullOr(Schema.String).annotations({
    description: "The vehicle of an accepted row, or the one that a duplicate repeats"
  })
}).annotations({ identifier: "ImportAnswer" })
export type ImportAnswer = typeof ImportAnswer.Type

/** Hand in a ledger, follow it, read the answer to every row. */
export const ImportsGroup = importsGroup({
  name: "imports",
  address: "/api/vehicles/imports",
  answer: ImportAnswer,
  title: "Imports",
  ledger: "a ledger of key vehicles"
})
