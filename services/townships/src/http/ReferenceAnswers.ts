import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import { codeTables } from "@jiaosuo/reference/CodeTables"
import type { District } from "@jiaosuo/reference/Divisions"
import { initialsOf } from "@jiaosuo/reference/Initials"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { RuleEntry } from "@jiaosuo/reference/RuleTables"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"
import { deregistrationGrounds, hazardKinds, permitNames, unregisteredKinds } from "@jiaosuo/vehicles/events"
import { accidentCodeTexts } from "../accidents/AccidentTexts.ts"
import { dutyCodeTexts } from "../duties/DutyTexts.ts"
import { fileFieldNames } from "../vehicles/FileFields.ts"
import { rulesInForce } from "../vehicles/KeyRules.ts"
import { wardenCodeTexts } from "../wardens/WardenTexts.ts"
import type {
  CodesAnswer,
  CodeText,
  RulesAnswer,
  TownshipsAnswer,
  VillagesAnswer
} from "./ReferenceAnswer.ts"

const named = (names: Readonly<Record<string, Text>>): ReadonlyArray<CodeText> =>
  Object.entries(names).map(([code, { zh, en }]) => ({ code, zh, en }))

const stateNames: Readonly<Record<string, Text>> = {
  normal: { zh: "正常", en: "Normal" },
  suspended: { zh: "停驶", en: "Suspended" },
  deregistered: { zh: "已注销", en: "Deregistered" }
}

const unregisteredStateNames: Readonly<Record<string, Text>> = {
  listed: { zh: "在册", en: "Listed" },
  "struck-off": { zh: "已移出", en: "Struck off" },
  registered: { zh: "已上牌", en: "Registered" }
}

/** All code tables: those of the public standards, the classes of a day, and those of the contexts. */
export const codesAnswer = (reference: ReferenceData, on: CalendarDate): CodesAnswer => ({
  tables: {
    ...Object.fromEntries(
      Object.values(codeTables).map((table) => [
        table.name,
        table.entries.map(([code, zh]) => ({ code, zh, en: zh }))
      ])
    ),
    classes: reference.vehicleRules.allClasses(on).map((found) => ({ code: found.class, ...found.name })),
    hazards: hazardKinds.map(({ code, name }) => ({ code, ...name })),
    states: named(stateNames),
    unregisteredKinds: named(unregisteredKinds),
    unregisteredStates: named(unregisteredStateNames),
    permits: named(permitNames),
    deregistrationGrounds: named(deregistrationGrounds),
    fileFields: named(fileFieldNames),
    ...accidentCodeTexts(reference, on),
    ...dutyCodeTexts(reference, on),
    ...wardenCodeTexts(reference, on)
  }
})

/** The district and its townships. */
export const townshipsAnswer = (district: District): TownshipsAnswer => ({
  district: { code: district.code, name: district.name, plateArea: district.plateArea },
  townships: district.townships.map(({ code, name, kind, hasStation }) => ({
    code,
    name,
    kind,
    hasStation,
    villages: district.villagesOf(code).length
  }))
})

/** The villages of a township, or all. */
export const villagesAnswer = (district: District, township: string | undefined): VillagesAnswer => ({
  villages: (township === undefined ? district.villages : district.villagesOf(township)).map((village) => ({
    code: village.code,
    name: village.name,
    shortName: village.shortName,
    kind: village.kind,
    township: village.township.code,
    townshipName: village.township.name,
    initials: initialsOf(village.shortName)
  }))
})

const shown = (entry: RuleEntry) => {
  const { id, rule, effectiveFrom, effectiveTo, confidence, source, ...detail } = entry
  return { id, rule, effectiveFrom, effectiveTo, confidence, source, detail: { ...detail } }
}

/** The dated rules that classes and due days follow from. */
export const rulesAnswer = (rules: VehicleRules, today: CalendarDate): RulesAnswer => {
  const { classes, inspection, scrap, insurance, licences, limits } = rules.tables
  const tables = { classes, inspection, scrap, insurance, licences, limits }
  return {
    version: rules.version,
    since: rulesInForce(rules, today).since,
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, table.entries.map((entry) => shown(entry))])
    ),
    fileFields: named(fileFieldNames)
  }
}
