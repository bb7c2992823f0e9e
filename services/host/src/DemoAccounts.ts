import { SqlClient } from "@effect/sql/SqlClient"
import { seedDemoOrganisation } from "@jiaosuo/duties/layer"
import { type DemoAccount, demoPassword, seedDemoAccounts } from "@jiaosuo/identity/layer"
import { seedDemoWardens } from "@jiaosuo/wardens/layer"
import { Context, Effect, Layer } from "effect"

/** The accounts that a newcomer may sign in with; none in an installation that is used in earnest. */
export class DemoAccounts extends Context.Tag("@jiaosuo/host/DemoAccounts")<
  DemoAccounts,
  { readonly accounts: ReadonlyArray<DemoAccount>; readonly password: string }
>() {}

/** Only a database without any event gets them, or one that has them already: a restored one stays as it was. */
const mayHaveThem = Effect.flatMap(
  SqlClient,
  (sql) => sql<{ may: boolean }>`
    select not exists (select from log.event) or exists (select from identity.account where demo) as may`
).pipe(Effect.map((rows) => rows[0]?.may === true))

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("127.")

const thereAreSome = Effect.flatMap(
  SqlClient,
  (sql) => sql<{ there: boolean }>`select exists (select from identity.account where demo) as there`
).pipe(Effect.map((rows) => rows[0]?.there === true))

/**
 * Makes the demo accounts, and the organisation and the posts that they serve in, where they are wanted and allowed: in a database of the host's own, and on an
 * address that only this machine reaches, because their password is known to everybody.
 */
export const demoAccounts = (options: { readonly wanted: boolean; readonly host: string }) =>
  Layer.effect(
    DemoAccounts,
    Effect.gen(function* () {
      const allowed = isLoopback(options.host)
      if (!allowed && (yield* thereAreSome)) {
        yield* Effect.logWarning(
          "demo accounts with a known password exist, and this address is reachable from elsewhere: lock them"
        ).pipe(Effect.annotateLogs({ host: options.host }))
      }
      const accounts = options.wanted && allowed && (yield* mayHaveThem) ? yield* seedDemoAccounts : []
      // The people of the demo organisation, and its wardens, are those of the demo accounts, and nobody else's.
      if (accounts.length > 0) yield* Effect.zipRight(seedDemoOrganisation, seedDemoWardens)
      return { accounts, password: demoPassword }
    })
  )
