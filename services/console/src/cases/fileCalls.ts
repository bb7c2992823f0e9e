import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { CasesGroup, type CommandAnswer, type IntakeForm } from "@jiaosuo/cases/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The client of case files, derived from its contract. */
const cases = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(CasesGroup), { httpClient: http, baseUrl })
).cases

/** Verbs of `POST /api/cases/{id}/{verb}`, each with the form that it takes. */
export type Verb = Exclude<keyof typeof cases, "take" | "file" | "proposal" | "seen">

/** Verbs whose form is a description; dispatching has a panel of its own. */
export type FormVerb = Exclude<Verb, "dispatch">
export type FormOf<V extends Verb> = Parameters<(typeof cases)[V]>[0]["payload"]

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** Takes a call. The same `commandId` again answers the same and takes nothing. */
export const takeCall = (commandId: string, payload: IntakeForm) =>
  remembered(cases.take({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a case; `version` is the one the person has seen, undefined where it does not matter. */
export const actOnCase = <V extends Verb>(
  verb: V,
  id: string,
  commandId: string,
  version: number | undefined,
  payload: FormOf<V>
): Effect.Effect<CommandAnswer, unknown> => {
  // One call for all verbs: each takes its own form, which the signature above ties to the verb.
  const call = cases[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: FormOf<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(
    call({
      path: { id },
      headers: {
        "idempotency-key": commandId,
        ...(version === undefined ? {} : { "if-match": `"${version}"` })
      },
      payload
    })
  )
}

/** Says where a response group is (row 9). */
export const sawGroup = (
  groupId: string,
  commandId: string,
  payload: Parameters<(typeof cases)["seen"]>[0]["payload"]
) => remembered(cases.seen({ path: { groupId }, headers: { "idempotency-key": commandId }, payload }))

/** A case; with a purpose, personal values are shown in full and the reading is on record (X2). */
export const caseFile = (id: string, purpose?: string) =>
  cases.file({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })

/** Who should go, and what speaks for and against every group on duty, now or at an instant that is over. */
export const dispatchProposal = (id: string, at?: string) =>
  cases.proposal({ path: { id }, urlParams: at === undefined ? {} : { at } })

export type CaseFile = Effect.Effect.Success<ReturnType<typeof caseFile>>
export type Proposal = Effect.Effect.Success<ReturnType<typeof dispatchProposal>>
export type WeighedGroup = Proposal["groups"][number]
export type CaseClock = CaseFile["clocks"][number]
export type GroupOnCase = CaseFile["groups"][number]
