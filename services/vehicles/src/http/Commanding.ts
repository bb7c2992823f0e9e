import { HttpServerResponse } from "@effect/platform"
import type { AccessLog } from "@jiaosuo/http/AccessLog"
import type { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { type CommandProblem, commandOf, entityTag, withCommandProblems } from "@jiaosuo/http/Commands"
import { CurrentRequest, inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import type { CurrentPrincipal } from "@jiaosuo/http/Principal"
import { type BadRequest, refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { registerRoles, requireRole } from "@jiaosuo/http/Scopes"
import { Effect } from "effect"
import type { Act } from "../orders/Ordering.ts"
import { type Answer, formIsAtFault, type Order, type OrderFailure } from "../orders/Orders.ts"
import { recordingOutOfScope, statusOf, type Telling } from "./Telling.ts"
import type { CommandAnswer } from "./VehiclesApi.ts"

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
 * Answers a command of somebody who may change the register, in the language of the request and with `ETag`.
 * `id` is null for a command that makes something new: 201 with `Location`.
 */
export const commanding =
  <Rejection extends { readonly _tag: string }>(telling: Telling<Rejection>) =>
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
      const principal = yield* requireRole(...registerRoles)
      const sent = yield* commandOf(headers)
      const answer = yield* give({ principal, ...sent }).pipe(
        Effect.tapErrorTag("Rejected", (rejected) =>
          recordingOutOfScope(rejected, id === null ? null : `${telling.kind}/${id}`)
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

/** Answers a command on a thing that its address names. */
export const acting =
  <Rejection extends { readonly _tag: string }>(telling: Telling<Rejection>) =>
  <Form>(act: Act<Form, Rejection>) =>
  (request: {
    readonly path: { readonly id: string }
    readonly headers: CommandHeaders
    readonly payload: Form
  }) => {
    const { path, headers, payload } = request
    return commanding(telling)(headers, path.id, (order) => act(path.id, payload, order))
  }
