import type { PersonalValues } from "@jiaosuo/event-store/PersonalRecords"
import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { maskPerson } from "@jiaosuo/http/Masking"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { historyView, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { KnownPlace } from "../domain/place/Place.ts"
import { missingTrainings } from "../domain/Untrained.ts"
import { equipmentOf, isValidOn, type KnownWarden, trainedIn } from "../domain/warden/Warden.ts"
import {
  injurySeverities,
  wardenEventTitles,
  wardenRoleNames,
  wardenStates
} from "../domain/warden/WardenLabels.ts"
import type { ListedWarden } from "../WardenDirectory.ts"
import type { WardenRecord } from "../Wardens.ts"
import type { OwnWarden, WardenFile, WardenItem, WardensQuery } from "./WardenFile.ts"

/** What wardens are shown by. */
export interface ShowingWardens {
  readonly reference: Pick<ReferenceData, "district" | "dutyRules" | "wardenRules">
  readonly places: ReadonlyMap<string, KnownPlace>
  readonly today: CalendarDate
  readonly language: Language
}

const shownInstant = (instant: Instant | null): string | null =>
  instant === null ? null : inShanghai(instant)

/** Names of the table of today; the code itself where the table does not have it any more. */
const naming =
  ({ reference, today, language }: ShowingWardens) =>
  (item: "skill" | "equipment", code: string) => {
    const ability = reference.dutyRules.cellAbility(item, code, today)
    return { code, name: ability === undefined ? code : inLanguage(ability.name, language) }
  }

/** What they are and where they serve, without a word of who they are. */
export const serviceView = (id: string, warden: KnownWarden, by: ShowingWardens): OwnWarden => {
  const { reference, places, today, language } = by
  const { district } = reference
  const { placeId } = warden
  const named = naming(by)
  return {
    id,
    state: warden.state,
    stateName: inLanguage(wardenStates[warden.state], language),
    stateSince: inShanghai(warden.stateSince),
    roles: warden.roles.map((role) => ({ role, name: inLanguage(wardenRoleNames[role], language) })),
    township: warden.township,
    townshipName: district.township(warden.township)?.name ?? warden.township,
    villages: warden.villages.map((code) => ({
      code,
      name: district.village(code)?.shortName ?? code
    })),
    skills: warden.skills.map((code) => named("skill", code)),
    equipment: equipmentOf(warden).map((code) => named("equipment", code)),
    place: placeId === null ? null : { placeId, name: places.get(placeId)?.name ?? placeId },
    account: warden.account,
    trained: [...trainedIn(warden, today)].sort(),
    insuredUntil: warden.insurance?.lastDay ?? null
  }
}

/** A warden's file as its reader may see it (X2). */
export const wardenFile = (
  record: WardenRecord,
  by: ShowingWardens,
  showing: Showing,
  nowMillis: number
): WardenFile => {
  const { id, version, position, asOf, state, persons } = record
  if (state._tag === "Unknown") throw new Error(`wardens/warden/${id} has a history and never applied`)
  const today = dayInShanghai(asOf ?? nowMillis)
  const shown = { ...by, today }
  const named = naming(shown)
  const { trainings, loans, injuries } = state
  return {
    ...serviceView(id, state, shown),
    version,
    position,
    asOf: shownInstant(asOf),
    person: personView(state.person, persons, showing),
    setsOutFrom: state.setsOutFrom,
    appliedAt: inShanghai(state.appliedAt),
    turnedDown: state.turnedDown,
    missing: missingTrainings(state, by.reference.wardenRules, today),
    trainings: trainings.map((training) => {
      const name = by.reference.wardenRules.training(training.subject, training.on)?.name
      return {
        ...training,
        subjectName: name === undefined ? training.subject : inLanguage(name, by.language),
        valid: isValidOn(training, today)
      }
    }),
    loans: loans.map(({ equipment, since, returnedAt, ...loan }) => ({
      ...loan,
      equipment: named("equipment", equipment),
      since: inShanghai(since),
      returnedAt: shownInstant(returnedAt)
    })),
    injuries: injuries.map(({ severity, at, ...injury }) => ({
      ...injury,
      severity,
      severityName: inLanguage(injurySeverities[severity], by.language),
      at: inShanghai(at)
    })),
    insurance: state.insurance,
    history: historyView(record, wardenEventTitles, showing)
  }
}

/** Whether somebody is among those that the list asks for. */
export const isAskedFor = (
  warden: ListedWarden,
  { township, village, role, state, place, skill, untrained, insured, injured }: WardensQuery,
  { reference, today }: ShowingWardens
): boolean =>
  (township === undefined || warden.township === township) &&
  (village === undefined || warden.villages.includes(village)) &&
  (role === undefined || warden.roles.includes(role)) &&
  (state === undefined ? warden.state !== "left" : warden.state === state) &&
  (place === undefined || warden.placeId === place) &&
  (skill === undefined || warden.skills.includes(skill)) &&
  (untrained === undefined ||
    (untrained === "yes") === missingTrainings(warden, reference.wardenRules, today).length > 0) &&
  (insured === undefined ||
    (insured === "yes") === (warden.insurance !== null && warden.insurance.lastDay >= today)) &&
  (injured === undefined || (injured === "yes") === warden.injuries.length > 0)

/** One of the list, the name masked (X2); of an erased person none is left. */
export const wardenItem = (
  warden: ListedWarden,
  values: PersonalValues | undefined,
  by: ShowingWardens
): WardenItem => ({
  ...serviceView(warden.id, warden, by),
  name: values === undefined ? null : maskPerson(values).name,
  untrained: missingTrainings(warden, by.reference.wardenRules, by.today).length > 0
})
