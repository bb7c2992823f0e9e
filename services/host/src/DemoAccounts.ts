import { SqlClient } from "@effect/sql/SqlClient"
import { type DemoAccount, demoPassword, seedDemoAccounts } from "@jiaosuo/identity/layer"
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

/** Makes the demo accounts where they are wanted and allowed. */
export const demoAccounts = (options: { readonly wanted: boolean }) =>
  Layer.effect(
    DemoAccounts,
    Effect.gen(function* () {
      const accounts = options.wanted && (yield* mayHaveThem) ? yield* seedDemoAccounts : []
      return { accounts, password: demoPassword }
    })
  )
