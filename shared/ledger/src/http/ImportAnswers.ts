import type { HttpServerRequest } from "@effect/platform"
import type { Language } from "@jiaosuo/http/CurrentRequest"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import type { Schema } from "effect"
import type { RowAnswer } from "../answering/RowAnswer.ts"
import type { ImportRecord } from "../job/ImportRecord.ts"
import { type answerFields, type Import, workbookMedia } from "./ImportContract.ts"

/** Records of imports as the interface shows them. */

const shown = (instant: string | null): string | null => (instant === null ? null : inShanghai(instant))

/** One import as JSON. */
export const importJson = (record: ImportRecord): Import => {
  const { principal, mapping: _mapping, fileHash: _hash, ...rest } = record
  return {
    ...rest,
    account: principal.account,
    receivedAt: inShanghai(record.receivedAt),
    startedAt: shown(record.startedAt),
    finishedAt: shown(record.finishedAt),
    purgedAt: shown(record.purgedAt)
  }
}

/** What the JSON of an answer says in every context. */
export type AnswerJson = Schema.Struct.Type<typeof answerFields>

/** One answer as JSON, its reasons in one language; the context adds the record under a name of its own. */
export const answerJson = (answer: RowAnswer, language: Language): AnswerJson => {
  const told = ({ path, reason, rule }: FieldProblem) => ({
    path,
    reason: reason[language],
    rule: rule ?? null
  })
  const { row, line, outcome, warnings, problems, duplicateOfRow } = answer
  return { row, line, outcome, warnings: warnings.map(told), problems: problems.map(told), duplicateOfRow }
}

/** The form in which answers are given. */
export type AnswerForm = "json" | "csv" | "xlsx"

/** What a reader asks for: `format` for links, else the first known media type of `Accept`, else JSON. */
export const answerForm = (
  request: HttpServerRequest.HttpServerRequest,
  format: AnswerForm | undefined
): AnswerForm => {
  if (format !== undefined) return format
  for (const range of (request.headers["accept"] ?? "").toLowerCase().split(",")) {
    const media = range.split(";")[0]?.trim()
    if (media === "text/csv") return "csv"
    if (media === workbookMedia) return "xlsx"
    if (media === "application/json") return "json"
  }
  return "json"
}
