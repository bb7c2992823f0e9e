import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { answerJson } from "@jiaosuo/ledger/http/ImportAnswers"
import { makeImportHandlers } from "@jiaosuo/ledger/http/ImportHandlers"
import { Effect } from "effect"
import { importRoles } from "../AccidentLedgerKind.ts"
import { Imports } from "../Imports.ts"
import { AccidentImportsGroup } from "./ImportsApi.ts"

/** Answers of the group `accidentImports`. */
export const importsHandlers = HttpApiBuilder.group(
  productApi.add(AccidentImportsGroup),
  "accidentImports",
  (handlers) =>
    Effect.gen(function* () {
      const answering = yield* makeImportHandlers({
        imports: yield* Imports,
        context: "accidents",
        address: "/api/accidents/imports",
        second: "persons",
        roles: importRoles,
        toJson: (answer, language) => ({ ...answerJson(answer, language), accident: answer.subject })
      })
      return handlers
        .handleRaw("uploadImport", answering.uploadImport)
        .handle("listImports", answering.listImports)
        .handle("importStatus", answering.importStatus)
        .handle("importProgress", answering.importProgress)
        .handle("importAnswers", answering.importAnswers)
    })
)
