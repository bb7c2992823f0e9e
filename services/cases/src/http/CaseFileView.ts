import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { historyView, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { CaseRecord } from "../Cases.ts"
import { type CaseFile, isReviewed, onFile, stepOf } from "../domain/Case.ts"
import { type CaseWork, caseWorkOf } from "../domain/CaseWork.ts"
import { callOutStepNames, whyCellCannot } from "../domain/CellAnswers.ts"
import { clocksOf } from "../domain/Clocks.ts"
import { needsReview } from "../domain/decisions/Closing.ts"
import { gradeOf } from "../domain/decisions/Dispatching.ts"
import type { DispatchProposal } from "../domain/dispatch/Proposal.ts"
import { eventTitles, standingNames } from "../domain/Labels.ts"
import { timelineOf } from "../domain/Timeline.ts"
import type { Caller } from "../domain/values/People.ts"
import type { CaseFileView, DispatchProposalView } from "./CaseFile.ts"

const shanghai = (at: Instant | null): string | null => (at === null ? null : inShanghai(at))

/** One thing with the named instants of it in the offset of its readers. */
const timed = <Row extends object>(row: Row, ...names: ReadonlyArray<keyof Row & string>): Row => {
  const instants: ReadonlySet<string> = new Set(names)
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      instants.has(name) && typeof value === "string" ? inShanghai(value) : value
    ])
  ) as Row
}

/** What a case is about, in words of the tables of the day of its call; the codes where those have none. */
const matterOf = (file: CaseFile, rules: CaseRules, language: Language) => {
  const on = dayInShanghai(file.calledAt)
  const type = rules.typeOf(file.kind, file.type, on)
  const level = rules.levelOf(file.level, on)
  const detail = type?.details.find(({ code }) => code === file.detail)
  return {
    kindName: type === undefined ? file.kind : inLanguage(type.kindName, language),
    typeName: type === undefined ? file.type : inLanguage(type.typeName, language),
    detailName: detail === undefined ? file.detail : inLanguage(detail.name, language),
    nature: type?.nature ?? null,
    levelName: level === undefined ? file.level : inLanguage(level.name, language)
  }
}

/** A case as one reader sees it, with its clocks as of now, or as of the instant that it is read at. */
export const caseFile = (
  record: CaseRecord,
  { caseRules: rules, deadlines }: Pick<ReferenceData, "caseRules" | "deadlines">,
  nowMillis: number,
  showing: Showing
): CaseFileView => {
  const file = onFile(record.state)
  if (file === undefined) throw new Error(`case ${record.id} has a history without a beginning`)
  const { persons } = record
  const { standing } = file
  const now = record.asOf ?? new Date(nowMillis).toISOString()
  const callerView = (caller: Caller) =>
    caller === null ? null : personView(caller.person, persons, showing)
  return {
    id: record.id,
    version: record.version,
    position: record.position,
    asOf: shanghai(record.asOf),
    number: file.number,
    standing: standing._tag,
    standingName: inLanguage(standingNames[standing._tag], showing.language),
    joinedInto: standing._tag === "Joined" ? standing.into : null,
    closedAt: standing._tag === "Closed" ? inShanghai(standing.at) : null,
    outcome: standing._tag === "Closed" ? standing.outcome : null,
    calledAt: inShanghai(file.calledAt),
    channel: file.channel,
    kind: file.kind,
    type: file.type,
    detail: file.detail,
    ...matterOf(file, rules, showing.language),
    level: file.level,
    grade: gradeOf(rules, file).grade,
    place: file.place,
    township: file.place.township,
    zone: file.zone,
    station: file.station,
    caller: callerView(file.caller),
    description: file.description,
    source: file.source,
    responsible: file.responsible,
    offer: file.offer === null ? null : timed(file.offer, "at"),
    assistants: file.assistants.map(({ assistant, task }) =>
      assistant.kind === "account"
        ? { account: assistant.account, station: assistant.station, unitId: null, task }
        : { account: null, station: null, unitId: assistant.unitId, task }
    ),
    calls: file.calls.map(({ ofCase: _, ...call }) => ({
      ...timed(call, "calledAt"),
      caller: callerView(call.caller)
    })),
    ruledOut: file.ruledOut,
    dispatches: file.dispatches.map((dispatch) => timed(dispatch, "at")),
    groups: file.groups.map((group) => ({
      ...timed(
        group,
        "onDutyUntil",
        "dispatchedAt",
        "signedAt",
        "departedAt",
        "arrivedAt",
        "doneAt",
        "calledOffAt"
      ),
      step: stepOf(group)
    })),
    approvals: file.approvals.map((approval) => timed(approval, "at")),
    feedbacks: file.feedbacks.map((feedback) => timed(feedback, "at")),
    whistles: file.whistles.map((whistle) => ({
      ...timed(whistle, "at", "endedAt"),
      branches: whistle.branches.map((branch) => ({
        ...timed(branch, "deadline", "reportedAt"),
        late: (branch.reportedAt ?? whistle.endedAt ?? now) > branch.deadline
      }))
    })),
    legalReview: {
      needed: needsReview(rules, file),
      fit: isReviewed(file),
      reviews: file.reviews.map(({ of: _, ...review }) => timed(review, "askedAt", "givenAt"))
    },
    supervision: file.supervision.map((order) => timed(order, "dueAt", "at", "answeredAt")),
    returnVisits: file.returnVisits.map((visit) => timed(visit, "at")),
    handOvers: file.handOvers.map((handOver) => timed(handOver, "at", "receiptedAt")),
    referrals: file.referrals.map((referral) => timed(referral, "at")),
    callOuts: file.callOuts.map(({ moved, couldNotCome, ...callOut }) => ({
      ...timed(callOut, "at"),
      moved:
        moved === null
          ? null
          : {
              ...timed(moved, "at"),
              happenedName: inLanguage(callOutStepNames[moved.happened], showing.language)
            },
      couldNotCome:
        couldNotCome === null
          ? null
          : {
              ...timed(couldNotCome, "at"),
              becauseName: inLanguage(whyCellCannot(couldNotCome.because), showing.language)
            }
    })),
    caseWork: caseWorkView(caseWorkOf(file, rules, deadlines, now)),
    accident: file.accident === null ? null : timed(file.accident, "at"),
    timeline: timed(timelineOf(file), "calledAt", "firstDispatchedAt", "firstArrivedAt", "settledAt"),
    clocks: clocksOf(file, rules, now).map((clock) => timed(clock, "start", "due", "metAt")),
    history: historyView(record, eventTitles, showing)
  }
}

const caseWorkView = (work: CaseWork | null): CaseFileView["caseWork"] =>
  work === null ? null : timed(work, "filedAt", "extendedAt")

/** A proposal in the language of its reader. */
export const proposalView = (
  proposal: DispatchProposal,
  at: Instant,
  language: Language
): DispatchProposalView => ({
  at: inShanghai(at),
  grade: proposal.grade,
  leastGroups: proposal.leastGroups,
  leastPeople: proposal.leastPeople,
  everyGroup: proposal.everyGroup,
  proposed: proposal.proposed,
  enough: proposal.enough,
  approvalsThatWouldHelp: proposal.approvalsThatWouldHelp,
  groups: proposal.weighed.map((group) => ({
    groupId: group.groupId,
    number: group.number,
    unitId: group.unitId,
    unitName: group.unit.name,
    zoneId: group.unit.zoneId,
    township: group.unit.township,
    people: group.people,
    load: group.load,
    busyWith: group.busyWith,
    ownZone: group.ownZone,
    distanceMetres: group.distanceMetres,
    agreementId: group.agreementId,
    proposed: proposal.proposed.includes(group.groupId),
    hindrance: group.hindrance,
    reasons: group.reasons.map((reason) => inLanguage(reason, language))
  }))
})
