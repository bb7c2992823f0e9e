import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Qualification, reaches } from "@jiaosuo/kernel/Qualification"
import { type Either, Schema } from "effect"
import { AccidentKind, AccidentProcedure, accidentKindText, accidentProcedureText } from "./AccidentKinds.ts"
import { accepted, type Checked, refused } from "./Finding.ts"
import { suffixOf } from "./Limits.ts"
import { type Confidence, type RuleTable, readRuleTable, ruleFields, ruleForDay } from "./RuleTables.ts"

export { Qualification } from "@jiaosuo/kernel/Qualification"

/** Kinds of handlers: 交通警察, 警务辅助人员 (辅警), 交通协管员. */
export const HandlerKind = Schema.Literal("officer", "auxiliary", "assistant")
/** {@link HandlerKind} as a value. */
export type HandlerKind = typeof HandlerKind.Type

/** Somebody who does something in an accident case. */
export type Handler =
  | { readonly kind: "officer"; readonly qualification: Qualification }
  | { readonly kind: "auxiliary" }
  | { readonly kind: "assistant" }

/** What is done in an accident case (A3). */
export const HandlerAct = Schema.Literal(
  "guide-self-settlement",
  "assist",
  "keep-order",
  "collect-evidence",
  "decide-liability",
  "administrative-decision"
)
/** {@link HandlerAct} as a value. */
export type HandlerAct = typeof HandlerAct.Type

/** A2: how many officers handle an accident, and what the lead is qualified for. */
export const HandlersRule = Schema.Struct({
  ...ruleFields,
  kind: AccidentKind,
  procedure: AccidentProcedure,
  officers: Schema.Int.pipe(Schema.positive()),
  lead: Qualification
})
/** {@link HandlersRule} as a value. */
export type HandlersRule = typeof HandlersRule.Type

/** A3: whether handlers of a kind may do something. */
export const HandlerActRule = Schema.Struct({
  ...ruleFields,
  actor: HandlerKind,
  act: HandlerAct,
  may: Schema.Boolean,
  /** Only with the qualification that the lead needs (A2). */
  asLead: Schema.Boolean
})
/** {@link HandlerActRule} as a value. */
export type HandlerActRule = typeof HandlerActRule.Type

/** Who handles an accident. */
export interface HandlersNeeded {
  /** At least so many officers. */
  readonly officers: number
  /** What the lead is qualified for at least. */
  readonly lead: Qualification
  readonly rule: string
  readonly entry: string
  readonly confidence: Confidence
  readonly reason: Text
}

/** Whether somebody may do something. */
export interface Permission {
  readonly may: boolean
  readonly rule: string
  readonly entry: string
  /** `recommended` where the rule was not read for this province: warn rather than refuse. */
  readonly confidence: Confidence
  readonly reason: Text
}

/** The table of handlers from the parsed JSON of a table file. */
export const readHandlers = (file: unknown): Either.Either<RuleTable<HandlersRule>, string> =>
  readRuleTable("handlers", HandlersRule, file)

/** The table of what handlers may do from the parsed JSON of a table file. */
export const readHandlerActs = (file: unknown): Either.Either<RuleTable<HandlerActRule>, string> =>
  readRuleTable("handler-acts", HandlerActRule, file)

const qualificationTexts: Readonly<Record<Qualification, Text>> = {
  none: text("无事故处理资格", "no accident qualification"),
  simple: text("简易程序处理资格", "training for the simple procedure"),
  junior: text("初级资格", "the junior qualification"),
  intermediate: text("中级资格", "the intermediate qualification"),
  senior: text("高级资格", "the senior qualification")
}

const kindTexts: Readonly<Record<HandlerKind, Text>> = {
  officer: text("交通警察", "an officer"),
  auxiliary: text("警务辅助人员", "an auxiliary"),
  assistant: text("交通协管员", "a traffic assistant")
}

const actTexts: Readonly<Record<HandlerAct, Text>> = {
  "guide-self-settlement": text("引导当事人自行协商", "guide the parties' own settlement"),
  assist: text("协助处理事故", "assist in handling an accident"),
  "keep-order": text("维护现场秩序、救助伤员", "keep order at the scene and help the injured"),
  "collect-evidence": text("调查取证", "collect evidence"),
  "decide-liability": text("认定事故责任", "decide liability"),
  "administrative-decision": text("作出行政决定", "make an administrative decision")
}

/** A qualification in words. */
export const qualificationText = (qualification: Qualification): Text => qualificationTexts[qualification]

/** A kind of handler in words. */
export const handlerKindText = (kind: HandlerKind): Text => kindTexts[kind]

/** An act in words. */
export const handlerActText = (act: HandlerAct): Text => actTexts[act]

/**
 * Who handles an accident of a kind in a procedure, by the rules of a day (A2). Refused where that kind
 * cannot be handled so: a death in the simple procedure (A8).
 */
export const handlersNeededBy = (
  rules: RuleTable<HandlersRule>,
  kind: AccidentKind,
  procedure: AccidentProcedure,
  on: CalendarDate
): Checked<HandlersNeeded> => {
  const found = ruleForDay(rules, on, (rule) => rule.kind === kind && rule.procedure === procedure)
  const what = text(
    `${accidentProcedureText(procedure).zh}${accidentKindText(kind).zh}`,
    `${accidentKindText(kind).en}, ${accidentProcedureText(procedure).en}`
  )
  if (found === undefined) {
    return refused(
      "accident-kind-not-in-procedure",
      procedure === "simple" ? "A8" : "A2",
      `${accidentKindText(kind).zh}不适用${accidentProcedureText(procedure).zh}`,
      `a ${accidentKindText(kind).en} cannot be handled in the ${accidentProcedureText(procedure).en}`
    )
  }
  const { rule, confidence } = found
  const suffix = suffixOf(confidence)
  const lead = qualificationTexts[rule.lead]
  return accepted({
    officers: rule.officers,
    lead: rule.lead,
    rule: rule.rule,
    entry: rule.id,
    confidence,
    reason: text(
      `${what.zh}: 交通警察${rule.officers}名以上, 主办须有${lead.zh}, ${rule.source.zh}${suffix.zh}`,
      `${what.en}: at least ${rule.officers} ${rule.officers === 1 ? "officer" : "officers"}, the lead with ${lead.en}, ${rule.source.en}${suffix.en}`
    )
  })
}

/**
 * Whether somebody may do something in an accident case of a kind, by the rules of a day (A2, A3). In the
 * general procedure unless the simple one is named. What no rule allows is not allowed.
 */
export const mayDoBy = (
  tables: { readonly handlers: RuleTable<HandlersRule>; readonly handlerActs: RuleTable<HandlerActRule> },
  handler: Handler,
  act: HandlerAct,
  kind: AccidentKind,
  on: CalendarDate,
  procedure: AccidentProcedure = "general"
): Permission => {
  const found = ruleForDay(tables.handlerActs, on, (rule) => rule.actor === handler.kind && rule.act === act)
  const who = kindTexts[handler.kind]
  const what = actTexts[act]
  if (found === undefined) {
    return {
      may: false,
      rule: "A3",
      entry: "",
      confidence: "recommended",
      reason: text(`${who.zh}${what.zh}: 无适用规定`, `${who.en} may not ${what.en}: no rule allows it`)
    }
  }
  const { rule, confidence } = found
  const suffix = suffixOf(confidence)
  if (rule.may && rule.asLead && handler.kind === "officer") {
    const needed = handlersNeededBy(tables.handlers, kind, procedure, on)
    if (needed._tag === "Left") {
      const { reason } = needed.left
      return { may: false, rule: needed.left.rule ?? "A2", entry: "", confidence: "law", reason }
    }
    const { lead, reason, ...basis } = needed.right.value
    return {
      may: reaches(handler.qualification, lead),
      rule: basis.rule,
      entry: basis.entry,
      confidence: basis.confidence,
      reason
    }
  }
  return {
    may: rule.may,
    rule: rule.rule,
    entry: rule.id,
    confidence,
    reason: text(
      `${who.zh}${rule.may ? "可以" : "不得"}${what.zh}, ${rule.source.zh}${suffix.zh}`,
      `${who.en} ${rule.may ? "may" : "may not"} ${what.en}, ${rule.source.en}${suffix.en}`
    )
  }
}
