import { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Qualification } from "@jiaosuo/kernel/Qualification"
import type { District } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Redacted } from "effect"
import { Accounts, accountsLayer, type NewAccount } from "./Accounts.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"
import { catchUp } from "./tables/IdentityTables.ts"

/** The accounts of the one-machine default, with a password that the README prints. Never made for a database of one's own. */

/** Password of every demo account. */
export const demoPassword = "jiaosuo-demo"

/** A demo account as the start prints it. */
export interface DemoAccount {
  readonly account: string
  readonly displayName: string
}

type Wanted = Pick<NewAccount, "name" | "displayName" | "role" | "townships" | "station"> & {
  /** A2: what an officer is qualified for. */
  readonly qualification?: Exclude<Qualification, "none">
}

const newAccount = ({ qualification: _, ...wanted }: Wanted): NewAccount => ({
  ...wanted,
  password: Redacted.make(demoPassword),
  mustChangePassword: false,
  demo: true
})

/** Two officers of the district's accident office: beyond the simple procedure there are never fewer (A2, art 27). */
const investigator = (name: string, displayName: string): Wanted => ({
  name,
  displayName,
  role: "officer",
  townships: null,
  station: null,
  qualification: "intermediate"
})

/** Rows 35, 45: a grid worker and a volunteer of the first town; `firstTown` of the wardens' demo is the same one. */
const peopleOfTheFirstTown = ({ stations }: District): ReadonlyArray<Wanted> => {
  const township = stations.find(({ kind }) => kind === "town") ?? stations[0]
  return township === undefined
    ? []
    : [
        {
          name: "gridworker",
          displayName: `${township.name}网格员（演示）`,
          role: "grid-worker",
          townships: [township.code],
          station: township.code
        },
        {
          name: "volunteer",
          displayName: `${township.name}义警（演示）`,
          role: "warden",
          townships: [township.code],
          station: township.code
        }
      ]
}

const demoAccounts = Effect.map(
  Reference,
  ({ district }): ReadonlyArray<Wanted> => [
    {
      name: "commander",
      displayName: `${district.name}指挥中心（演示）`,
      role: "commander",
      townships: null,
      station: null
    },
    {
      name: "dispatcher",
      displayName: `${district.name}接警员（演示）`,
      role: "dispatcher",
      townships: null,
      station: null
    },
    {
      name: "registrar",
      displayName: `${district.name}车管岗（演示）`,
      role: "registrar",
      townships: null,
      station: null
    },
    investigator("investigator", `${district.name}事故处理岗一（演示）`),
    investigator("investigator2", `${district.name}事故处理岗二（演示）`),
    {
      name: "admin",
      displayName: "系统管理员（演示）",
      role: "admin",
      townships: [],
      station: null
    },
    ...peopleOfTheFirstTown(district),
    ...district.stations.flatMap(
      ({ code, name }): ReadonlyArray<Wanted> => [
        {
          name: `officer-${code}`,
          displayName: `${name}派出所民警（演示）`,
          role: "officer",
          townships: [code],
          station: code,
          qualification: "junior"
        },
        {
          name: `auxiliary-${code}`,
          displayName: `${name}派出所辅警（演示）`,
          role: "auxiliary",
          townships: [code],
          station: code
        },
        {
          name: `warden-${code}`,
          displayName: `${name}劝导员（演示）`,
          role: "warden",
          townships: [code],
          station: code
        }
      ]
    )
  ]
)

const contextOf = (purpose: string, name: string): CommandContext => {
  const commandId = derivedId(purpose, name)
  return { actor: "system", station: null, commandId, correlationId: commandId, causationId: null }
}

interface Existing {
  readonly name: string
  /** A demo account, an officer's still, that has no qualification. */
  readonly is_unqualified: boolean
}

const existing = (names: ReadonlyArray<string>) =>
  Effect.flatMap(SqlClient, (sql) =>
    sql.unsafe<Existing>(
      `select name, demo and role = 'officer' and qualification = 'none' as is_unqualified
       from identity.account where name = any ($1::text[])`,
      [names]
    )
  ).pipe(
    Effect.map((rows) => new Map(rows.map((row) => [row.name, row.is_unqualified]))),
    asStoreFailure("look for demo accounts")
  )

const atOnce = { concurrency: 8, discard: true } as const

/**
 * Makes the demo accounts that do not exist yet and answers all of them; their officers, also those of an
 * older version, get their qualification once, whatever an administrator makes of it later. Asking again costs
 * two statements; an account of the same name that somebody made is left as it is.
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
  const unqualified = wanted.flatMap(({ name, qualification }) =>
    qualification !== undefined && there.get(name) !== false ? [{ name, qualification }] : []
  )
  if (missing.length > 0 || unqualified.length > 0) {
    const accounts = yield* Accounts.pipe(Effect.provide(accountsLayer))
    const create = Effect.forEach(
      missing,
      (demo) => accounts.create(newAccount(demo), { context: contextOf("demo account", demo.name) }),
      atOnce
    )
    const qualify = Effect.forEach(
      unqualified,
      ({ name, qualification }) =>
        accounts.qualify(
          name,
          { qualification, certificateNumber: `演示-${name}`, lastValidDay: null, reason: "演示账号" },
          { context: contextOf("demo qualification", name) }
        ),
      atOnce
    )
    yield* Effect.zipRight(create, qualify).pipe(
      Effect.catchTag("Rejected", "StreamHasMoved", "CommandIdIsTaken", "PasswordIsUnfit", Effect.die)
    )
  }
  return wanted.map(({ name, displayName }) => ({ account: name, displayName }))
}).pipe(Effect.withSpan("identity.seedDemoAccounts"))
