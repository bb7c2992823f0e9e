import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { AccidentImportsGroup } from "@jiaosuo/accidents/api"
import * as Effect from "effect/Effect"
import { ImportsPage } from "../imports/ImportsPage.tsx"
import type { LedgerImports } from "../imports/ledgerImports.ts"
import { baseUrl, http, httpForUploads } from "../server/http.ts"
import { usePrincipal } from "../session/Session.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { mayImport } from "./permissions.ts"
import { Section } from "./Section.tsx"

const contract = HttpApi.make("jiaosuo").add(AccidentImportsGroup)

/** The client of imports, derived from their contract. */
const imports = Effect.runSync(
  HttpApiClient.makeWith(contract, { httpClient: http, baseUrl })
).accidentImports

/** The same, as patient as a file of some megabytes on a slow line needs it. */
const uploads = Effect.runSync(
  HttpApiClient.makeWith(contract, { httpClient: httpForUploads, baseUrl })
).accidentImports

/** Accidents of earlier years, with a file of their persons (A23). */
const pastAccidents: LedgerImports = {
  place: "/accidents/imports",
  address: "/api/accidents/imports",
  second: "persons",
  upload: (key, payload) =>
    uploads.uploadImport({ headers: { "idempotency-key": key }, urlParams: {}, payload }),
  list: (cursor) =>
    imports.listImports({ urlParams: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } }),
  status: (id) => imports.importStatus({ path: { id } }),
  answers: (id, urlParams) =>
    Effect.map(imports.importAnswers({ path: { id }, urlParams }), ({ items, nextCursor }) => ({
      nextCursor,
      items: items.map(({ accident, ...answer }) => ({
        ...answer,
        record: accident === null ? null : `/accidents/${accident}`
      }))
    })),
  useWords: () => {
    const { imports: words, importFields } = useAccidentMessages()
    const names: Readonly<Record<string, string>> = importFields
    return {
      title: words.place,
      pick: words.pick,
      none: words.none,
      toRecord: words.toRecord,
      fieldName: (path) => names[path],
      second: {
        name: words.persons,
        ledgerName: words.accidents,
        file: words.personsFile,
        hint: words.personsHint
      }
    }
  },
  useMayImport: () => mayImport(usePrincipal().role),
  Frame: Section
}

const AccidentImportsPage = () => <ImportsPage kind={pastAccidents} />

export default AccidentImportsPage
