import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import { BatchGroup } from "@jiaosuo/http/BatchApi"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { baseUrl, http } from "../server/http.ts"
import { asRefused, type Refused, refusedFrom } from "../server/Refused.ts"
import { wroteAt } from "../server/readYourWrites.ts"
import { sessionEnded } from "../server/sessionEnd.ts"
import { whoAmI } from "../session/sessionCalls.ts"
import { meaningOf } from "./meaningOf.ts"
import { tellTaken } from "./outcomes.ts"
import type { KeptRefusal, QueuedForm } from "./QueuedForm.ts"
import { waits } from "./QueuedForm.ts"
import { formsOf, wasRefused, wasTaken } from "./queueStore.ts"

const batches = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(BatchGroup), { httpClient: http, baseUrl })
).batch

/** Forms in one request: a line that holds for some seconds gets a part of the day through. */
const mostAtOnce = 40

const keptRefusal = ({ status, code, title, detail, rule, fields }: Refused): KeptRefusal => ({
  status,
  code,
  title,
  detail,
  rule,
  fields
})

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

const remember = (answer: unknown): void => {
  if (isRecord(answer) && typeof answer["position"] === "number") wroteAt(answer["position"])
}

/** A form as a request of its own. */
const sendAlone = (form: QueuedForm): Promise<Either.Either<unknown, Refused>> =>
  HttpClientRequest.post(`${baseUrl}${form.path}`).pipe(
    HttpClientRequest.setHeader("idempotency-key", form.commandId),
    HttpClientRequest.bodyJson(form.body),
    Effect.flatMap(http.execute),
    Effect.flatMap((response) => response.json),
    Effect.mapError(asRefused),
    Effect.either,
    Effect.runPromise
  )

/** Does what an answer means. True: the next form may be looked at. */
const settle = async (form: QueuedForm, status: number, body: unknown): Promise<boolean> => {
  const refused = refusedFrom(status, body)
  switch (meaningOf(status, refused.code)) {
    case "taken":
      remember(body)
      tellTaken(form.commandId, body)
      await wasTaken(form)
      return true
    case "refused":
      await wasRefused(form, keptRefusal(refused))
      return true
    case "alone": {
      const answer = await sendAlone(form)
      if (Either.isRight(answer)) return settle(form, 200, answer.right)
      const own = answer.left
      // Asked on its own, an address that nobody serves is an answer like any other.
      if (meaningOf(own.status, own.code) === "later") return false
      if (own.status === 401) return false
      await wasRefused(form, keptRefusal(own))
      return true
    }
    case "signed-out":
      sessionEnded()
      return false
    case "later":
      return false
  }
}

/** How a round of sending ended. */
export type Ended = "nothing-waits" | "no-answer" | "not-signed-in"

/**
 * Sends whatever waits in the queue of an account, in its order, in pieces. Before each piece the server is asked who
 * is signed in: what one person filled in is never sent in the name of another who uses the same device.
 */
export const deliver = async (account: string): Promise<Ended> => {
  for (;;) {
    const piece = (await formsOf(account)).filter(waits).slice(0, mostAtOnce)
    if (piece.length === 0) return "nothing-waits"
    const who = await Effect.runPromise(Effect.either(whoAmI))
    if (Either.isLeft(who)) {
      if (asRefused(who.left).status !== 401) return "no-answer"
      sessionEnded()
      return "not-signed-in"
    }
    if (who.right.account !== account) {
      // Somebody else has signed in, in another page of this browser: this one has nobody behind it any more.
      sessionEnded()
      return "not-signed-in"
    }
    const items = piece.map(({ path, commandId, body }) => ({ path, commandId, body }))
    const answers = await Effect.runPromise(Effect.either(batches.send({ payload: { items } })))
    if (Either.isLeft(answers)) {
      return asRefused(answers.left).status === 401 ? "not-signed-in" : "no-answer"
    }
    for (const [i, form] of piece.entries()) {
      const answer = answers.right.items[i]
      if (answer === undefined || !(await settle(form, answer.status, answer.body))) return "no-answer"
    }
  }
}
