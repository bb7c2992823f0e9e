import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { District } from "@jiaosuo/reference/Divisions"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { periodsOf, scoreOf, type ValueOf, yearValue } from "@jiaosuo/reference/Indicators"
import { type CentreCandidate, suggestCentre } from "../domain/organisation/CentreSuggestion.ts"
import { stationClassNames, trafficModeNames, unitKindNames } from "../domain/organisation/Labels.ts"
import type { Organisation, Unit } from "../domain/organisation/Organisation.ts"
import {
  countsOf,
  gapsIn,
  type OrganisationGap,
  townshipsOn
} from "../domain/organisation/OrganisationCounts.ts"
import { type OrganisationOn, organisationOn, type ZoneOn } from "../domain/organisation/OrganisationOn.ts"
import { assistantsAreWithin, headCountsOn } from "../domain/person/HeadCounts.ts"
import type { PersonOnFile } from "../domain/person/Persons.ts"
import type { OrganisationRead } from "../OrganisationDirectory.ts"
import type {
  CentreAnswer,
  HeadCountsAnswer,
  IndicatorsAnswer,
  OrganisationAnswer,
  ScoresAnswer,
  UnitLifeAnswer,
  ValuesAnswer
} from "./OrganisationAnswers.ts"

/** What a reader is shown of the organisation, in their language. */

/** The organisation of a day. */
export const organisationAnswer = (
  id: string,
  { state, version, position }: OrganisationRead,
  asked: { readonly on: CalendarDate; readonly asOf: Instant | null },
  district: District,
  language: Language
): OrganisationAnswer => {
  const tree = organisationOn(state, asked.on)
  const say = (words: Text): string => inLanguage(words, language)
  return {
    id,
    version,
    position,
    ...asked,
    counts: countsOf(tree),
    units: [...tree.units.values()].map((unit) => ({
      ...unit,
      kindName: say(unitKindNames[unit.kind]),
      stationClassName: unit.stationClass === null ? null : say(stationClassNames[unit.stationClass]),
      neighbours: [...tree.neighboursOf(unit.unitId)].sort()
    })),
    zones: tree.zones,
    townships: townshipsOn(tree, district).map((township) => ({
      ...township,
      name: district.township(township.township)?.name ?? township.township,
      modeName: say(trafficModeNames[township.mode])
    })),
    sites: tree.sites.map(({ siteId, units, location, from }) => ({ siteId, units, location, from })),
    agreements: tree.agreements,
    surgePlans: tree.surgePlans,
    targets: tree.targets,
    gaps: gapsIn(tree, district).map((gap) => gapShown(gap, tree, say))
  }
}

const gapShown = (gap: OrganisationGap, { units, zones }: OrganisationOn, say: (words: Text) => string) => {
  const unitName = (unitId: string): string => units.get(unitId)?.name ?? unitId
  const zoneName = (zoneId: string): string => zones.find((zone) => zone.zoneId === zoneId)?.name ?? zoneId
  const shown = {
    gap: gap._tag,
    unitId: "unitId" in gap ? gap.unitId : null,
    zoneId: "zoneId" in gap ? gap.zoneId : null,
    villages: 0
  }
  switch (gap._tag) {
    case "StationIsInNoZone": {
      const name = unitName(gap.unitId)
      return { ...shown, text: say(text(`${name}不在任何协作区`, `${name} is in no zone`)) }
    }
    case "StationHasNoClass": {
      const name = unitName(gap.unitId)
      return { ...shown, text: say(text(`${name}尚未分类`, `${name} has no class`)) }
    }
    case "ZoneHasNoHead": {
      const name = zoneName(gap.zoneId)
      return { ...shown, text: say(text(`${name}没有区长`, `${name} has no head`)) }
    }
    case "AgreementHasRunOut": {
      const name = zoneName(gap.zoneId)
      return {
        ...shown,
        text: say(
          text(`${name}跨公安机关,互助协议已到期`, `${name} spans two forces whose agreement has run out`)
        )
      }
    }
    case "VillagesAreInNoGrid": {
      const [name, many] = [unitName(gap.unitId), gap.villages.length]
      return {
        ...shown,
        villages: many,
        text: say(text(`${name}有${many}个村居不在网格内`, `${many} villages of ${name} are in no grid`))
      }
    }
  }
}

/** Everything that a unit ever was. */
export const unitLifeAnswer = (unit: Unit, { zones }: Organisation): UnitLifeAnswer => {
  const { unitId, code, command, from, dissolvedFrom, attributes, kinds, names, parents } = unit
  const { townships, villages, classes, functions, leaders } = unit
  return {
    unitId,
    code,
    command,
    from,
    dissolvedFrom,
    attributes,
    kinds,
    names,
    parents,
    townships,
    villages,
    classes,
    functions,
    leaders,
    zones: Object.values(zones).flatMap((zone) =>
      zone.members
        .filter(({ value }) => value.members.includes(unitId))
        .map((fact) => ({
          zoneId: zone.zoneId,
          name: zone.name,
          from: fact.from,
          centre: fact.value.centre === unitId
        }))
    )
  }
}

/** The values of a unit, as the score asks for them. */
const valuesOf =
  ({ indicators }: Organisation, unitId: string): ValueOf =>
  (indicator, period) =>
    indicators[unitId]?.[`${indicator} ${period}`]?.value

/** Indicators that a centre's support is judged by, each a sum, and the one for demand. */
const supportedBy = { people: ["officers", "auxiliaries"], equipment: ["patrol-cars", "equipment-sets"] }
const demandIs = ["calls"]

/** Row 4: the suggestion for a zone from the indicators of a year. */
export const centreAnswer = (
  state: Organisation,
  zone: ZoneOn,
  { on, year }: { readonly on: CalendarDate; readonly year: string },
  rules: DutyRules,
  language: Language
): CentreAnswer => {
  const { units } = organisationOn(state, on)
  const catalogue = new Map(rules.indicators(on).map((one) => [one.id, one]))
  const sumOf = (unitId: string, names: ReadonlyArray<string>): number | null => {
    const values = names.map((name) => {
      const definition = catalogue.get(name)
      return definition === undefined ? null : yearValue(definition, year, valuesOf(state, unitId))
    })
    return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0)
  }
  const candidates = zone.members.map((unitId): CentreCandidate => {
    const unit = units.get(unitId)
    return {
      unitId,
      name: unit?.name ?? unitId,
      location: unit?.location ?? null,
      people: sumOf(unitId, supportedBy.people),
      equipment: sumOf(unitId, supportedBy.equipment),
      incidents: sumOf(unitId, demandIs)
    }
  })
  const { suggested, compared, incomplete } = suggestCentre(candidates)
  return {
    zone: zone.zoneId,
    on,
    year,
    centre: zone.centre,
    suggested,
    compared: compared.map((scores) => ({ ...scores, explained: inLanguage(scores.explained, language) })),
    incomplete
  }
}

/** Row 18: the catalogue of a day. */
export const indicatorsAnswer = (
  rules: DutyRules,
  on: CalendarDate,
  language: Language
): IndicatorsAnswer => ({
  indicators: rules.indicators(on).map((one) => ({
    indicator: one.id,
    group: one.group,
    name: inLanguage(one.name, language),
    measure: inLanguage(one.measure, language),
    weight: one.weight,
    period: one.period,
    takes: one.takes,
    full: one.full,
    origin: inLanguage(one.origin, language),
    source: inLanguage(one.source, language),
    confidence: one.confidence
  }))
})

/** Row 18: scores of the stations of a year's last day, or of one unit. */
export const scoresAnswer = (
  state: Organisation,
  { year, unit }: { readonly year: string; readonly unit: string | null },
  rules: DutyRules,
  language: Language
): ScoresAnswer => {
  const on = `${year}-12-31`
  const catalogue = rules.indicators(on)
  const named = new Map(catalogue.map((one) => [one.id, inLanguage(one.name, language)]))
  const scored = [...organisationOn(state, on).units.values()]
    .filter(({ unitId, kind }) => (unit === null ? kind === "station" : unitId === unit))
    .map(({ unitId, name }) => ({ unitId, name, score: scoreOf(catalogue, year, valuesOf(state, unitId)) }))
  return {
    year,
    compared: scored
      .flatMap(({ unitId, name, score }) =>
        score._tag === "Complete"
          ? [
              {
                unitId,
                name,
                score: score.score,
                parts: score.parts.map((part) => ({ ...part, name: named.get(part.indicator) ?? "" }))
              }
            ]
          : []
      )
      .sort((a, b) => b.score - a.score || (a.unitId < b.unitId ? -1 : 1)),
    incomplete: scored.flatMap(({ unitId, name, score }) =>
      score._tag === "Incomplete"
        ? [
            {
              unitId,
              name,
              missing: score.missing.map((one) => ({ ...one, name: named.get(one.indicator) ?? "" }))
            }
          ]
        : []
    )
  }
}

/** Row 18: every indicator of a year with what is on file of it. */
export const valuesAnswer = (
  state: Organisation,
  { year, unit }: { readonly year: string; readonly unit: string },
  rules: DutyRules,
  language: Language
): ValuesAnswer => ({
  unitId: unit,
  year,
  indicators: rules.indicators(`${year}-12-31`).map((definition) => ({
    indicator: definition.id,
    name: inLanguage(definition.name, language),
    value: yearValue(definition, year, valuesOf(state, unit)),
    periods: periodsOf(definition, year).map((period) => {
      const on = state.indicators[unit]?.[`${definition.id} ${period}`]
      return {
        period,
        value: on?.value ?? null,
        source: on === undefined || on.source === "" ? null : on.source,
        recorded: on !== undefined
      }
    })
  }))
})

/** Rows 21 and 36: the people of every unit on a day. */
export const headCountsAnswer = (
  state: Organisation,
  people: Iterable<PersonOnFile>,
  on: CalendarDate,
  rules: DutyRules
): HeadCountsAnswer => {
  const counts = headCountsOn(people, on)
  const limits = {
    least: rules.limit("leastTrafficAssistants", on),
    most: rules.limit("mostTrafficAssistants", on)
  }
  const units = [...organisationOn(state, on).units.values()].map(({ unitId, name, kind }) => {
    const count = counts.get(unitId) ?? {
      unitId,
      officers: 0,
      auxiliaries: 0,
      assistants: 0,
      total: 0,
      away: 0
    }
    const isStation = kind === "station" || kind === "base-station"
    return {
      ...count,
      name,
      assistantsAreWithin: isStation ? assistantsAreWithin(count.assistants, limits) : null
    }
  })
  return {
    on,
    total: [...counts.values()].reduce((sum, { total }) => sum + total, 0),
    assistantLimits: limits,
    units
  }
}
