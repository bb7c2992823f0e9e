import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"
import { reaches } from "@jiaosuo/kernel/Qualification"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { Either } from "effect"
import type { AccidentFile } from "../domain/Accident.ts"
import { gravestKind } from "../domain/Casualties.ts"
import { kindWarnings } from "../domain/decisions/Intake.ts"
import { deepInvestigationDue } from "../domain/decisions/Investigation.ts"

/** What is odd about a file as it stands, for a person to look at. Nothing of it stops anybody. */

const warning = (path: string, rule: string, reason: Text): FieldProblem => ({ path, rule, reason })

/**
 * A1: kind and persons disagree; A2: the lead is not, or no more, qualified for the kind; A6: dangerous goods of
 * which nobody wrote down what came of them; A19: so many dead that the causes are to be investigated in depth, and
 * nobody does. Only of a file that is worked on.
 */
export const warningsOf = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<FieldProblem> => {
  const { standing } = file
  if (standing._tag !== "Reported" && standing._tag !== "Accepted") return []
  return [
    ...kindWarnings(file, rules),
    ...nobodyHarmed(file, rules),
    ...leadWarnings(file, rules),
    ...goodsWarnings(file),
    ...deepInvestigationWarnings(file, rules)
  ]
}

const nobodyHarmed = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<FieldProblem> => {
  const found = gravestKind({ ...file, kind: "property" }, rules)
  const isLess = file.kind === "death" ? found !== "death" : file.kind === "injury" && found === "property"
  if (!isLess || file.persons.length === 0) return []
  return [
    warning(
      "kind",
      "A1",
      text(
        "事故类别重于已登记人员的伤亡",
        "the kind of the accident is graver than the casualties of the persons on file"
      )
    )
  ]
}

const leadWarnings = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<FieldProblem> => {
  const { lead } = file
  if (lead === null) return []
  const on = dayInShanghai(file.happenedAt)
  const needed = Either.getOrUndefined(
    rules.handlersNeeded(file.kind, file.procedure ?? "general", on)
  )?.value
  if (needed === undefined || (lead.kind === "officer" && reaches(lead.qualification, needed.lead))) return []
  // Damage to property may still become a simple one.
  return file.kind === "property" && file.procedure === null ? [] : [warning("lead", "A2", needed.reason)]
}

const deepInvestigationWarnings = (file: AccidentFile, rules: AccidentRules): ReadonlyArray<FieldProblem> => {
  const { isDue, deaths } = deepInvestigationDue(file, rules)
  return isDue && file.deepInvestigation === null
    ? [
        warning(
          "deepInvestigation",
          "A19",
          text(
            `死亡${deaths}人,应当开展深度调查`,
            `${deaths} died: the causes are to be investigated in depth`
          )
        )
      ]
    : []
}

const goodsWarnings = ({ intake, circumstances }: AccidentFile): ReadonlyArray<FieldProblem> => {
  const goods = intake?.goods ?? null
  if (goods === null || circumstances.dangerousGoods !== null) return []
  return [
    warning(
      "circumstances.dangerousGoods",
      "A6",
      goods.leaking
        ? text(`${goods.what}泄漏,后果尚未记录`, `${goods.what} leaks; what came of it is not recorded`)
        : text(`载有${goods.what},后果尚未记录`, `${goods.what} on board; what came of it is not recorded`)
    )
  ]
}
