import type { CaseAnalysisQuery, CaseListQuery } from "./readCalls.ts"

/** The conditions that an address can carry: those of the interface, by the same names. */
export const filterKeys = [
  "q",
  "township",
  "by",
  "village",
  "zone",
  "station",
  "from",
  "until",
  "hour",
  "weekday",
  "kind",
  "type",
  "level",
  "channel",
  "standing",
  "outcome",
  "overdue",
  "dispatched",
  "engaged",
  "below",
  "inZone",
  "scene",
  "review",
  "responsible",
  "worker",
  "group",
  "step",
  "accident",
  "source",
  "at",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof CaseListQuery>

export type FilterKey = (typeof filterKeys)[number]
export type CaseFilter = { readonly [Key in FilterKey]?: string }

/** The conditions of an address, nothing added and nothing left out: the list is what the figure counted. */
export const filterOf = (parameters: URLSearchParams): CaseFilter => {
  const filter: { [Key in FilterKey]?: string } = {}
  for (const key of filterKeys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") filter[key] = value
  }
  return filter
}

/** The same as parameters, in a fixed order. */
export const parametersOf = (filter: CaseFilter): URLSearchParams => {
  const parameters = new URLSearchParams()
  for (const key of filterKeys) {
    const value = filter[key]
    if (value !== undefined && value !== "") parameters.set(key, value)
  }
  return parameters
}

/** The filter as a query of the interface; what that does not know is sent as it is, and the refusal names it. */
export const queryOf = (filter: CaseFilter): CaseListQuery => filter as CaseListQuery

/** The filter as a query of the analysis, which chooses the place and the order by itself. */
export const analysisQueryOf = ({
  by: _,
  sort: __,
  step: ___,
  ...conditions
}: CaseFilter): CaseAnalysisQuery => conditions as CaseAnalysisQuery

/** The same without one condition, or with another value of it. */
export const withCondition = (filter: CaseFilter, key: FilterKey, value: string | undefined): CaseFilter => {
  const { [key]: _, ...rest } = filter
  return value === undefined || value === "" ? rest : { ...rest, [key]: value }
}
