import type { CommandAnswer } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { readAfter, wroteAt } from "../../server/readYourWrites.ts"

/** What the clients of all parts of the desk have in common. */

/** Remembers where the log was, so that the next page contains what was just done. */
export const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** What is known now, one's own last entry included; or what was known at an instant. */
export const reading = (asOf?: string) => {
  const after = readAfter()
  return asOf !== undefined || after === undefined ? {} : { after }
}

/** A form as descriptions make it, or as a contract has it: the client checks it before it is sent. */
type Form = Readonly<Record<string, unknown>>

interface Request {
  readonly path?: { readonly id: string }
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Form
}
type Call = (request: Request) => Effect.Effect<CommandAnswer, unknown>

/** One verb of a contract that makes something new. The same `commandId` again answers the same and makes nothing. */
export const beginning =
  (call: unknown) =>
  (commandId: string, payload: Form): Effect.Effect<CommandAnswer, unknown> =>
    remembered((call as Call)({ headers: { "idempotency-key": commandId }, payload }))

/**
 * One command on a file, by any verb of its contract; each takes its own form, which the fields of `forms/` are
 * checked for. `version` is the one the person has seen, undefined where it does not matter.
 */
export const acting =
  <Verb extends string>(calls: { readonly [V in Verb]: unknown }) =>
  (
    verb: Verb,
    id: string,
    commandId: string,
    version: number | undefined,
    payload: Form
  ): Effect.Effect<CommandAnswer, unknown> =>
    remembered(
      (calls[verb] as Call)({
        path: { id },
        headers: {
          "idempotency-key": commandId,
          ...(version === undefined ? {} : { "if-match": `"${version}"` })
        },
        payload
      })
    )

interface Page<Item> {
  readonly items: ReadonlyArray<Item>
  readonly nextCursor: string | null
}

/** As many as one page of a list holds. */
const mostOfPage = 500

/** A list, page after page: of one township there are some hundreds of anything at most. */
export const allPages = <Item, E>(
  page: (of: { readonly limit: number; readonly cursor?: string }) => Effect.Effect<Page<Item>, E>,
  cursor?: string
): Effect.Effect<ReadonlyArray<Item>, E> =>
  Effect.flatMap(
    page({ limit: mostOfPage, ...(cursor === undefined ? {} : { cursor }) }),
    ({ items, nextCursor }) =>
      nextCursor === null
        ? Effect.succeed(items)
        : Effect.map(allPages(page, nextCursor), (rest) => [...items, ...rest])
  )
