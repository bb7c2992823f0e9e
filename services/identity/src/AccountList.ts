import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Role } from "@jiaosuo/http/Principal"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type CalendarDate, streamId } from "@jiaosuo/kernel/Event"
import { qualificationOn } from "@jiaosuo/kernel/Qualification"
import { Clock, Effect, Option } from "effect"
import type { AccountFile, AccountRow } from "./http/IdentityApi.ts"
import { type AccountRowStored, accountColumns, lockOf } from "./tables/AccountTable.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"

/** What an administrator sees of accounts. */

export interface AccountFilter {
  readonly role: Role | undefined
  readonly township: string | undefined
  /** Part of the name or of the holder's name. */
  readonly q: string | undefined
}

type Row = AccountRowStored & {
  readonly display_name: string | null
  readonly certificate_number: string | null
}

/** Accounts with what is personal in them. */
const selected = `select ${accountColumns}, p.display_name, c.number as certificate_number
  from identity.account a
  left join identity.profile p on p.id = a.profile_id
  left join identity.certificate c on c.id = a.certificate_id`

const today = Effect.map(Clock.currentTimeMillis, dayInShanghai)

const shown = (row: Row, day: CalendarDate): AccountRow => {
  const lock = lockOf(row)
  return {
    name: row.name,
    displayName: row.display_name ?? row.name,
    role: row.role,
    townships: row.townships,
    station: row.station,
    qualification: row.qualification,
    certificateNumber: row.certificate_number,
    lastValidDay: row.qualified_until,
    countsAs: qualificationOn({ qualification: row.qualification, lastValidDay: row.qualified_until }, day),
    lock:
      lock === null
        ? null
        : lock.by === "administrator"
          ? { by: lock.by, reason: lock.reason, until: null }
          : { by: lock.by, reason: null, until: inShanghai(lock.until) },
    mustChangePassword: row.must_change_password,
    demo: row.demo,
    createdAt: inShanghai(row.created_at),
    version: row.version
  }
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`

/** Up to `limit` accounts whose name comes after `after`, by name. */
export const accountsAfter = (
  after: string,
  limit: number,
  filter: AccountFilter
): Effect.Effect<ReadonlyArray<AccountRow>, StoreIsUnavailable, SqlClient> =>
  Effect.flatMap(SqlClient, (sql) =>
    sql.unsafe<Row>(
      `${selected}
       where a.name > $1::text collate "C"
         and ($3::text is null or a.role = $3::text)
         and ($4::text is null or $4::text = any (a.townships))
         and ($5::text is null or a.name like $5::text or p.display_name like $5::text)
       order by a.name limit $2::int`,
      [
        after,
        limit,
        filter.role ?? null,
        filter.township ?? null,
        filter.q === undefined ? null : like(filter.q)
      ]
    )
  ).pipe(
    Effect.zip(today),
    Effect.map(([rows, day]) => rows.map((row) => shown(row, day))),
    asStoreFailure("list accounts")
  )

const rowNamed = (name: string) =>
  Effect.flatMap(SqlClient, (sql) => sql.unsafe<Row>(`${selected} where a.name = $1::text`, [name])).pipe(
    asStoreFailure("read an account")
  )

const idsOfRows: ReadonlySet<string> = new Set(["credentialId", "profileId", "certificateId"])

/** Ids of rows mean nothing to a reader. */
const facts = (data: unknown): unknown =>
  typeof data === "object" && data !== null
    ? Object.fromEntries(Object.entries(data).filter(([key]) => !idsOfRows.has(key)))
    : data

/** An account with all that happened to it: who, when and why. */
export const accountFile = (
  name: string
): Effect.Effect<Option.Option<AccountFile>, StoreIsUnavailable, SqlClient | EventStore> =>
  Effect.gen(function* () {
    const [row] = yield* rowNamed(name)
    if (row === undefined) return Option.none()
    const store = yield* EventStore
    const events = yield* store.readStream(streamId("identity", "account", name))
    return Option.some({
      ...shown(row, yield* today),
      history: events.map((event) => ({
        version: event.version,
        at: inShanghai(event.recordedAt),
        by: event.actor,
        what: event.type,
        data: facts(event.data)
      }))
    })
  })
