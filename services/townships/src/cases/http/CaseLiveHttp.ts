import { HttpServerRequest } from "@effect/platform"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { Effect, Stream } from "effect"
import { eventStreamResponse } from "../../http/EventStream.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { byName } from "../CaseTable.ts"
import { CaseFeed } from "../live/CaseFeed.ts"
import { placeOf } from "../live/Change.ts"
import type { CaseLiveQuery } from "./CaseParameters.ts"

/** After this time the line is closed and asked for again, so that an ended session does not watch on. */
const longestWatch = "15 minutes"

/** `GET /api/cases/live`: cases and groups of the reader's scope, and the cases that they work on by name, as they change, as server-sent events (X3). */
export const caseLive = ({ after }: CaseLiveQuery) =>
  Effect.gen(function* () {
    const { account, townships } = yield* requireRole(...caseRoles)
    const { headers } = yield* HttpServerRequest.HttpServerRequest
    const feed = yield* CaseFeed
    // A browser that comes back asks for the same address and names where it was.
    const place =
      placeOf(headers["last-event-id"] ?? "") ??
      (after === undefined ? undefined : { position: after, key: null, tables: null })
    const events = yield* feed.join(
      townships === null ? null : new Set([...townships, byName(account)]),
      place
    )
    return eventStreamResponse(Stream.interruptAfter(events, longestWatch))
  }).pipe(withReadProblems)
