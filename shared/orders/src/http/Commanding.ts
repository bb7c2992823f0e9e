import { HttpServerResponse } from "@effect/platform"
import type { AccessLog } from "@jiaosuo/http/AccessLog"
import type { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { type CommandProblem, commandOf, entityTag, withCommandProblems } from "@jiaosuo/http/Commands"
import { CurrentRequest, inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import type { CurrentPrincipal } from "@jiaosuo/http/Principal"
import { type BadRequest, refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { requireRole } from "@jiaosuo/http/Scopes"
import type { Role } from "@jiaosuo/kernel/Role"
import { Effect } from "effect"
import type { Act } from "../Ordering.ts"
import { type Answer, formIsAtFault, type Order, type OrderFailure } from "../Orders.ts"
import type { CommandAnswer } from "./OrderContract.ts"
import { recordingForbidden, statusOf, type Telling } from "./Telling.ts"

const shown = ({ id, version, position, warnings }: Answer, language: Language): CommandAnswer => ({
  id,
  version,
  position,
  warnings: warnings.map(({ path, reason, rule }) => ({
    path,
    reason: inLanguage(reason, language),
    rule: rule ?? null
  }))
})

/**
 * Answers a command of somebody who has one of the roles, in the language of the request and with `ETag`. `id`
 * is null for a command that makes something new: 201 with `Location`.
 */
export const commanding =
  <Rejection extends { readonly _tag: string }>(telling: Telling<Rejection>, allowed: ReadonlyArray<Role>) =>
  (
    headers: CommandHeaders,
    id: string | null,
    give: (order: Order) => Effect.Effect<Answer, OrderFailure<Rejection>>
  ): Effect.Effect<
    HttpServerResponse.HttpServerResponse,
    CommandProblem | BadRequest,
    CurrentPrincipal | AccessLog
  > =>
    Effect.gen(function* () {
      const principal = yield* requireRole(...allowed)
      const sent = yield* commandOf(headers)
      const answer = yield* give({ principal, ...sent }).pipe(
        Effect.tapErrorTag("Rejected", (rejected) =>
          recordingForbidden(telling, rejected, id === null ? null : `${telling.kind}/${id}`)
        ),
        Effect.catchTag("FormIsAtFault", ({ problems }) => refuse(Unprocessable, formIsAtFault(problems))),
        withCommandProblems<Rejection>({
          refusal: telling.refusal,
          as: statusOf(telling),
          expectedVersion: sent.expectedVersion
        })
      )
      const { language } = yield* CurrentRequest
      const etag = entityTag(answer.version)
      return id === null
        ? HttpServerResponse.unsafeJson(shown(answer, language), {
            status: 201,
            headers: { etag, location: `${telling.address}/${answer.id}` }
          })
        : HttpServerResponse.unsafeJson(shown(answer, language), { headers: { etag } })
    })

/** Answers a command on a thing that its address names, of somebody who has one of the roles. */
export const acting =
  <Rejection extends { readonly _tag: string }>(telling: Telling<Rejection>, allowed: ReadonlyArray<Role>) =>
  <Form>(act: Act<Form, Rejection>) =>
  (request: {
    readonly path: { readonly id: string }
    readonly headers: CommandHeaders
    readonly payload: Form
  }) => {
    const { path, headers, payload } = request
    return commanding(telling, allowed)(headers, path.id, (order) => act(path.id, payload, order))
  }
