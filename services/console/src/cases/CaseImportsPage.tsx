import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { CaseImportsGroup } from "@jiaosuo/cases/api"
import * as Effect from "effect/Effect"
import { ImportsPage } from "../imports/ImportsPage.tsx"
import type { LedgerImports } from "../imports/ledgerImports.ts"
import { caseImportsEn } from "../messages/caseImports.en.ts"
import { type CaseImportMessages, caseImportsZh } from "../messages/caseImports.zh.ts"
import { useLanguage } from "../messages/Language.tsx"
import { baseUrl, http, httpForUploads } from "../server/http.ts"
import { usePrincipal } from "../session/Session.tsx"
import { mayImport } from "./permissions.ts"
import { Section } from "./Section.tsx"

const contract = HttpApi.make("jiaosuo").add(CaseImportsGroup)

/** The client of imports, derived from their contract. */
const imports = Effect.runSync(HttpApiClient.makeWith(contract, { httpClient: http, baseUrl })).caseImports

/** The same, as patient as a file of some megabytes on a slow line needs it. */
const uploads = Effect.runSync(
  HttpApiClient.makeWith(contract, { httpClient: httpForUploads, baseUrl })
).caseImports

const zh: CaseImportMessages = caseImportsZh

/** Calls that another desk took (`jiaosuo import cases`). */
const callsOfOtherDesks: LedgerImports = {
  place: "/cases/imports",
  address: "/api/cases/imports",
  upload: (key, payload) =>
    uploads.uploadImport({ headers: { "idempotency-key": key }, urlParams: {}, payload }),
  list: (cursor) =>
    imports.listImports({ urlParams: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } }),
  status: (id) => imports.importStatus({ path: { id } }),
  answers: (id, urlParams) =>
    Effect.map(imports.importAnswers({ path: { id }, urlParams }), ({ items, nextCursor }) => ({
      nextCursor,
      items: items.map(({ case: caseId, ...answer }) => ({
        ...answer,
        record: caseId === null ? null : `/cases/${caseId}`
      }))
    })),
  useWords: () => {
    const words = useLanguage().language === "zh" ? zh : caseImportsEn
    const names: Readonly<Record<string, string>> = words.fields
    return {
      title: words.title,
      pick: words.pick,
      none: words.none,
      toRecord: words.toRecord,
      fieldName: (path) => names[path]
    }
  },
  useMayImport: () => mayImport(usePrincipal().role),
  Frame: Section
}

const CaseImportsPage = () => <ImportsPage kind={callsOfOtherDesks} />

export default CaseImportsPage
