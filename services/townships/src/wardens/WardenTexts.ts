import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { WardenItem } from "@jiaosuo/reference/WardenItems"
import {
  callOutStandingNames,
  hazardStates,
  placeKinds,
  wardenRoleNames,
  wardenStates,
  workKinds
} from "@jiaosuo/wardens/events"

/** All tables of wardens for the reference data: `wardens.roles`, `wardens.items.hazard` … */
export const wardenCodeTexts = (
  { wardenRules }: Pick<ReferenceData, "wardenRules">,
  on: CalendarDate
): Readonly<Record<string, ReadonlyArray<{ readonly code: string } & Text>>> => {
  const named = (names: Readonly<Record<string, Text>>) =>
    Object.entries(names).map(([code, { zh, en }]) => ({ code, zh, en }))
  return {
    "wardens.roles": named(wardenRoleNames),
    "wardens.states": named(wardenStates),
    "wardens.placeKinds": named(placeKinds),
    "wardens.workKinds": named(workKinds),
    "wardens.hazardStates": named(hazardStates),
    "wardens.callOutStandings": named(callOutStandingNames),
    ...Object.fromEntries(
      WardenItem.literals.map((item) => [
        `wardens.items.${item}`,
        wardenRules.items(on).flatMap((one) => (one.item === item ? [{ code: one.code, ...one.name }] : []))
      ])
    ),
    "wardens.hazardLevels": wardenRules.hazardLevels(on).map(({ level, name }) => ({ code: level, ...name })),
    "wardens.trainings": wardenRules.trainings(on).map(({ subject, name }) => ({ code: subject, ...name })),
    "wardens.needs": wardenRules.callOutNeeds(on).map(({ need, name }) => ({ code: need, ...name }))
  }
}
