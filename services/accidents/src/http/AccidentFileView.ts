import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, daysBetween, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import { historyView, type Persons, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import { accidentKindText } from "@jiaosuo/reference/AccidentKinds"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { Severity } from "@jiaosuo/reference/Severity"
import type { AccidentRecord } from "../Accidents.ts"
import {
  counts,
  evidenceShownOn,
  type AccidentFile as File,
  type Intake,
  type InvolvedPerson,
  onFile,
  paperInForce,
  type Standing,
  settlementInForce
} from "../domain/Accident.ts"
import { casualtiesOf, crimeFlagsOf, severitiesOf } from "../domain/Casualties.ts"
import { type Clock, clocksOf } from "../domain/Clocks.ts"
import { eventTitles, refusalGrounds, standingNames, withdrawalGrounds } from "../domain/Labels.ts"
import { phaseOf, phaseTitles } from "../domain/Phase.ts"
import type { InjuryFinding } from "../domain/values/Parties.ts"
import type { AccidentFile, ClockView, InvolvedPersonView, StandingCode } from "./AccidentFile.ts"
import { warningsOf } from "./FileWarnings.ts"

const instant = (at: Instant | null): string | null => (at === null ? null : inShanghai(at))

const codes: { readonly [Tag in Standing["_tag"]]: StandingCode } = {
  Reported: "reported",
  Accepted: "accepted",
  Refused: "refused",
  HandedOver: "handed-over",
  Closed: "closed",
  Withdrawn: "withdrawn",
  Merged: "merged",
  Historical: "historical"
}

/** What a standing says beside its name. */
const standingView = (standing: Standing, say: (words: Text) => string) => ({
  standing: codes[standing._tag],
  standingName: say(standingNames[standing._tag]),
  ground:
    standing._tag === "Refused"
      ? { code: standing.ground, name: say(refusalGrounds[standing.ground]) }
      : standing._tag === "Withdrawn"
        ? { code: standing.ground, name: say(withdrawalGrounds[standing.ground]) }
        : null,
  closed:
    standing._tag === "Closed"
      ? { closedOn: standing.closedOn, archiveNumber: standing.archiveNumber }
      : null,
  mergedInto: standing._tag === "Merged" ? standing.into : null,
  handedOverTo: standing._tag === "HandedOver" ? standing.authority : null,
  source: standing._tag === "Historical" ? { source: standing.source, number: standing.number } : null
})

const intakeView = (
  intake: Intake,
  file: File,
  rules: AccidentRules,
  persons: Persons,
  showing: Showing
): NonNullable<AccidentFile["intake"]> => {
  const { reporter, reportedAt, grounds, ...said } = intake
  const duty = rules.reportDuty({ kind: file.kind, grounds }, dayInShanghai(file.happenedAt))
  return {
    ...said,
    caseId: said.caseId ?? null,
    reportedAt: inShanghai(reportedAt),
    reporter: reporter === null ? null : personView(reporter.person, persons, showing),
    grounds: duty.grounds.map(({ ground, name, rule }) => ({
      ground,
      name: inLanguage(name, showing.language),
      rule
    }))
  }
}

const injuryView = ({ at, diedAt, ...finding }: InjuryFinding) => ({
  ...finding,
  at: inShanghai(at),
  diedAt: instant(diedAt)
})

const personOf = (
  { participantId, person, facts, injuries }: InvolvedPerson,
  file: File,
  persons: Persons,
  showing: Showing
): InvolvedPersonView => ({
  participantId,
  person: person === null ? null : personView(person, persons, showing),
  ...facts,
  injury: injuries[injuries.length - 1]?.injury ?? null,
  injuries: injuries.map(injuryView),
  share: paperInForce(file)?.shares.find((one) => one.participantId === participantId)?.share ?? null
})

const severityView = ({ level, name, reason, rule, confidence }: Severity, showing: Showing) => ({
  level,
  name: inLanguage(name, showing.language),
  reason: inLanguage(reason, showing.language),
  rule,
  recommended: confidence !== "law"
})

/** A clock as it counts on a day: one that was met, or stands still, counts no days. */
export const clockView = (clock: Clock, today: CalendarDate, showing: Showing): ClockView => {
  const isOpen = clock.metOn === null
  return {
    ...clock,
    daysLeft: isOpen ? daysBetween(today, clock.due) : null,
    overdue: isOpen && clock.due < today,
    reason: inLanguage(clock.reason, showing.language)
  }
}

/**
 * An accident's file for one reader. Clocks count from today, or from the day of `asOf`; casualties, severities and
 * grounds for the crime test follow from the file and the rules of its own day (A10 to A21, C1 to C7).
 */
export const accidentFile = (
  record: AccidentRecord,
  rules: AccidentRules,
  nowMillis: number,
  showing: Showing
): AccidentFile => {
  const { id, version, position, asOf, state, persons } = record
  const file = onFile(state)
  if (file === undefined) throw new Error(`${id} has a history and is not on file`)
  const say = (words: Text): string => inLanguage(words, showing.language)
  const today = dayInShanghai(asOf ?? nowMillis)
  const phase = phaseOf(file)
  const { productionSafety, trafficWords } = severitiesOf(file, rules)
  const inForce = paperInForce(file)?.paperId
  return {
    id,
    version,
    position,
    asOf: instant(asOf),
    ...standingView(file.standing, say),
    counts: counts(file),
    phase,
    phaseName: say(phaseTitles[phase]),
    happenedAt: inShanghai(file.happenedAt),
    precision: file.precision,
    kind: file.kind,
    kindName: say(accidentKindText(file.kind)),
    township: file.place.township,
    place: file.place,
    description: file.description,
    circumstances: file.circumstances,
    intake: file.intake === null ? null : intakeView(file.intake, file, rules, persons, showing),
    jurisdiction: { ...file.jurisdiction, since: inShanghai(file.jurisdiction.since) },
    acceptedAt: instant(file.acceptedAt),
    lead: file.lead,
    otherHandlers: file.otherHandlers,
    recusals: file.recusals,
    scene: {
      ...file.scene,
      attendedAt: instant(file.scene.attendedAt),
      surveyedUntil: instant(file.scene.surveyedUntil),
      resurveyedUntil: instant(file.scene.resurveyedUntil)
    },
    vehicles: file.vehicles.map(({ vehicleId, facts, registered }) => ({ vehicleId, ...facts, registered })),
    persons: file.persons.map((person) => personOf(person, file, persons, showing)),
    historicalVehicleTypes: file.historicalVehicleTypes,
    procedure: file.procedure,
    complicated: file.complicated,
    settledOn: settlementInForce(file),
    evidenceShownOn: evidenceShownOn(file),
    jointRequestOn: file.jointRequestOn,
    tests: file.tests,
    stops: file.stops,
    papers: file.papers.map(({ served, ...paper }) => ({
      ...paper,
      inForce: paper.paperId === inForce,
      served: served.map(({ participantId, servedAt }) => ({
        participantId,
        servedAt: inShanghai(servedAt)
      }))
    })),
    onTheSpotMediation: file.onTheSpotMediation,
    reviews: file.reviews,
    mediations: file.mediations,
    search: file.search === null ? null : { ...file.search, startedAt: inShanghai(file.search.startedAt) },
    crime: file.crime,
    crimeGrounds: crimeFlagsOf(file, rules).map(({ party, reason, confidence, ...flag }) => ({
      participantId: party,
      ground: flag.ground,
      circumstances: flag.circumstances,
      rule: flag.rule,
      reason: say(reason),
      recommended: confidence !== "law"
    })),
    casualties: casualtiesOf(file, rules),
    severities: {
      productionSafety: severityView(productionSafety, showing),
      trafficWords: severityView(trafficWords, showing)
    },
    clocks: clocksOf(file, rules).map((clock) => clockView(clock, today, showing)),
    identifications: file.identifications.map(({ heldAt, identifiedBy, ...held }) => ({
      ...held,
      heldAt: inShanghai(heldAt),
      identifiedBy: {
        participantId: identifiedBy.participantId,
        witness:
          identifiedBy.witness === null ? null : personView(identifiedBy.witness.person, persons, showing)
      }
    })),
    deepInvestigation: file.deepInvestigation,
    firmOrders: file.firmOrders,
    ruledOut: file.ruledOut,
    takenIn: file.takenIn,
    warnings: warningsOf(file, rules).map(({ path, reason, rule }) => ({
      path,
      reason: say(reason),
      rule: rule ?? null
    })),
    history: historyView(record, eventTitles, showing)
  }
}
