import { HttpServerResponse } from "@effect/platform"
import type { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { CommandIdIsTaken, StoreIsUnavailable, StreamHasMoved } from "@jiaosuo/event-store/EventStore"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { isUuid, uuidv7 } from "@jiaosuo/kernel/Ids"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import type { CommandHeaders } from "./CommandContract.ts"
import { CurrentPrincipal } from "./Principal.ts"
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  PreconditionFailed,
  refuse,
  ServiceUnavailable,
  Unprocessable
} from "./Problems.ts"
import { serviceIsUnavailable, shapeIsWrong } from "./StandardRefusals.ts"

/**
 * What every command endpoint does: the context it gives to the domain, the answer, and what a rejection
 * becomes. Its contract is in `CommandContract.ts`, which a browser can load as well.
 *
 * @example
 * HttpApiEndpoint.post("registerVehicle", "/api/vehicles")
 *   .setHeaders(CommandHeaders).setPayload(RegisterVehicle)
 *   .addSuccess(CreatedAnswer).addError(Conflict).addError(Unprocessable)
 *
 * handlers.handle("registerVehicle", ({ headers, payload }) => Effect.gen(function* () {
 *   const { context, expectedVersion } = yield* commandOf(headers)
 *   return yield* vehicles.register(payload, context).pipe(
 *     answerCommand({ expectedVersion, refusal: refusalOf, created: (id) => `/api/vehicles/${id}` }))
 * }), uninterruptible)
 */

/** The third argument of `handlers.handle` for a command: a client that goes away does not stop it half way. */
export const uninterruptible = { uninterruptible: true } as const

const wrongHeader = (path: string, zh: string, en: string) =>
  refuse(BadRequest, shapeIsWrong("header", [{ path, reason: text(zh, en) }]))

/** One command on its way, as its headers and its sender define it. */
export interface Sent {
  readonly context: CommandContext
  readonly expectedVersion?: number
}

/**
 * The context of a command: who gives it, under which command id, and on which version it was decided. An
 * absent `Idempotency-Key` is made here, which makes the command new each time it is sent.
 */
export const commandOf = (headers: CommandHeaders): Effect.Effect<Sent, BadRequest, CurrentPrincipal> =>
  Effect.gen(function* () {
    const principal = yield* CurrentPrincipal
    const key = headers["idempotency-key"]
    if (key !== undefined && !isUuid(key)) {
      return yield* wrongHeader("Idempotency-Key", "应为 UUID", "must be a UUID")
    }
    const correlation = headers["x-correlation-id"]
    if (correlation !== undefined && !isUuid(correlation)) {
      return yield* wrongHeader("X-Correlation-Id", "应为 UUID", "must be a UUID")
    }
    const match = headers["if-match"]
    const version = match === undefined || match.trim() === "*" ? undefined : versionOfTag(match)
    if (version === null) {
      return yield* wrongHeader(
        "If-Match",
        '应为 ETag 给出的版本号，如 "7"',
        'must be a version as ETag gives it: "7"'
      )
    }
    const commandId = (key ?? uuidv7()).toLowerCase()
    const context: CommandContext = {
      actor: principal.account,
      station: principal.station,
      commandId,
      correlationId: (correlation ?? commandId).toLowerCase(),
      causationId: null
    }
    return version === undefined ? { context } : { context, expectedVersion: version }
  })

/** The version an entity tag names; null where it names none. Weak tags of a proxy are understood as well. */
const versionOfTag = (tag: string): number | null => {
  const digits = /^\s*(?:W\/)?"?(\d{1,15})"?\s*$/.exec(tag)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** `ETag` of a version. */
export const entityTag = (version: number): string => `"${version}"`

/** The version named by a command's `If-Match` is not the current one. */
const versionHasPassed = (expected: number, actual: number): Refusal => ({
  code: "VersionHasPassed",
  title: text("资料已被他人更改", "Somebody changed this meanwhile"),
  detail: text(
    `您依据的是第 ${expected} 版，现在是第 ${actual} 版。请刷新后再试。`,
    `You decided on version ${expected}, and it is at version ${actual} now. Read it again.`
  ),
  facts: { expectedVersion: expected, actualVersion: actual }
})

const streamIsBusy: Refusal = {
  code: "ThingIsBeingChanged",
  title: text("多人正在同时更改此项", "Several people are changing this at once"),
  detail: text("请用同一个 Idempotency-Key 重新提交。", "Send it again with the same Idempotency-Key.")
}

const commandIdIsTaken = (commandId: string): Refusal => ({
  code: "CommandIdIsTaken",
  title: text("Idempotency-Key 已用于另一项操作", "The Idempotency-Key was used for another command"),
  detail: text(
    "内容不同的操作须使用新的 Idempotency-Key。",
    "A command with other content needs a new Idempotency-Key."
  ),
  facts: { commandId }
})

/** What a rejection of the domain is answered with; without `as`, 422 where it names fields and 409 otherwise. */
export interface Answering<R> {
  readonly refusal: (rejection: R) => Refusal
  /** Status of a rejection where the usual one does not fit. */
  readonly as?: (rejection: R) => 403 | 404 | 409 | 422 | undefined
  /** `If-Match` of the command, as `commandOf` read it. */
  readonly expectedVersion?: number | undefined
  /** For commands that make something new: the address of what was made. */
  readonly created?: (id: string) => string
}

/** Failures of a command handler that this module understands. */
export type CommandFailure<R> = Rejected<R> | StreamHasMoved | CommandIdIsTaken | StoreIsUnavailable

/** Problems that a command may be answered with. */
export type CommandProblem =
  | Forbidden
  | NotFound
  | Conflict
  | PreconditionFailed
  | Unprocessable
  | ServiceUnavailable

const rejected = <R>(rejection: R, options: Answering<R>): Effect.Effect<never, CommandProblem> => {
  const refusal = options.refusal(rejection)
  const usual = refusal.fields !== undefined && refusal.fields.length > 0 ? 422 : 409
  switch (options.as?.(rejection) ?? usual) {
    case 403:
      return refuse(Forbidden, refusal)
    case 404:
      return refuse(NotFound, refusal)
    case 409:
      return refuse(Conflict, refusal)
    case 422:
      return refuse(Unprocessable, refusal)
  }
}

/**
 * Turns the failures of a command handler into problems and leaves others alone: a rejection into 409 or 422,
 * a passed version into 412 (a lost race into 409), a taken command id into 409, a silent database into 503
 * with Retry-After.
 */
export const withCommandProblems =
  <R>(options: Answering<R>) =>
  <A, E, Req>(
    command: Effect.Effect<A, CommandFailure<R> | E, Req>
  ): Effect.Effect<A, CommandProblem | Exclude<E, CommandFailure<R>>, Req> =>
    Effect.catchAll(command, (failure) =>
      commandProblem(failure as CommandFailure<R>, options)
    ) as Effect.Effect<A, CommandProblem | Exclude<E, CommandFailure<R>>, Req>

const commandProblem = <R>(
  failure: CommandFailure<R>,
  options: Answering<R>
): Effect.Effect<never, CommandProblem> => {
  switch (failure._tag) {
    case "Rejected":
      return rejected(failure.rejection, options)
    case "StreamHasMoved":
      return options.expectedVersion === undefined
        ? refuse(Conflict, streamIsBusy)
        : refuse(PreconditionFailed, versionHasPassed(failure.expected, failure.actual))
    case "CommandIdIsTaken":
      return refuse(Conflict, commandIdIsTaken(failure.commandId))
    case "StoreIsUnavailable":
      return Effect.zipRight(
        Effect.logWarning("the event store does not answer", failure.cause),
        refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
      )
    default:
      // A failure of the caller's own: it passes through.
      return Effect.fail(failure as never)
  }
}

/**
 * The HTTP answer to a command: `{id, version, position}` with `ETag`, 201 and `Location` where something was
 * made, and a problem for every way in which it can fail.
 */
export const answerCommand =
  <R>(options: Answering<R>) =>
  <E, Req>(
    command: Effect.Effect<
      { readonly id: string; readonly version: number; readonly position: number },
      CommandFailure<R> | E,
      Req
    >
  ): Effect.Effect<
    HttpServerResponse.HttpServerResponse,
    CommandProblem | Exclude<E, CommandFailure<R>>,
    Req
  > =>
    Effect.map(withCommandProblems(options)(command), ({ id, version, position }) =>
      HttpServerResponse.unsafeJson(
        { id, version, position },
        {
          status: options.created === undefined ? 200 : 201,
          headers: {
            etag: entityTag(version),
            ...(options.created === undefined ? {} : { location: options.created(id) })
          }
        }
      )
    )
