import { HttpServerResponse } from "@effect/platform"
import type { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import { type CommandProblem, entityTag, withCommandProblems } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import type { CurrentPrincipal, Principal } from "@jiaosuo/http/Principal"
import { refuse, ServiceUnavailable, Unprocessable } from "@jiaosuo/http/Problems"
import { requireRole } from "@jiaosuo/http/Scopes"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { Role } from "@jiaosuo/kernel/Role"
import { Clock, Effect } from "effect"
import { checkHappenedAt } from "../domain/FilingCheck.ts"
import { FormReading, type ReadForm } from "../domain/FormReading.ts"
import { both, formIsAtFault, orFault } from "../Orders.ts"
import type { FileQuery } from "./FileContract.ts"
import type { Showing } from "./FileView.ts"
import { recordingForbidden, statusOf, type Telling } from "./Telling.ts"

/** How a file is asked for, once its query is understood. */
interface Asked {
  readonly asOf: Instant | null
  readonly unmasked: boolean
  readonly purpose: string | null
}

const longestPurpose = 200

/** X2: whoever wants to see personal values says what for. */
const checkPurpose = (query: FileQuery): ReadForm<Omit<Asked, "asOf">> => {
  const reading = new FormReading()
  const unmasked = query.unmask === "true"
  const purpose = reading.text("purpose", query.purpose, longestPurpose)
  if (unmasked && purpose === null) {
    reading.reject(
      "purpose",
      text("查看未脱敏信息须说明用途", "say what for, to see values that are not masked"),
      "X2"
    )
  }
  return reading.done(() => ({ unmasked, purpose }))
}

/** An instant that lies in the past, under the name that the query gives it. */
export const checkAsOf = (query: Pick<FileQuery, "asOf">, now: number): ReadForm<Instant | null> => {
  const reading = new FormReading()
  const asOf = query.asOf === undefined ? null : reading.take("asOf", checkHappenedAt(query.asOf, now))
  return reading.done(() => asOf)
}

/** A file that may be shown, to whom, and how it was asked for. */
export interface FileToShow<File> {
  readonly file: File
  readonly reader: Principal
  readonly showing: Showing
  readonly purpose: string | null
  readonly nowMillis: number
}

/**
 * Reads a file for somebody who has one of the roles. Every access is recorded with its purpose before anything
 * is shown (X1); a file that may not be read unrecorded is not read.
 */
export const readingFile =
  <Rejection extends { readonly _tag: string }>(telling: Telling<Rejection>, allowed: ReadonlyArray<Role>) =>
  <File>(
    id: string,
    query: FileQuery,
    read: (
      reader: Principal,
      asOf: Instant | null
    ) => Effect.Effect<File, Rejected<Rejection> | StoreIsUnavailable>
  ): Effect.Effect<FileToShow<File>, CommandProblem, CurrentPrincipal | AccessLog> =>
    Effect.gen(function* () {
      const reader = yield* requireRole(...allowed)
      const now = yield* Clock.currentTimeMillis
      const { value } = yield* orFault(both(checkAsOf(query, now), checkPurpose(query))).pipe(
        Effect.catchTag("FormIsAtFault", ({ problems }) => refuse(Unprocessable, formIsAtFault(problems)))
      )
      const [asOf, { unmasked, purpose }] = value
      const subject = `${telling.kind}/${id}`
      const file = yield* read(reader, asOf).pipe(
        Effect.tapErrorTag("Rejected", (rejected) => recordingForbidden(telling, rejected, subject)),
        withCommandProblems<Rejection>({ refusal: telling.refusal, as: statusOf(telling) })
      )
      const log = yield* AccessLog
      const action = unmasked ? "ReadFileUnmasked" : "ReadFile"
      yield* log
        .record({ action, subject, purpose, result: "granted" })
        .pipe(
          Effect.catchTag("AccessLogIsUnavailable", ({ cause }) =>
            Effect.zipRight(
              Effect.logWarning("the access log does not answer", cause),
              refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
            )
          )
        )
      const { language } = yield* CurrentRequest
      return { file, reader, showing: { language, unmasked }, purpose, nowMillis: now }
    })

/** Answers a file as JSON, read as {@link readingFile} reads it. */
export const showingFile = <Rejection extends { readonly _tag: string }>(
  telling: Telling<Rejection>,
  allowed: ReadonlyArray<Role>
) => {
  const reading = readingFile(telling, allowed)
  return <File extends { readonly version: number }>(
    id: string,
    query: FileQuery,
    read: (
      reader: Principal,
      asOf: Instant | null
    ) => Effect.Effect<File, Rejected<Rejection> | StoreIsUnavailable>,
    show: (file: File, showing: Showing, nowMillis: number) => object
  ): Effect.Effect<HttpServerResponse.HttpServerResponse, CommandProblem, CurrentPrincipal | AccessLog> =>
    Effect.map(reading(id, query, read), ({ file, showing, nowMillis }) =>
      HttpServerResponse.unsafeJson(show(file, showing, nowMillis), {
        headers: { etag: entityTag(file.version) }
      })
    )
}
