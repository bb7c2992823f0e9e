import { Effect, Layer } from "effect"
import { accountsLayer } from "./Accounts.ts"
import { type IdentitySettings, identitySettings } from "./config.ts"
import { exportRequestsLayer } from "./ExportRequests.ts"
import { housekeepingLayer } from "./Housekeeping.ts"
import { exportApprovalsHttp } from "./http/ExportApprovalsHttp.ts"
import { identityHttp } from "./http/IdentityHttp.ts"
import { signingInLayer } from "./SigningIn.ts"

/** What a process needs to have this context in it. */

/** Handlers, services and loops of identity, with settings of one's own. */
export const layerWith = (settings: IdentitySettings) =>
  Layer.mergeAll(identityHttp, exportApprovalsHttp, housekeepingLayer).pipe(
    Layer.provide(signingInLayer(settings)),
    Layer.provide(Layer.merge(accountsLayer, exportRequestsLayer))
  )

/**
 * Handlers, services and loops of identity, with the settings of the environment. Asks for the event store,
 * the database, the reference data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.unwrapEffect(Effect.map(identitySettings, layerWith))

export { postgresSessionsLayer as sessionsLayer } from "@jiaosuo/http/PostgresSessions"
export { type DemoAccount, demoPassword, seedDemoAccounts } from "./DemoAccounts.ts"
export { createFirstAdmin, FirstAdministratorIsRefused } from "./FirstAdministrator.ts"
export { migrate } from "./migrate.ts"
