import {
  absenceGroundNames,
  callOutOutcomes,
  dutyNames,
  memberKinds,
  personKindNames,
  postKinds,
  postNames,
  postStandings,
  roadClasses,
  unitKindNames,
  visibilities
} from "@jiaosuo/duties/events"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { GapReason } from "./http/DutyParameters.ts"

/** Why something is missing, in words. */
export const gapReasonTexts: { readonly [Reason in GapReason]: Text } = {
  duty: text("班次未排满", "Duty not filled"),
  leader: text("无值班领导", "No leader on duty"),
  "no-roster": text("未发布值班表", "No published roster"),
  surge: text("低于旺季警力方案", "Below the plan of the season")
}

/** One kind of items of a rule table: K14's states and findings, skills and equipment of cells. */
const items = (
  entries: ReadonlyArray<{ readonly item: string; readonly code: string; readonly name: Text }>,
  item: string
) =>
  entries.filter((entry) => entry.item === item).map(({ code, name }) => ({ code, zh: name.zh, en: name.en }))

/** All tables of duties for the reference data: `duty.kinds`, `duty.posts` … */
export const dutyCodeTexts = (
  { dutyRules }: Pick<ReferenceData, "dutyRules">,
  on: CalendarDate
): Readonly<Record<string, ReadonlyArray<{ readonly code: string } & Text>>> => {
  const named = (names: Readonly<Record<string, Text>>) =>
    Object.entries(names).map(([code, { zh, en }]) => ({ code, zh, en }))
  return {
    "duty.kinds": named(dutyNames),
    "duty.personKinds": named(personKindNames),
    "duty.posts": named(postNames),
    "duty.absenceGrounds": named(absenceGroundNames),
    "duty.unitKinds": named(unitKindNames),
    "duty.gapReasons": named(gapReasonTexts),
    "duty.templates": dutyRules
      .templates(on)
      .map(({ name, template }) => ({ code: template, zh: name.zh, en: name.en })),
    "duty.postKinds": named(postKinds),
    "duty.postStandings": named(postStandings),
    "duty.roadClasses": named(roadClasses),
    "duty.visibilities": named(visibilities),
    "duty.checkStates": items(dutyRules.checkItems(on), "state"),
    "duty.checkFindings": items(dutyRules.checkItems(on), "finding"),
    "duty.cellSkills": items(dutyRules.cellAbilities(on), "skill"),
    "duty.cellEquipment": items(dutyRules.cellAbilities(on), "equipment"),
    "duty.cellMembers": named(memberKinds),
    "duty.callOutOutcomes": named(callOutOutcomes)
  }
}
