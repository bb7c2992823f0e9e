import { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import type { Text } from "@jiaosuo/kernel/Problem"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Data, Effect, type Redacted } from "effect"
import { Accounts, accountsLayer } from "./Accounts.ts"
import { refusalOf } from "./http/IdentityRefusals.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"
import { catchUp } from "./tables/IdentityTables.ts"

/** Why the first administrator was not created, in words for the terminal. */
export class FirstAdministratorIsRefused extends Data.TaggedError("FirstAdministratorIsRefused")<{
  readonly code: string
  readonly reason: Text
}> {
  override get message(): string {
    return this.reason.en
  }
}

const refuse = (code: string, reason: Text) => Effect.fail(new FirstAdministratorIsRefused({ code, reason }))

const administrators = Effect.flatMap(SqlClient, (sql) =>
  sql.unsafe<{ name: string }>(
    "select name from identity.account where role = 'admin' and not demo order by name limit 1"
  )
).pipe(asStoreFailure("look for administrators"))

/**
 * Creates the first administrator of an installation with servers of its own, for whoever may reach its
 * database: `jiaosuo admin create`. There being one already, the others are made by that one. The password
 * is chosen by the person at the terminal and need not be changed.
 */
export const createFirstAdmin = (admin: {
  readonly name: string
  readonly displayName: string
  readonly password: Redacted.Redacted
}): Effect.Effect<
  { readonly account: string },
  FirstAdministratorIsRefused | StoreIsUnavailable,
  EventStore | SqlClient | Reference
> =>
  Effect.gen(function* () {
    yield* catchUp
    const [first] = yield* administrators
    if (first !== undefined) {
      return yield* refuse("AdministratorExists", {
        zh: `已有系统管理员 ${first.name}，请由其创建其他账号。`,
        en: `There is an administrator already (${first.name}), who creates the other accounts.`
      })
    }
    const accounts = yield* Accounts.pipe(Effect.provide(accountsLayer))
    const commandId = uuidv7()
    const { id } = yield* accounts
      .create(
        { ...admin, role: "admin", townships: [], station: null, mustChangePassword: false, demo: false },
        {
          context: {
            actor: "operator",
            station: null,
            commandId,
            correlationId: commandId,
            causationId: null
          }
        }
      )
      .pipe(
        Effect.catchTags({
          Rejected: ({ rejection }) => {
            const { code, title, fields } = refusalOf(rejection)
            return refuse(code, fields?.[0]?.reason ?? title)
          },
          PasswordIsUnfit: ({ fields }) =>
            refuse(
              "PasswordIsUnfit",
              fields[0]?.reason ?? { zh: "密码不符合要求", en: "The password does not meet the rules" }
            ),
          StreamHasMoved: Effect.die,
          CommandIdIsTaken: Effect.die
        })
      )
    return { account: id }
  })
