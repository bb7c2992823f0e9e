import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { registerRoles } from "@jiaosuo/http/Scopes"
import { answerJson } from "@jiaosuo/ledger/http/ImportAnswers"
import { makeImportHandlers } from "@jiaosuo/ledger/http/ImportHandlers"
import { Effect } from "effect"
import { Imports } from "../Imports.ts"
import { ImportsGroup } from "./ImportsApi.ts"

/** Answers of the group `imports`. */
export const importsHandlers = HttpApiBuilder.group(productApi.add(ImportsGroup), "imports", (handlers) =>
  Effect.gen(function* () {
    const answering = yield* makeImportHandlers({
      imports: yield* Imports,
      context: "vehicles",
      address: "/api/vehicles/imports",
      roles: registerRoles,
      toJson: (answer, language) => ({ ...answerJson(answer, language), vehicle: answer.subject })
    })
    return handlers
      .handleRaw("uploadImport", answering.uploadImport)
      .handle("listImports", answering.listImports)
      .handle("importStatus", answering.importStatus)
      .handle("importProgress", answering.importProgress)
      .handle("importAnswers", answering.importAnswers)
  })
)
