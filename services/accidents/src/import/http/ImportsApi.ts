import { answerFields, importsGroup } from "@jiaosuo/ledger/http/ImportContract"
import { Schema } from "effect"

/** The answer to one row of a file of accidents, or of the file of their persons. */
export const AccidentImportAnswer = Schema.Struct({
  ...answerFields,
  accident: Schema.NullOr(Schema.String).annotations({
    description: "The accident of an accepted row, or the one that a duplicate repeats"
  })
}).annotations({ identifier: "AccidentImportAnswer" })
export type AccidentImportAnswer = typeof AccidentImportAnswer.Type

/** Hand in accidents of earlier years with their persons, follow the import, read the answer to every row. */
export const AccidentImportsGroup = importsGroup({
  name: "accidentImports",
  address: "/api/accidents/imports",
  answer: AccidentImportAnswer,
  title: "Imports of accidents",
  ledger: "a file of historical accidents",
  second: "persons"
})
