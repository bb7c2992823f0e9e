import type { CaseEvent, CaseFile, Clock, GroupOnCase } from "@jiaosuo/cases/events"
import {
  accountsOfCase,
  clocksOf,
  engagedGroups,
  evolve,
  initialState,
  isReviewed,
  needsReview,
  timelineOf,
  townshipsOfCase
} from "@jiaosuo/cases/events"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { inOrder } from "../lists/FoldOrder.ts"
import { joined, normalised, type SearchTexts, searchTextsOf } from "../vehicles/SearchText.ts"
import { byName, type CaseRow, type CaseStateRow, type RunningClock, type TimedStep } from "./CaseTable.ts"

/** What the fold needs besides the events: names of places, and the rules that cases are judged by. */
export interface CaseContext {
  readonly district: District
  readonly caseRules: CaseRules
}

/** The two rows of a case. */
export interface CaseRows {
  readonly case: CaseRow
  readonly state: CaseStateRow
}

/**
 * The fold of the register: the rows of a case after one more event. Throws, so that the runner sets the event aside,
 * where the rows do not stand before the event.
 */
export const foldCaseIn = ({ caseRules, district }: CaseContext) => {
  const texts = searchTextsOf(district)

  return (event: CaseEvent, recorded: RecordedEvent, before: CaseRows | undefined): CaseRows => {
    if (event._tag !== "CaseWasTaken" && before === undefined) {
      throw new Error(`${recorded.stream} has no row: its call was not applied`)
    }
    inOrder(recorded, before?.case)
    const next = evolve(
      before === undefined ? initialState : { ...before.state.state, _tag: "OnFile" },
      event
    )
    if (next._tag !== "OnFile") throw new Error(`${recorded.stream} folds to no file`)
    const { _tag, ...file } = next
    const id = idOf(recorded.stream)
    const isOpen = file.standing._tag === "Open"
    const clocks = clocksOf(file, caseRules, file.calledAt)
    const running = isOpen ? clocks.filter(({ metAt }) => metAt === null).map(runningClock) : []
    const townships = [...townshipsOfCase(next)].sort()
    const workers = [...new Set(accountsOfCase(next))].sort()
    return {
      case: {
        case_id: id,
        version: recorded.version,
        position: recorded.position,
        townships,
        workers,
        left_at: leftAt(before?.case, [...townships, ...workers.map(byName)], recorded.position),
        ...placeColumns(file),
        ...matterColumns(file),
        ...timeColumns(file),
        ...workerColumns(file),
        ...groupColumns(file),
        review_missing: isOpen && needsReview(caseRules, file) && !isReviewed(file),
        next_due: earliest(running),
        changed_at: recorded.recordedAt
      },
      state: {
        case_id: id,
        state: file,
        clocks: running,
        steps: stepsOf(file, clocks, caseRules),
        search: searchTextOf(texts, file)
      }
    }
  }
}

const runningClock = ({ clock, rule, subject, branch, start, due }: Clock): RunningClock => ({
  clock,
  rule,
  subject,
  branch,
  start,
  due
})

const earliest = (clocks: ReadonlyArray<RunningClock>): string | null =>
  clocks.reduce<string | null>(
    (first, { due }) => (due !== null && (first === null || due < first) ? due : first),
    null
  )

/** Townships and workers that ceased to see the case, among them those that did now. */
const leftAt = (
  before: CaseRow | undefined,
  now: ReadonlyArray<string>,
  position: number
): Readonly<Record<string, number>> => {
  const left = { ...before?.left_at }
  for (const one of [...(before?.townships ?? []), ...(before?.workers ?? []).map(byName)])
    left[one] = position
  for (const one of now) delete left[one]
  return left
}

/** I2, I3: the steps that groups took, with the bands of the place and of the day of the call. */
const stepsOf = (
  { calledAt, place }: CaseFile,
  clocks: ReadonlyArray<Clock>,
  rules: CaseRules
): ReadonlyArray<TimedStep> =>
  clocks.flatMap(({ band, clock, metAt, overdue, seconds }) => {
    if (metAt === null || clock === "hand-over" || clock === "whistle" || clock === "supervision") return []
    const bands = rules.bandsOf(clock, place.township, dayInShanghai(calledAt))
    return bands === undefined || band === null
      ? []
      : [{ step: clock, seconds, band, overdue, bands: bands.id }]
  })

const placeColumns = ({ place, station, zone }: CaseFile) => ({
  township: place.township,
  village: place.village,
  zone,
  station
})

const matterColumns = ({ channel, kind, level, number, source, standing, type, accident }: CaseFile) => ({
  number,
  kind,
  type,
  level,
  channel,
  standing: standing._tag,
  counts: standing._tag === "Open" || standing._tag === "Closed",
  outcome: standing._tag === "Closed" ? standing.outcome : null,
  accident_id: accident?.accidentId ?? null,
  source_desk: source?.desk ?? null
})

const timeColumns = (file: CaseFile) => {
  const local = inShanghai(file.calledAt)
  const { secondsToDispatch, secondsToScene, secondsToSettled } = timelineOf(file)
  const day = local.slice(0, 10)
  return {
    called_at: new Date(Date.parse(file.calledAt)).toISOString(),
    day,
    hour: Number(local.slice(11, 13)),
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
    to_dispatch: since(secondsToDispatch),
    to_scene: since(secondsToScene),
    to_settled: since(secondsToSettled)
  }
}

/** What is told to have been before the call was at once. */
const since = (seconds: number | null): number | null => (seconds === null ? null : Math.max(0, seconds))

const workerColumns = ({ assistants, offer, responsible }: CaseFile) => ({
  responsible: responsible.account,
  offered_to: offer?.to ?? null,
  assistants: assistants.flatMap(({ assistant }) => (assistant.kind === "account" ? [assistant.account] : []))
})

const groupColumns = (file: CaseFile) => {
  const stayed = file.groups.filter(({ calledOffAt }) => calledOffAt === null)
  return {
    sent_groups: [...new Set(stayed.map(({ groupId }) => groupId))],
    engaged: engagedGroups(file).length,
    below: file.dispatches[file.dispatches.length - 1]?.below ?? false,
    in_zone: handledInZone(file.zone, stayed)
  }
}

/** Row 10: null where nobody went, or a zone is not known. */
const handledInZone = (zone: string | null, stayed: ReadonlyArray<GroupOnCase>): boolean | null =>
  zone === null || stayed.length === 0 || stayed.some(({ zoneId }) => zoneId === null)
    ? null
    : stayed.every(({ zoneId }) => zoneId === zone)

const searchTextOf = (texts: SearchTexts, { number, place, source }: CaseFile): string => {
  const named = (name: string | null | undefined) =>
    name === null || name === undefined ? null : texts.ofName(name)
  return joined([
    normalised(number),
    source === null ? null : normalised(source.number),
    named(source?.desk),
    named(place.address),
    named(place.roadPost?.road),
    place.village === null ? texts.ofTownship(place.township) : texts.ofVillage(place.village)
  ])
}
