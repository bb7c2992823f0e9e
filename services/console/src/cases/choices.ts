import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { OrganisationGroup } from "@jiaosuo/duties/api"
import { DutyReadsGroup } from "@jiaosuo/townships/api"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { useMemo } from "react"
import type { Choice } from "../fields/Choice.ts"
import { useLanguage } from "../messages/Language.tsx"
import { initialsOf } from "../reference/initials.ts"
import { baseUrl, http } from "../server/http.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { type CaseRules, caseRules } from "./readCalls.ts"

/** Asked once in ten minutes, whoever asks; what failed is asked again. */
const keptFor = <A, E>(ask: Effect.Effect<A, E>) => {
  const [cached, forget] = Effect.runSync(Effect.cachedInvalidateWithTTL(ask, Duration.minutes(10)))
  return Effect.onExit(cached, (exit) => (Exit.isFailure(exit) ? forget : Effect.void))
}

const organisation = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(OrganisationGroup), { httpClient: http, baseUrl })
).organisation

const duties = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(DutyReadsGroup), { httpClient: http, baseUrl })
).dutyReads

const rulesOfToday = keptFor(caseRules)
const organisationOfToday = keptFor(Effect.suspend(() => organisation.organisation({ urlParams: {} })))
const peopleOfToday = keptFor(Effect.suspend(() => duties.listPeople({ urlParams: { limit: 500 } })))

/** Duties of the person who asks that are on or come next, the next first. */
export const myShifts = (from: string, until: string) =>
  Effect.suspend(() => duties.listShifts({ urlParams: { mine: "yes", from, until, limit: 20 } }))

export type Shift = Effect.Effect.Success<ReturnType<typeof myShifts>>["items"][number]
export type CaseType = CaseRules["kinds"][number]["types"][number]

/** What calls can be about and how grave they are, in the chosen language. */
export interface CaseChoices {
  readonly rules: CaseRules | undefined
  /** `<kind>/<type>`, grouped by kind. */
  readonly types: ReadonlyArray<Choice>
  readonly typeOf: (choice: string | undefined) => CaseType | undefined
  readonly levels: Readonly<Record<string, string>>
  readonly kinds: Readonly<Record<string, string>>
}

export const useCaseChoices = (): CaseChoices => {
  const { language } = useLanguage()
  const { data } = useAnswer(rulesOfToday, "case rules")
  return useMemo(() => {
    const kinds = data?.kinds ?? []
    return {
      rules: data,
      types: kinds.flatMap(({ kind, name, types }) =>
        types.map((type) => ({
          code: `${kind}/${type.type}`,
          name: type.name[language],
          group: name[language],
          keys: [
            type.name.zh,
            initialsOf(type.name.zh),
            name.zh,
            initialsOf(name.zh),
            type.name.en.toLowerCase(),
            type.type,
            kind
          ].join(" ")
        }))
      ),
      typeOf: (choice) => {
        const [kind, type] = choice?.split("/") ?? []
        return kinds.find((one) => one.kind === kind)?.types.find((one) => one.type === type)
      },
      levels: Object.fromEntries((data?.levels ?? []).map(({ level, name }) => [level, name[language]])),
      kinds: Object.fromEntries(kinds.map(({ kind, name }) => [kind, name[language]]))
    }
  }, [data, language])
}

/** Names of units and zones as they are today; the id where nobody has told of it. */
export interface UnitNames {
  readonly nameOf: (id: string | null) => string
  readonly units: ReadonlyArray<{ readonly value: string; readonly label: string }>
  readonly zones: ReadonlyArray<{ readonly value: string; readonly label: string }>
}

export const useUnitNames = (): UnitNames => {
  const { data } = useAnswer(organisationOfToday, "organisation")
  return useMemo(() => {
    const units = (data?.units ?? []).map(({ unitId, name }) => ({ value: unitId, label: name }))
    const zones = (data?.zones ?? []).map(({ zoneId, name }) => ({ value: zoneId, label: name }))
    const names = new Map([...units, ...zones].map(({ value, label }) => [value, label]))
    return { nameOf: (id) => (id === null ? "" : (names.get(id) ?? id)), units, zones }
  }, [data])
}

/** People with an account, as a field offers them. */
export interface AccountChoice {
  readonly account: string
  readonly label: string
  readonly township: string | null
}

export const useAccounts = (): ReadonlyArray<AccountChoice> => {
  const { data } = useAnswer(peopleOfToday, "people")
  return useMemo(
    () =>
      (data?.items ?? []).flatMap(({ account, name, unitName, township }) =>
        account === null
          ? []
          : [{ account, township, label: [name, unitName, account].filter(Boolean).join(" · ") }]
      ),
    [data]
  )
}
