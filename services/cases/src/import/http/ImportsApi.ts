import { answerFields, importsGroup } from "@jiaosuo/ledger/http/ImportContract"
import { Schema } from "effect"

/** The answer to one row of a file of calls. */
export const CaseImportAnswer = Schema.Struct({
  ...answerFields,
  case: Schema.NullOr(Schema.String).annotations({
    description: "The case of an accepted row, or the one that a duplicate repeats"
  })
}).annotations({ identifier: "CaseImportAnswer" })
export type CaseImportAnswer = typeof CaseImportAnswer.Type

/** Hand in calls of another desk, follow the import, read the answer to every row. */
export const CaseImportsGroup = importsGroup({
  name: "caseImports",
  address: "/api/cases/imports",
  answer: CaseImportAnswer,
  title: "Imports of calls",
  ledger: "a file of calls of another desk"
})
