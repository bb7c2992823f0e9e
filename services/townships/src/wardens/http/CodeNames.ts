import type { Language } from "@jiaosuo/http/CurrentRequest"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { WardenItem } from "@jiaosuo/reference/WardenItems"
import type { WorkKind } from "@jiaosuo/wardens/events"

/** What codes are called in an export; a code that no table has any more stands for itself. */

/** The table that the codes of a kind of work are of; null where it names none. */
export const itemOfWork: { readonly [Kind in WorkKind]: WardenItem | null } = {
  persuasion: "persuasion",
  publicity: "publicity",
  "help-request": "help",
  gathering: "gathering",
  activity: "activity",
  "village-assistant": null,
  "trade-check": "trade",
  "card-delivery": "card",
  "site-inspection": "inspection"
}

/** Names in one language, as the tables of a day have them; of codes that ended before it, as they last were. */
export interface CodeNames {
  readonly language: Language
  readonly item: (item: WardenItem, code: string) => string
  readonly level: (level: string) => string
  readonly need: (need: string) => string
  readonly skill: (code: string) => string
  readonly village: (code: string | null) => string | null
}

/** Names of codes in one language. */
export const codeNames = (
  { district, dutyRules, wardenRules }: Pick<ReferenceData, "district" | "dutyRules" | "wardenRules">,
  day: CalendarDate,
  language: Language
): CodeNames => {
  const { callOutNeeds, hazardLevels, items } = wardenRules.tables
  const last = (entries: ReadonlyArray<{ readonly name: Text }>, code: string): string =>
    entries.at(-1)?.name[language] ?? code
  return {
    language,
    item: (item, code) =>
      wardenRules.item(item, code, day)?.name[language] ??
      last(
        items.entries.filter((one) => one.item === item && one.code === code),
        code
      ),
    level: (level) =>
      wardenRules.hazardLevel(level, day)?.name[language] ??
      last(
        hazardLevels.entries.filter((one) => one.level === level),
        level
      ),
    need: (need) =>
      wardenRules.callOutNeed(need, day)?.name[language] ??
      last(
        callOutNeeds.entries.filter((one) => one.need === need),
        need
      ),
    skill: (code) => dutyRules.cellAbility("skill", code, day)?.name[language] ?? code,
    village: (code) => (code === null ? null : (district.village(code)?.shortName ?? code))
  }
}
