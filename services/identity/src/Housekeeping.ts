import { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import { Effect, Layer, Schedule } from "effect"
import { ExportRequests } from "./ExportRequests.ts"
import { removeReplacedCertificates } from "./tables/Certificates.ts"
import { removeReplacedCredentials } from "./tables/Credentials.ts"
import { removeOldExportLists } from "./tables/ExportLists.ts"
import { catchUp } from "./tables/IdentityTables.ts"
import { removeReplacedProfiles } from "./tables/Profiles.ts"
import { removeEndedSessions } from "./tables/SessionTable.ts"

/** What identity does by itself, beside what it is asked. */

/** X1: which approvals of bulk exports were used up, by whatever process. */
const tellUses = Effect.flatMap(ExportRequests, (requests) => requests.tellUses).pipe(
  Effect.catchAllCause((cause) => Effect.logWarning("uses of approvals cannot be told to the log", cause))
)

/** Follows the log where another process changed an account, or this one ended before its table was written. */
const follow = catchUp.pipe(
  Effect.catchAllCause((cause) => Effect.logWarning("the tables of identity cannot follow the log", cause)),
  Effect.zipRight(tellUses),
  Effect.repeat(Schedule.spaced("1 second").pipe(Schedule.jittered))
)

/** Removes ended sessions, each with a record of why it ended (X4), and what was replaced a day ago. */
export const tidy: Effect.Effect<void, never, SqlClient | AccessLog> = Effect.gen(function* () {
  const sql = yield* SqlClient
  const accessLog = yield* AccessLog
  const ended = yield* removeEndedSessions(sql)
  yield* Effect.forEach(
    ended,
    ({ account, reason }) =>
      accessLog.record({
        action: "SessionEnded",
        subject: `identity/account/${account}`,
        account,
        result: "granted",
        reason
      }),
    { concurrency: "unbounded", discard: true }
  )
  yield* removeReplacedCredentials(sql)
  yield* removeReplacedProfiles(sql)
  yield* removeReplacedCertificates(sql)
  yield* removeOldExportLists(sql)
}).pipe(Effect.catchAllCause((cause) => Effect.logWarning("ended sessions could not be removed", cause)))

/** Two loops that live as long as the layer: the tables follow the log, and what has ended is removed. */
export const housekeepingLayer: Layer.Layer<
  never,
  never,
  SqlClient | EventStore | AccessLog | ExportRequests
> = Layer.scopedDiscard(
  Effect.all([
    Effect.forkScoped(Effect.withSpan(follow, "identity.follow", { root: true })),
    Effect.forkScoped(Effect.repeat(tidy, Schedule.spaced("5 minutes").pipe(Schedule.jittered)))
  ])
)
