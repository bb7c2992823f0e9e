import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { ImportsGroup } from "@jiaosuo/vehicles/api"
import * as Effect from "effect/Effect"
import { ImportsPage } from "../imports/ImportsPage.tsx"
import type { LedgerImports } from "../imports/ledgerImports.ts"
import { useMessages } from "../messages/Language.tsx"
import { baseUrl, http, httpForUploads } from "../server/http.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { fieldName } from "./fieldNames.ts"
import { mayChange } from "./permissions.ts"

const contract = HttpApi.make("jiaosuo").add(ImportsGroup)

/** The client of imports, derived from their contract. */
const imports = Effect.runSync(HttpApiClient.makeWith(contract, { httpClient: http, baseUrl })).imports

/** The same, as patient as a ledger of some megabytes on a slow line needs it. */
const uploads = Effect.runSync(
  HttpApiClient.makeWith(contract, { httpClient: httpForUploads, baseUrl })
).imports

/** Ledgers of key vehicles. */
const vehicleLedgers: LedgerImports = {
  place: "/imports",
  address: "/api/vehicles/imports",
  upload: (key, payload) =>
    uploads.uploadImport({ headers: { "idempotency-key": key }, urlParams: {}, payload }),
  list: (cursor) =>
    imports.listImports({ urlParams: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } }),
  status: (id) => imports.importStatus({ path: { id } }),
  answers: (id, urlParams) =>
    Effect.map(imports.importAnswers({ path: { id }, urlParams }), ({ items, nextCursor }) => ({
      nextCursor,
      items: items.map(({ vehicle, ...answer }) => ({
        ...answer,
        record: vehicle === null ? null : `/vehicles/${vehicle}`
      }))
    })),
  useWords: () => {
    const messages = useMessages()
    return {
      title: messages.imports.title,
      pick: messages.imports.pick,
      none: messages.imports.none,
      toRecord: messages.imports.toVehicle,
      fieldName: (path) => fieldName(path, messages)
    }
  },
  useMayImport: () => mayChange(usePrincipal().role),
  Frame: Page
}

const VehicleImportsPage = () => <ImportsPage kind={vehicleLedgers} />

export default VehicleImportsPage
