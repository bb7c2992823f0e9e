import { createHash, timingSafeEqual } from "node:crypto"
import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { qualificationOn } from "@jiaosuo/kernel/Qualification"
import { Clock, Context, Effect, Layer, Option, Redacted } from "effect"
import type { Principal, Qualification, Role } from "./Principal.ts"
import { operatorAccount } from "./Scopes.ts"
import { Sessions, SessionsAreUnavailable } from "./Sessions.ts"

/**
 * Sessions as `identity` keeps them, for every process: a lookup in `identity.live_session` by the SHA-256 of
 * the token, remembered for a few seconds. A role or a qualification that changes, a lock or a sign-out
 * elsewhere is felt within that time; a sign-out in this process at once. The last valid day of a qualification
 * is remembered with it and judged at every request (A2). That a token is nobody's is asked every time: it is
 * rarely so, invented tokens would drive real ones out of memory, and a wrong answer would last.
 */

/** How long it is believed whose a token is without asking again. */
const rememberedMillis = 3_000
const rememberedTokens = 20_000

/** SHA-256 of a token: what is stored and compared; a token itself is kept nowhere. */
export const tokenDigest = (token: string): Buffer => createHash("sha256").update(token).digest()

/** A person as their account has them, and until when (a day, inclusive) their qualification counts. */
interface Known {
  readonly principal: Principal
  readonly lastValidDay: string | null
}

interface Remembered {
  readonly known: Known
  readonly until: number
}

/** Also where the clock was set back meanwhile, nothing is believed for longer than it may be. */
const isStillBelieved = ({ until }: Remembered, now: number): boolean =>
  now < until && until - now <= rememberedMillis

/** What this process knows of tokens, by digest (base64). One for the process; nobody needs to provide it. */
export class RememberedSessions extends Context.Reference<RememberedSessions>()(
  "@jiaosuo/http/RememberedSessions",
  {
    defaultValue: (): Map<string, Remembered> => new Map()
  }
) {}

/** Forgets a token, so that its next use asks the database. */
export const forgetSession = (token: string): Effect.Effect<void> =>
  Effect.map(
    RememberedSessions,
    (remembered) => void remembered.delete(tokenDigest(token).toString("base64"))
  )

/** Forgets all tokens of an account: after a lock, another role or another password. */
export const forgetSessionsOf = (account: string): Effect.Effect<void> =>
  Effect.map(RememberedSessions, (remembered) => {
    for (const [key, { known }] of remembered) {
      if (known.principal.account === account) remembered.delete(key)
    }
  })

interface Row {
  readonly account: string
  readonly display_name: string
  readonly role: Role
  readonly townships: ReadonlyArray<string> | null
  readonly station: string | null
  readonly qualification: Qualification
  readonly qualified_until: string | null
  readonly unseen_for: string
}

const liveSession = (sql: SqlClient, digest: Buffer): Effect.Effect<ReadonlyArray<Row>, SqlError> =>
  sql.unsafe<Row>(
    `select account, display_name, role, townships, station, qualification, qualified_until,
            extract(epoch from now() - last_seen_at)::text as unseen_for
     from identity.live_session where digest = $1::bytea`,
    [digest]
  )

const sessionWasSeen = (sql: SqlClient, digest: Buffer): Effect.Effect<unknown, SqlError> =>
  sql.unsafe("select identity.session_was_seen($1::bytea)", [digest])

/** A session that is used is marked as used once a minute. */
const markAfterSeconds = 60

const knownOfRow = (row: Row): Known => ({
  principal: {
    account: row.account,
    name: row.display_name,
    role: row.role,
    townships: row.townships,
    station: row.station,
    qualification: row.qualification
  },
  lastValidDay: row.qualified_until
})

/** A2: the person as they are at an instant: a qualification whose last valid day is past is none. */
const principalAt = ({ principal, lastValidDay }: Known, millis: number): Principal =>
  lastValidDay === null
    ? principal
    : {
        ...principal,
        qualification: qualificationOn(
          { qualification: principal.qualification, lastValidDay },
          dayInShanghai(millis)
        )
      }

/** Whoever may read the host's data folder: its command line. */
const operator: Principal = {
  account: operatorAccount,
  name: "本机操作员",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}

const remember = (remembered: Map<string, Remembered>, key: string, entry: Remembered): void => {
  remembered.delete(key)
  remembered.set(key, entry)
  if (remembered.size > rememberedTokens) remembered.delete(remembered.keys().next().value as string)
}

/**
 * `Sessions` over PostgreSQL. `operatorToken` is the token of the host's own command line, where this process
 * is a host; it is compared in constant time and belongs to the account `operator`.
 */
export const postgresSessionsLayer = (
  options: { readonly operatorToken?: Redacted.Redacted } = {}
): Layer.Layer<Sessions, never, SqlClient> =>
  Layer.effect(
    Sessions,
    Effect.gen(function* () {
      const sql = yield* SqlClient
      const remembered = yield* RememberedSessions
      const operatorDigest =
        options.operatorToken === undefined ? undefined : tokenDigest(Redacted.value(options.operatorToken))

      const ask = (digest: Buffer) =>
        Effect.gen(function* () {
          const [row] = yield* liveSession(sql, digest)
          if (row === undefined) return Option.none<Known>()
          if (Number(row.unseen_for) >= markAfterSeconds) yield* sessionWasSeen(sql, digest)
          return Option.some(knownOfRow(row))
        }).pipe(Effect.catchAllCause((cause) => Effect.fail(new SessionsAreUnavailable({ cause }))))

      return Sessions.of({
        principalOf: (token) =>
          Effect.gen(function* () {
            const digest = tokenDigest(token)
            if (operatorDigest !== undefined && timingSafeEqual(operatorDigest, digest))
              return Option.some(operator)
            const key = digest.toString("base64")
            const now = yield* Clock.currentTimeMillis
            const entry = remembered.get(key)
            if (entry !== undefined && isStillBelieved(entry, now)) {
              return Option.some(principalAt(entry.known, now))
            }
            const known = yield* ask(digest)
            if (Option.isNone(known)) remembered.delete(key)
            else remember(remembered, key, { known: known.value, until: now + rememberedMillis })
            return Option.map(known, (one) => principalAt(one, now))
          })
      })
    })
  )
