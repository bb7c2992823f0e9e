import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { ExportApprovalsGroup } from "@jiaosuo/identity/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"

/** Calls about the second approval of bulk exports (X1), derived from their contract. */
const { exportApprovals } = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(ExportApprovalsGroup), { httpClient: http, baseUrl })
)

/** A page of requests: one's own and those that one may answer, the unanswered first. */
export const listApprovals = (cursor: string | undefined) =>
  exportApprovals.listExportApprovals({
    urlParams: { limit: 50, ...(cursor === undefined ? {} : { cursor }) }
  })

export type ExportApproval = Effect.Effect.Success<ReturnType<typeof listApprovals>>["items"][number]

/** How many requests wait for an answer of whoever is signed in. */
export const approvalsToAnswer = Effect.map(
  exportApprovals.listExportApprovals({ urlParams: { limit: 1 } }),
  ({ toAnswer }) => toAnswer
)

/** What one has asked for of a list for a purpose: what is good or waits before what is over; undefined: nothing. */
export const ownApproval = (list: string, purpose: string) =>
  Effect.map(
    exportApprovals.listExportApprovals({ urlParams: { limit: 20, mine: "yes", list, purpose } }),
    ({ items }) =>
      items.find(({ standing }) => standing === "granted") ??
      items.find(({ standing }) => standing === "pending") ??
      items[0]
  )

const headersOf = (commandId: string) => ({ "idempotency-key": commandId })

/** Asks for the approval of an export. */
export const askForApproval = (
  commandId: string,
  asked: { readonly list: string; readonly purpose: string; readonly rows: number }
) => exportApprovals.requestExportApproval({ headers: headersOf(commandId), payload: asked })

/** Grants what another asked for. */
export const grantExport = (commandId: string, id: string) =>
  exportApprovals.grantExportApproval({ path: { id }, headers: headersOf(commandId) })

/** Refuses what another asked for, and says why. */
export const refuseExport = (commandId: string, id: string, reason: string) =>
  exportApprovals.refuseExportApproval({ path: { id }, headers: headersOf(commandId), payload: { reason } })
