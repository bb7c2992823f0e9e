import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { FormReading } from "@jiaosuo/orders/domain/FormReading"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { CaseTypeRule } from "@jiaosuo/reference/CaseTables"
import { halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import type { IntakeForm } from "../../domain/forms/CaseForms.ts"
import type { CallField } from "./CallFields.ts"

/** What a row says about what a call is about. */
export type MatterForm = Pick<IntakeForm, "kind" | "type" | "detail" | "level">

interface Named {
  readonly zh: string
  readonly en: string
}

const plain = (written: string): string => halfWidth(written).replace(/\s+/g, "").toLowerCase()

/** Whether a text is a code, or the name of what it stands for in either language. */
const says = (written: string, code: string, { zh, en }: Named): boolean =>
  [code, zh, en].some((known) => plain(known) === plain(written))

const isOfKind = (rule: CaseTypeRule, kind: string): boolean =>
  isBlank(kind) || says(kind, rule.kind, rule.kindName)

/** `accident/property/two-vehicles`, or the three in columns of their own: codes or names of the table. */
const partsOf = (values: ReadonlyMap<CallField, string>): readonly [string, string, string] => {
  const [kind = "", type = "", detail = ""] = (values.get("matter") ?? "").split("/")
  return [
    values.get("kind") ?? kind.trim(),
    values.get("type") ?? type.trim(),
    values.get("detail") ?? detail.trim()
  ]
}

/**
 * I4, I7: kind, type, detail and level by codes or names of the tables of the day. A type says its kind where only one
 * has it. What is not in the tables stays as it is written, for the check of the form to name.
 */
export const readMatter = (
  reading: FormReading,
  values: ReadonlyMap<CallField, string>,
  rules: CaseRules,
  on: CalendarDate
): MatterForm => {
  const [kind, type, detail] = partsOf(values)
  const types = rules.types(on)
  const found = types.filter((rule) => isOfKind(rule, kind) && says(type, rule.type, rule.typeName))
  const level = values.get("level") ?? null
  const levelFound = isBlank(level)
    ? undefined
    : rules.levels(on).find((rule) => says(level, rule.level, rule.name))
  if (found.length > 1) {
    const kinds = [...new Set(found.map(({ kindName }) => kindName.zh))].join("、")
    const codes = [...new Set(found.map((rule) => rule.kind))].join(", ")
    reading.reject(
      "kind",
      text(`细类“${type}”见于多个类别(${kinds}),请写明类别`, `type "${type}" is in several kinds (${codes})`),
      "I7"
    )
  }
  const [rule] = found
  return {
    kind: rule?.kind ?? types.find((one) => says(kind, one.kind, one.kindName))?.kind ?? kind,
    type: rule?.type ?? type,
    detail: rule?.details.find(({ code, name }) => says(detail, code, name))?.code ?? detail,
    level: levelFound?.level ?? level
  }
}
