import type { Instant } from "@jiaosuo/kernel/Event"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { problemAt } from "@jiaosuo/reference/Finding"
import type { AccidentFile } from "../Accident.ts"
import { gravestKind } from "../Casualties.ts"
import type {
  AcceptAccident,
  CorrectPlace,
  CorrectReport,
  HandOverAccident,
  RecordCircumstances,
  RecordHistoricalAccident,
  RefuseAccident,
  ReportAccident,
  WithdrawAccident
} from "../commands/Intake.ts"
import type { Warning } from "../events/fields.ts"
import { earlierThan } from "./DatedOnFile.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { isSame } from "./Sameness.ts"
import { unlessCorrectable, unlessOpen, unlessOthersAreInIt } from "./Standing.ts"

/** From the first call to the decision whose accident it is, and what was wrong about it. */

/** A7: the intake record, anonymous and late reports included. */
export const report = (command: ReportAccident): Decision => {
  const { _tag, by, ...record } = command
  return happened({ _tag: "AccidentWasReported", ...record })
}

/** A23: as its source has it; it was closed there. */
export const recordHistorical = (command: RecordHistoricalAccident): Decision =>
  happened({ ...command, _tag: "HistoricalAccidentWasRecorded" })

/** A7: accepted once. A refused one is accepted after all with a reason. */
export const accept = (command: AcceptAccident, file: AccidentFile): Decision => {
  const { authority, acceptedAt, reason } = command
  const { standing, intake } = file
  if (standing._tag === "Accepted") return refused({ _tag: "AccidentIsAlreadyAccepted" })
  const elsewhere = standing._tag === "Refused" ? undefined : unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  if (standing._tag === "Refused" && reason === null) return refused({ _tag: "ReasonIsMissing", rule: "A7" })
  if (intake !== null && acceptedAt < intake.reportedAt) {
    return beforeTheReport(intake.reportedAt)
  }
  return happened({ _tag: "AccidentWasAccepted", authority, acceptedAt, reason })
}

/** A7: only what is not accepted yet is refused. "Other" says nothing by itself: it needs a reason. */
export const refuse = (command: RefuseAccident, file: AccidentFile): Decision => {
  const { ground, refusedAt, reason } = command
  const { standing, intake } = file
  if (standing._tag === "Accepted") return refused({ _tag: "AccidentIsAlreadyAccepted" })
  const problem = unlessOpen(file) ?? unlessOthersAreInIt(file)
  if (problem !== undefined) return refused(problem)
  if (ground === "other" && reason === null) return refused({ _tag: "ReasonIsMissing", rule: "A7" })
  if (intake !== null && refusedAt < intake.reportedAt) return beforeTheReport(intake.reportedAt)
  return happened({ _tag: "AccidentWasRefused", ground, refusedAt, reason })
}

/**
 * A24: to where it happened or began; in a dispute, to whoever found it first or was called first, until it is
 * assigned. A body outside gives a file back by handing it to a township of the district.
 */
export const handOver = (command: HandOverAccident, file: AccidentFile): Decision => {
  const { authority, township, ground, receivedAt, reason } = command
  const comesBack = file.standing._tag === "HandedOver" && township !== null
  const elsewhere = comesBack ? undefined : unlessOpen(file)
  const problem = elsewhere ?? (township === null ? unlessOthersAreInIt(file) : undefined)
  if (problem !== undefined) return refused(problem)
  const { jurisdiction } = file
  const isTheSame = township === jurisdiction.township && authority === jurisdiction.authority
  if (isTheSame && !comesBack) return refused({ _tag: "JurisdictionIsTheSame" })
  if (receivedAt < file.happenedAt) return beforeTheAccident("happenedAt", receivedAt, file)
  return happened({ _tag: "AccidentWasHandedOver", authority, township, ground, receivedAt, reason })
}

/** C9: also of a closed file and of another record, with a reason. */
export const correctPlace = (command: CorrectPlace, file: AccidentFile): Decision => {
  const { place, reason, warnings } = command
  const elsewhere = unlessCorrectable(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  if (isSame(place, file.place)) return unchanged
  if (reason === null && !isOpen(file)) return refused({ _tag: "ReasonIsMissing", rule: "C9" })
  const previousTownship = file.place.township
  return happened({ _tag: "PlaceWasCorrected", place, previousTownship, reason, warnings })
}

/** What differs from the file; A1: a kind that the persons contradict is taken with a warning. */
export const correctReport = (command: CorrectReport, file: AccidentFile, rules: AccidentRules): Decision => {
  const { reason } = command
  const elsewhere = file.standing._tag === "Historical" ? undefined : unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  const happenedAt = differing(command.happenedAt, file.happenedAt)
  const kind = differing(command.kind, file.kind)
  const description = differing(command.description, file.description)
  if (happenedAt === null && kind === null && description === null) return unchanged
  if (reason === null && !isOpen(file)) return refused({ _tag: "ReasonIsMissing", rule: null })
  const earlier = happenedAt === null ? undefined : earlierThan(happenedAt, file)
  if (earlier !== undefined) return refused({ _tag: "SomethingHappenedEarlier", ...earlier })
  const warnings = [...command.warnings, ...kindWarnings({ ...file, kind: kind ?? file.kind }, rules)]
  return happened({ _tag: "ReportWasCorrected", happenedAt, kind, description, reason, warnings })
}

/** The whole of what surrounded the accident; nothing where the file says so already. */
export const recordCircumstances = (command: RecordCircumstances, file: AccidentFile): Decision => {
  const { circumstances, reason } = command
  const elsewhere = file.standing._tag === "Historical" ? undefined : unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  return isSame(circumstances, file.circumstances)
    ? unchanged
    : happened({ _tag: "CircumstancesWereRecorded", circumstances, reason })
}

/** There was no such accident. "Other" needs a reason; so does what somebody has already decided on. */
export const withdraw = (command: WithdrawAccident, file: AccidentFile): Decision => {
  const { ground, reason } = command
  const elsewhere = file.standing._tag === "Historical" ? undefined : unlessOpen(file)
  const problem = elsewhere ?? unlessOthersAreInIt(file)
  if (problem !== undefined) return refused(problem)
  if (reason === null && (ground === "other" || file.papers.length > 0)) {
    return refused({ _tag: "ReasonIsMissing", rule: null })
  }
  return happened({ _tag: "AccidentWasWithdrawn", ground, reason })
}

/** The refusal of something that the accident itself came after. */
export const beforeTheAccident = (path: string, at: Instant, { happenedAt }: AccidentFile): Decision =>
  refused({ _tag: "HappenedBeforeTheAccident", path, at, happenedAt })

const beforeTheReport = (reportedAt: Instant): Decision =>
  refused({ _tag: "HappenedBeforeTheReport", path: "happenedAt", reportedAt })

/** A1: the kind is less than what became of the persons. */
export const kindWarnings = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<Warning> =>
  gravestKind(file, rules) === file.kind
    ? []
    : [
        problemAt(
          "kind",
          remark(
            "A1",
            "事故类别轻于已记录的伤亡",
            "the kind of the accident is less than the casualties on file"
          )
        )
      ]

const isOpen = (file: AccidentFile): boolean => unlessOpen(file) === undefined

const differing = <A>(said: A | null, onFile: A | null): A | null => (said === onFile ? null : said)
