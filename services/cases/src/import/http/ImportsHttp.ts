import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { answerJson } from "@jiaosuo/ledger/http/ImportAnswers"
import { makeImportHandlers } from "@jiaosuo/ledger/http/ImportHandlers"
import { Effect } from "effect"
import { importRoles } from "../CallLedgerKind.ts"
import { Imports } from "../Imports.ts"
import { CaseImportsGroup } from "./ImportsApi.ts"

/** Answers of the group `caseImports`. */
export const importsHandlers = HttpApiBuilder.group(
  productApi.add(CaseImportsGroup),
  "caseImports",
  (handlers) =>
    Effect.gen(function* () {
      const answering = yield* makeImportHandlers({
        imports: yield* Imports,
        context: "cases",
        address: "/api/cases/imports",
        roles: importRoles,
        toJson: (answer, language) => ({ ...answerJson(answer, language), case: answer.subject })
      })
      return handlers
        .handleRaw("uploadImport", answering.uploadImport)
        .handle("listImports", answering.listImports)
        .handle("importStatus", answering.importStatus)
        .handle("importProgress", answering.importProgress)
        .handle("importAnswers", answering.importAnswers)
    })
)
