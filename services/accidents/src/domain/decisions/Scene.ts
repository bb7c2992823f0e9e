import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { reaches } from "@jiaosuo/kernel/Qualification"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import type { AccidentFile } from "../Accident.ts"
import type { AssignHandlers, AttendScene, SurveyScene } from "../commands/Intake.ts"
import type { Warning } from "../events/fields.ts"
import type { IntakeRejection } from "../rejections/Intake.ts"
import type { Handler } from "../values/Proceedings.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { beforeTheAccident } from "./Intake.ts"
import { isSame } from "./Sameness.ts"
import { unlessOpen } from "./Standing.ts"

/** Who handles the accident, who went there, and what they found. */

/**
 * A2: the lead is an officer who is qualified for the kind of accident; A21: nobody who was recused. That the
 * others are too few is a warning here: it is refused where the scene is surveyed and where papers are made.
 */
export const assignHandlers = (
  command: AssignHandlers,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { lead, others, reason } = command
  const team = [lead, ...others]
  const problem = unlessOpen(file) ?? unlessATeam(team, file) ?? unlessLed(lead, file, rules)
  if (problem !== undefined) return refused(problem)
  if (isSame([file.lead, ...file.otherHandlers], team)) return unchanged
  const few = fewOfficers(team, file, rules)
  const warnings: ReadonlyArray<Warning> =
    few === undefined ? [] : [problemAt("others", remark("A2", few.reason.zh, few.reason.en))]
  return happened({ _tag: "HandlersWereAssigned", lead, others, reason, warnings })
}

/** Somebody is there: an officer, an auxiliary or a warden (A3). */
export const attendScene = (command: AttendScene, file: AccidentFile): Decision => {
  const { by, others, arrivedAt, attachments, note } = command
  const team = [by, ...others]
  const problem = unlessOpen(file) ?? unlessATeam(team, file)
  if (problem !== undefined) return refused(problem)
  if (arrivedAt < file.happenedAt) return beforeTheAccident("happenedAt", arrivedAt, file)
  return happened({ _tag: "SceneWasAttended", arrivedAt, by: team, attachments, note })
}

/**
 * A2: outside of the simple procedure two officers survey the scene, and whoever leads is qualified for the kind of
 * accident. While no procedure is chosen, one officer at damage to property is a warning: it may be a simple one.
 */
export const surveyScene = (command: SurveyScene, file: AccidentFile, rules: AccidentRules): Decision => {
  const { by, others, from, until, sceneKind, attachments, measurements, note } = command
  const team = [by, ...others]
  const problem = unlessOpen(file) ?? unlessATeam(team, file) ?? unlessLed(file.lead ?? by, file, rules)
  if (problem !== undefined) return refused(problem)
  if (from < file.happenedAt) return beforeTheAccident("from", from, file)
  const few = fewOfficers(team, file, rules)
  const mayBeSimple = file.procedure === null && file.kind === "property"
  if (few !== undefined && !mayBeSimple) return refused(few)
  const warnings: ReadonlyArray<Warning> =
    few === undefined
      ? command.warnings
      : [...command.warnings, problemAt("others", remark("A2", few.reason.zh, few.reason.en))]
  return happened({
    _tag: "SceneWasSurveyed",
    from,
    until,
    by: team,
    sceneKind,
    attachments,
    measurements,
    note,
    warnings
  })
}

/** Nobody is named twice, and nobody was recused (A21). */
export const unlessATeam = (
  team: ReadonlyArray<Handler>,
  file: AccidentFile
): IntakeRejection | undefined => {
  const twice = team.find(({ account }, i) => team.findIndex((one) => one.account === account) !== i)
  if (twice !== undefined) return { _tag: "HandlerIsNamedTwice", account: twice.account }
  const recused = team.find(({ account }) =>
    file.recusals.some((recusal) => recusal.granted === true && recusal.handler === account)
  )
  return recused === undefined ? undefined : { _tag: "HandlerWasRecused", account: recused.account }
}

/** A2: what an accident of this kind needs; damage to property before a procedure is chosen may be a simple one. */
const needed = (file: AccidentFile, rules: AccidentRules, procedure: "simple" | "general") =>
  Either.getOrUndefined(rules.handlersNeeded(file.kind, procedure, dayInShanghai(file.happenedAt)))?.value

/** A2: the lead is an officer with the qualification that the kind of accident asks for. */
const unlessLed = (lead: Handler, file: AccidentFile, rules: AccidentRules): IntakeRejection | undefined => {
  const least = file.kind === "property" && file.procedure === null ? "simple" : (file.procedure ?? "general")
  const needs = needed(file, rules, least) ?? needed(file, rules, "general")
  if (needs === undefined) return undefined
  return lead.kind === "officer" && reaches(lead.qualification, needs.lead)
    ? undefined
    : { _tag: "LeadIsNotQualified", account: lead.account, reason: needs.reason }
}

/** A2: fewer officers than the procedure asks for; the general one while none is chosen. */
const fewOfficers = (team: ReadonlyArray<Handler>, file: AccidentFile, rules: AccidentRules) => {
  const needs = needed(file, rules, file.procedure ?? "general") ?? needed(file, rules, "general")
  const officers = team.filter(({ kind }) => kind === "officer").length
  return needs === undefined || officers >= needs.officers
    ? undefined
    : ({ _tag: "OfficersAreTooFew", officers, reason: needs.reason } as const)
}
