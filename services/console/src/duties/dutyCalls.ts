import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { type CommandAnswer, OrganisationGroup, PeopleGroup, RostersGroup } from "@jiaosuo/duties/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The clients of organisation, people and rosters, derived from their contracts. */
const client = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(OrganisationGroup).add(PeopleGroup).add(RostersGroup), {
    httpClient: http,
    baseUrl
  })
)
const { organisation, people, rosters } = client

type Organisation = typeof organisation
type People = typeof people
type Rosters = typeof rosters

/** Verbs of the organisation, each with the form that it takes. */
export type UnitVerb = Exclude<
  keyof Organisation,
  | "organisation"
  | "unitLife"
  | "suggestCentre"
  | "headCounts"
  | "indicators"
  | "indicatorScores"
  | "indicatorValues"
>
export type PersonVerb = Exclude<keyof People, "take-on" | "person">
export type RosterVerb = Exclude<keyof Rosters, "open" | "of-unit" | "file" | "mode">
export type UnitForm<V extends UnitVerb> = Parameters<Organisation[V]>[0]["payload"]
export type PersonForm<V extends PersonVerb> = Parameters<People[V]>[0]["payload"]
export type RosterForm<V extends RosterVerb> = Parameters<Rosters[V]>[0]["payload"]
export type TakingOn = Parameters<People["take-on"]>[0]["payload"]
export type Opening = Parameters<Rosters["open"]>[0]["payload"]

type Call = (request: {
  readonly path?: { readonly id: string }
  readonly headers: Readonly<Record<string, string>>
  readonly payload: unknown
}) => Effect.Effect<CommandAnswer, unknown>

const headers = (commandId: string, version?: number) => ({
  "idempotency-key": commandId,
  ...(version === undefined ? {} : { "if-match": `"${version}"` })
})

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** One change of the organisation. */
export const actOnOrganisation = <V extends UnitVerb>(verb: V, commandId: string, payload: UnitForm<V>) =>
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  remembered((organisation[verb] as Call)({ headers: headers(commandId), payload }))

export const takeOn = (commandId: string, payload: TakingOn) =>
  remembered(people["take-on"]({ headers: { "idempotency-key": commandId }, payload }))

export const actOnPerson = <V extends PersonVerb>(
  verb: V,
  id: string,
  commandId: string,
  payload: PersonForm<V>
) => remembered((people[verb] as Call)({ path: { id }, headers: headers(commandId), payload }))

export const openRoster = (commandId: string, payload: Opening) =>
  remembered(rosters.open({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a roster; `version` is the one the person has seen, undefined where it does not matter. */
export const actOnRoster = <V extends RosterVerb>(
  verb: V,
  id: string,
  commandId: string,
  version: number | undefined,
  payload: RosterForm<V>
) => remembered((rosters[verb] as Call)({ path: { id }, headers: headers(commandId, version), payload }))

export const rosterFile = (id: string) => rosters.file({ path: { id }, urlParams: {} })
export const personFile = (id: string, purpose?: string) =>
  people.person({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })
export const organisationOn = (on: string | undefined) =>
  organisation.organisation({ urlParams: on === undefined ? {} : { on } })
export const headCountsOn = (on: string | undefined) =>
  organisation.headCounts({ urlParams: on === undefined ? {} : { on } })
export const indicatorCatalogue = organisation.indicators({ urlParams: {} })
export const indicatorValues = (unit: string, year: string) =>
  organisation.indicatorValues({ urlParams: { unit, year } })
export const indicatorScores = (year: string) => organisation.indicatorScores({ urlParams: { year } })
export const rosterMode = (id: string, slot: string, at: string) =>
  rosters.mode({ path: { id }, urlParams: { slot, at } })
export const suggestCentre = (zone: string, on: string | undefined) =>
  organisation.suggestCentre({ urlParams: on === undefined ? { zone } : { zone, on } })

type AnswerOf<C extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<C>
>

export type RosterFile = AnswerOf<typeof rosterFile>
export type Duty = RosterFile["slots"][number]
export type DutyKind = Duty["kind"]
export type PersonFile = AnswerOf<typeof personFile>
export type OrganisationAnswer = AnswerOf<typeof organisationOn>
export type Unit = OrganisationAnswer["units"][number]
export type Zone = OrganisationAnswer["zones"][number]
