import { SqlClient } from "@effect/sql/SqlClient"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Clock, Effect, Option } from "effect"
import { grantingRoles, type Standing } from "./domain/exports/ExportApproval.ts"
import { mayNotAnswer } from "./domain/exports/ExportApprovalDecider.ts"
import type { ExportApprovalRow } from "./http/ExportApprovalsApi.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"

/** What is shown of requests for the approval of bulk exports, and to whom (X3): one's own, and those one may answer. */

interface Row {
  readonly id: string
  readonly account: string
  readonly display_name: string | null
  readonly path: string
  readonly list: string | null
  readonly purpose: string | null
  readonly townships: ReadonlyArray<string> | null
  readonly scope: ReadonlyArray<string> | null
  readonly rows: number
  readonly standing: Standing["is"]
  readonly asked_at: string
  readonly answered_by: string | null
  readonly answered_by_name: string | null
  readonly answered_at: string | null
  readonly valid_until: string | null
  readonly rows_at_most: number | null
  readonly reason: string | null
  readonly used_at: string | null
  readonly version: number
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const nameOf = (account: string): string =>
  `(select p.display_name from identity.account a join identity.profile p on p.id = a.profile_id
    where a.name = ${account})`

const selected = `select e.id::text, e.account, ${nameOf("e.account")} as display_name, e.path, l.list, l.purpose,
    e.townships, e.scope, e.rows, e.standing, ${utc("e.asked_at")} as asked_at, e.answered_by,
    ${nameOf("e.answered_by")} as answered_by_name, ${utc("e.answered_at")} as answered_at,
    ${utc("e.valid_until")} as valid_until, e.rows_at_most, e.reason, ${utc("u.used_at")} as used_at, e.version
  from identity.export_approval e
  left join identity.export_list l on l.id = e.list_id
  left join identity.export_use u on u.id = e.id`

/** Requests of others that somebody may answer: $1 is their account, $2 whether they grant, $3 their townships. */
const answerable =
  "e.account <> $1::text and $2::boolean and ($3::text[] is null or coalesce(e.scope <@ $3::text[], false))"

const reader = ({ account, role, townships }: Principal): ReadonlyArray<unknown> => [
  account,
  (grantingRoles as ReadonlyArray<string>).includes(role),
  townships
]

const standingAt = ({ standing, used_at, valid_until }: Row, now: number): ExportApprovalRow["standing"] => {
  if (used_at !== null) return "used"
  return standing === "granted" && now >= Date.parse(valid_until ?? "") ? "expired" : standing
}

const orNull = (instant: string | null): string | null => (instant === null ? null : inShanghai(instant))

const shown = (row: Row, principal: Principal, now: number): ExportApprovalRow => ({
  id: row.id,
  account: row.account,
  displayName: row.display_name ?? row.account,
  path: row.path,
  list: row.list,
  purpose: row.purpose,
  townships: row.townships,
  scope: row.scope,
  rows: row.rows,
  standing: standingAt(row, now),
  askedAt: inShanghai(row.asked_at),
  answeredBy: row.answered_by,
  answeredByName: row.answered_by_name ?? row.answered_by,
  answeredAt: orNull(row.answered_at),
  until: orNull(row.valid_until),
  rowsAtMost: row.rows_at_most,
  reason: row.reason,
  usedAt: orNull(row.used_at),
  mayAnswer: row.standing === "pending" && mayNotAnswer(principal, row) === undefined,
  version: row.version
})

/** Which requests are listed, beside whose they are. */
export interface ExportApprovalFilter {
  readonly mine: boolean
  /** As `exportedListOf` names it. */
  readonly list: string | undefined
  readonly purpose: string | undefined
}

/** Up to `limit` requests that come after one (by its id), the unanswered first, then the latest. */
export const exportApprovalsAfter = (
  after: string | undefined,
  limit: number,
  principal: Principal,
  filter: ExportApprovalFilter
): Effect.Effect<ReadonlyArray<ExportApprovalRow>, StoreIsUnavailable, SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const rows = yield* sql.unsafe<Row>(
      `${selected}
       where (e.account = $1::text or (not $4::boolean and ${answerable}))
         and ($5::text is null or l.list = $5::text) and ($6::text is null or l.purpose = $6::text)
         and ($7::uuid is null or exists (
           select from identity.export_approval c where c.id = $7::uuid
             and ((e.standing <> 'pending') > (c.standing <> 'pending')
               or ((e.standing <> 'pending') = (c.standing <> 'pending')
                 and (e.asked_at, e.id) < (c.asked_at, c.id)))))
       order by (e.standing <> 'pending'), e.asked_at desc, e.id desc
       limit $8::int`,
      [...reader(principal), filter.mine, filter.list ?? null, filter.purpose ?? null, after ?? null, limit]
    )
    const now = yield* Clock.currentTimeMillis
    return rows.map((row) => shown(row, principal, now))
  }).pipe(asStoreFailure("list approvals of exports"))

/** How many requests wait for an answer that somebody may give. */
export const exportsToAnswer = (principal: Principal): Effect.Effect<number, StoreIsUnavailable, SqlClient> =>
  Effect.flatMap(SqlClient, (sql) =>
    sql.unsafe<{ readonly waiting: number }>(
      `select count(*)::int as waiting from identity.export_approval e where e.standing = 'pending' and ${answerable}`,
      reader(principal)
    )
  ).pipe(
    Effect.map(([row]) => row?.waiting ?? 0),
    asStoreFailure("count approvals of exports")
  )

/** One request; none where it is neither one's own nor one that one may answer (X3). */
export const exportApproval = (
  id: string,
  principal: Principal
): Effect.Effect<Option.Option<ExportApprovalRow>, StoreIsUnavailable, SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const [row] = yield* sql.unsafe<Row>(
      `${selected} where e.id = $4::uuid and (e.account = $1::text or (${answerable}))`,
      [...reader(principal), id]
    )
    const now = yield* Clock.currentTimeMillis
    return row === undefined ? Option.none() : Option.some(shown(row, principal, now))
  }).pipe(asStoreFailure("read an approval of an export"))
