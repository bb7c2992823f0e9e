import type { HttpClientResponse } from "@effect/platform/HttpClientResponse"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"

/** One value at fault, as the server names it: `plate.number`, the reason in the asked language, `N4`. */
export interface FieldAtFault {
  readonly path: string
  readonly reason: string
  readonly rule?: string | undefined
}

/**
 * Why an answer did not come, in the shape of an RFC 9457 problem. `status` 0: no answer at all (no
 * network, or the server is away); sending the same command id again is then safe.
 */
export class Refused extends Data.TaggedError("Refused")<{
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  readonly rule?: string | undefined
  readonly fields: ReadonlyArray<FieldAtFault>
  readonly facts: Readonly<Record<string, unknown>>
}> {}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined

const fieldsOf = (value: unknown): ReadonlyArray<FieldAtFault> =>
  Array.isArray(value)
    ? value.flatMap((field: unknown) =>
        isRecord(field)
          ? [
              {
                path: textOf(field["path"]) ?? "",
                reason: textOf(field["reason"]) ?? "",
                rule: textOf(field["rule"])
              }
            ]
          : []
      )
    : []

/** Reads a problem out of whatever a server or a proxy in between has sent. Total. */
export const refusedFrom = (status: number, body: unknown): Refused => {
  const problem = isRecord(body) ? body : {}
  return new Refused({
    status,
    code: textOf(problem["code"]) ?? `Http${status}`,
    title: textOf(problem["title"]) ?? "",
    detail: textOf(problem["detail"]),
    rule: textOf(problem["rule"]),
    fields: fieldsOf(problem["fields"]),
    facts: isRecord(problem["facts"]) ? problem["facts"] : {}
  })
}

/** No answer came: no network, or the server is away. */
export const unanswered: Refused = refusedFrom(0, { code: "NoAnswer" })

/** The problem in a response of status 400 or more. */
export const readRefused = (response: HttpClientResponse): Effect.Effect<Refused> =>
  response.json.pipe(
    Effect.orElseSucceed(() => undefined),
    Effect.map((body) => refusedFrom(response.status, body))
  )

/** Turns whatever a call failed with into a `Refused`; a broken answer counts as the server's fault. */
export const asRefused = (error: unknown): Refused => {
  if (error instanceof Refused) return error
  if (isRecord(error) && error["_tag"] === "RequestError") return unanswered
  if (isRecord(error) && error["_tag"] === "ResponseError") return unanswered
  return refusedFrom(500, { code: "UnreadableAnswer" })
}
