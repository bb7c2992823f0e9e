import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Qualification, Role } from "@jiaosuo/http/Principal"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { Effect, Either } from "effect"
import type { Account, Lock, OpenedAccount } from "../domain/Account.ts"
import { accountDecider } from "../domain/AccountDecider.ts"
import { accountEventCodec } from "../domain/AccountEvents.ts"

/** Accounts as a table, derived from the log: what lists show and what sessions of every process are judged by. */

/** One row of the table. */
export interface AccountRowStored {
  readonly name: string
  readonly role: Role
  readonly townships: ReadonlyArray<string> | null
  readonly station: string | null
  readonly qualification: Qualification
  readonly certificate_id: string | null
  readonly qualified_until: string | null
  readonly profile_id: string
  readonly credential_id: string
  readonly must_change_password: boolean
  readonly demo: boolean
  readonly lock_by: Lock["by"] | null
  readonly lock_reason: string | null
  readonly locked_until: string | null
  readonly created_at: string
  readonly version: number
}

const accountOf = (row: AccountRowStored): OpenedAccount => ({
  _tag: "Account",
  name: row.name,
  role: row.role,
  townships: row.townships,
  station: row.station,
  qualification: row.qualification,
  certificateId: row.certificate_id,
  lastValidDay: row.qualified_until,
  profileId: row.profile_id,
  credentialId: row.credential_id,
  mustChangePassword: row.must_change_password,
  demo: row.demo,
  lock: lockOf(row)
})

/** The lock of a row. */
export const lockOf = (
  row: Pick<AccountRowStored, "lock_by" | "lock_reason" | "locked_until">
): Lock | null =>
  row.lock_by === "administrator"
    ? { by: "administrator", reason: row.lock_reason ?? "" }
    : row.lock_by === "failed-sign-ins"
      ? { by: "failed-sign-ins", until: row.locked_until ?? "" }
      : null

/** Columns of a row as they are read; times as RFC 3339 in UTC. */
export const accountColumns = `a.name, a.role, a.townships, a.station, a.qualification,
  a.certificate_id::text, a.qualified_until::text, a.profile_id::text, a.credential_id::text,
  a.must_change_password, a.demo, a.lock_by, a.lock_reason,
  to_char(a.locked_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as locked_until,
  to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at, a.version`

const rowsNamed = (
  sql: SqlClient,
  names: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<AccountRowStored>, SqlError> =>
  sql.unsafe<AccountRowStored>(
    `select ${accountColumns} from identity.account a where a.name = any ($1::text[])`,
    [names]
  )

const writeRow = (
  sql: SqlClient,
  row: { readonly account: OpenedAccount; readonly createdAt: string; readonly version: number }
): Effect.Effect<unknown, SqlError> => {
  const { account } = row
  const reason = account.lock?.by === "administrator" ? account.lock.reason : null
  const until = account.lock?.by === "failed-sign-ins" ? account.lock.until : null
  return sql.unsafe(
    `insert into identity.account (name, role, townships, station, profile_id, credential_id, must_change_password,
       demo, lock_by, lock_reason, locked_until, created_at, version, qualification, certificate_id, qualified_until)
     values ($1::text, $2::text, $3::text[], $4::text, $5::uuid, $6::uuid, $7::boolean, $8::boolean, $9::text,
       $10::text, $11::timestamptz, $12::timestamptz, $13::integer, $14::text, $15::uuid, $16::date)
     on conflict (name) do update set
       role = excluded.role, townships = excluded.townships, station = excluded.station,
       qualification = excluded.qualification, certificate_id = excluded.certificate_id,
       qualified_until = excluded.qualified_until,
       profile_id = excluded.profile_id, credential_id = excluded.credential_id,
       must_change_password = excluded.must_change_password, lock_by = excluded.lock_by,
       lock_reason = excluded.lock_reason, locked_until = excluded.locked_until, version = excluded.version`,
    [
      account.name,
      account.role,
      account.townships,
      account.station,
      account.profileId,
      account.credentialId,
      account.mustChangePassword,
      account.demo,
      account.lock?.by ?? null,
      reason,
      until,
      row.createdAt,
      row.version,
      account.qualification,
      account.certificateId,
      account.lastValidDay
    ]
  )
}

/** Events of a page of the log, folded onto the rows there are. */
const fold = (events: ReadonlyArray<RecordedEvent>, rows: ReadonlyArray<AccountRowStored>) => {
  const known = new Map<string, { account: Account; createdAt: string; version: number }>(
    rows.map((row) => [
      row.name,
      { account: accountOf(row), createdAt: row.created_at, version: row.version }
    ])
  )
  for (const event of events) {
    const name = idOf(event.stream)
    const before = known.get(name) ?? {
      account: accountDecider.initialState,
      createdAt: event.recordedAt,
      version: 0
    }
    // A row that another process has already brought further is left as it is.
    if (event.version <= before.version) continue
    const decoded = accountEventCodec.decode(event)
    if (Either.isLeft(decoded))
      throw new Error(`${event.stream} version ${event.version}: ${decoded.left.reason}`)
    known.set(name, {
      ...before,
      account: accountDecider.evolve(before.account, decoded.right),
      version: event.version
    })
  }
  return [...known.values()].flatMap(({ account, createdAt, version }) =>
    account._tag === "Account" ? [{ account, createdAt, version }] : []
  )
}

/** Whether an event is one of an account. */
export const isOfAccount = ({ stream }: RecordedEvent): boolean => stream.startsWith("identity/account/")

/** Writes what events of accounts changed, in the transaction of whoever asks. */
export const writeAccounts = (
  sql: SqlClient,
  events: ReadonlyArray<RecordedEvent>
): Effect.Effect<void, SqlError> =>
  Effect.gen(function* () {
    if (events.length === 0) return
    const names = [...new Set(events.map((event) => idOf(event.stream)))]
    for (const row of fold(events, yield* rowsNamed(sql, names))) yield* writeRow(sql, row)
  })
