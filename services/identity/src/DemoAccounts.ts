import { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Redacted } from "effect"
import { Accounts, accountsLayer, type NewAccount } from "./Accounts.ts"
import { catchUp } from "./tables/AccountTable.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"

/** The accounts of the one-machine default, with a password that the README prints. Never made for a database of one's own. */

/** Password of every demo account. */
export const demoPassword = "jiaosuo-demo"

/** A demo account as the start prints it. */
export interface DemoAccount {
  readonly account: string
  readonly displayName: string
}

const account = (
  given: Pick<NewAccount, "name" | "displayName" | "role" | "townships" | "station">
): NewAccount => ({
  ...given,
  password: Redacted.make(demoPassword),
  mustChangePassword: false,
  demo: true
})

const demoAccounts = Effect.map(
  Reference,
  ({ district }): ReadonlyArray<NewAccount> => [
    account({
      name: "commander",
      displayName: `${district.name}指挥中心（演示）`,
      role: "commander",
      townships: null,
      station: null
    }),
    account({
      name: "registrar",
      displayName: `${district.name}车管岗（演示）`,
      role: "registrar",
      townships: null,
      station: null
    }),
    account({
      name: "admin",
      displayName: "系统管理员（演示）",
      role: "admin",
      townships: [],
      station: null
    }),
    ...district.stations.flatMap(({ code, name }) => [
      account({
        name: `officer-${code}`,
        displayName: `${name}派出所民警（演示）`,
        role: "officer",
        townships: [code],
        station: code
      }),
      account({
        name: `warden-${code}`,
        displayName: `${name}劝导员（演示）`,
        role: "warden",
        townships: [code],
        station: code
      })
    ])
  ]
)

const contextOf = (name: string): CommandContext => {
  const commandId = derivedId("demo account", name)
  return { actor: "system", station: null, commandId, correlationId: commandId, causationId: null }
}

const existing = (names: ReadonlyArray<string>) =>
  Effect.flatMap(SqlClient, (sql) =>
    sql.unsafe<{ name: string }>("select name from identity.account where name = any ($1::text[])", [names])
  ).pipe(
    Effect.map((rows) => new Set(rows.map(({ name }) => name))),
    asStoreFailure("look for demo accounts")
  )

/**
 * Makes the demo accounts that do not exist yet and answers all of them. Asking again costs two statements;
 * an account of the same name that somebody made is left as it is.
 */
export const seedDemoAccounts: Effect.Effect<
  ReadonlyArray<DemoAccount>,
  StoreIsUnavailable,
  EventStore | SqlClient | Reference
> = Effect.gen(function* () {
  yield* catchUp
  const wanted = yield* demoAccounts
  const there = yield* existing(wanted.map(({ name }) => name))
  const missing = wanted.filter(({ name }) => !there.has(name))
  if (missing.length > 0) {
    const accounts = yield* Accounts.pipe(Effect.provide(accountsLayer))
    yield* Effect.forEach(missing, (demo) => accounts.create(demo, { context: contextOf(demo.name) }), {
      concurrency: 8,
      discard: true
    }).pipe(Effect.catchTag("Rejected", "StreamHasMoved", "CommandIdIsTaken", "PasswordIsUnfit", Effect.die))
  }
  return wanted.map(({ name, displayName }) => ({ account: name, displayName }))
}).pipe(Effect.withSpan("identity.seedDemoAccounts"))
