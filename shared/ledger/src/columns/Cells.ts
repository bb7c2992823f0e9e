import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { halfWidth } from "@jiaosuo/reference/Spelling"
import { cellText, type LedgerCell } from "../reading/Ledger.ts"
import { type LedgerShape, pathOf } from "./LedgerShape.ts"

/** Longer than this is no value of a ledger but something that slipped into a cell. */
const longestValue = 500

/** Error values of spreadsheets, also as the text that a CSV makes of them. */
const errorValue = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|#+)$/i

/** Control characters and byte order marks: damaged exports are full of them, and no form has any. */
const isInvisible = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f || code === 0xfeff

/** A text without invisible characters and without halves of characters, which no database can store. */
export const cleaned = (written: string): string => {
  for (let i = 0; i < written.length; i++) {
    const code = written.charCodeAt(i)
    if (isInvisible(code) || (code >= 0xd800 && code <= 0xdfff)) {
      return [...written]
        .filter((character) => {
          const point = character.codePointAt(0) as number
          return !isInvisible(point) && !(point >= 0xd800 && point <= 0xdfff)
        })
        .join("")
    }
  }
  return written
}

/** A text that a spreadsheet would run: it begins with = + - or @, in any width. */
const startsLikeAFormula = (plain: string): boolean => {
  if (!/^[=+\-@]/.test(plain)) return false
  // A dash alone says "nothing"; a signed number and a phone with its country code are values.
  return !/^[-+]*$/.test(plain) && !/^[-+][\d\s\-()（）.,]+$/.test(plain)
}

/** What is written in a cell, or why that is no value. */
export type Written = { readonly value: string } | { readonly problem: FieldProblem }

/** What is wrong with a field, told with its name. */
export const fieldProblem = <Field extends string>(
  shape: LedgerShape<Field>,
  field: Field,
  zh: string,
  en: string
): FieldProblem => {
  const { name } = shape.fields[field]
  return { path: pathOf(shape, field), reason: text(`${name.zh}：${zh}`, `${name.en}: ${en}`) }
}

/**
 * The text of one cell. Formulas are never run and their results never taken; error values, numbers that lost
 * their last digits and endless texts are no values either. An apostrophe that exports put before a risky
 * text is taken off again.
 */
export const writtenIn = <Field extends string>(
  cell: LedgerCell | undefined,
  field: Field,
  shape: LedgerShape<Field>
): Written => {
  const problem = (zh: string, en: string): Written => ({ problem: fieldProblem(shape, field, zh, en) })
  const formula = () =>
    problem(
      "单元格是公式，未执行；请改成值",
      "the cell holds a formula; it was not run. Write the value instead"
    )
  if (cell !== undefined && typeof cell !== "string") {
    if (cell.kind === "formula") return formula()
    if (cell.kind === "error") {
      return problem(`单元格是错误值 ${cell.text}`, `the cell holds the error value ${cell.text}`)
    }
    if (cell.kind === "number" && cell.lossy) {
      return problem(
        "号码被存成了数值，末几位已丢失；请把该列设为文本后重填",
        "the number was stored as a numeric cell and has lost its last digits; format the column as text and fill it in again"
      )
    }
  }
  const value = cleaned(cellText(cell))
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, "")
  if (value === "") return { value }
  const plain = halfWidth(value)
  if (startsLikeAFormula(plain)) return formula()
  if (errorValue.test(plain)) {
    return problem(`单元格是错误值 ${plain}`, `the cell holds the error value ${plain}`)
  }
  const longest = shape.fields[field].longest ?? longestValue
  if (value.length > longest) {
    return problem(
      `内容有 ${value.length} 个字，最多 ${longest} 个`,
      `the text has ${value.length} characters; at most ${longest} are taken`
    )
  }
  return { value }
}
