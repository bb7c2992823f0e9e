import { text } from "@jiaosuo/kernel/Problem"

/** Headings that carry no information about what a ledger is of, and need no word: counters. */
export const counterHeadings: ReadonlyArray<string> = [
  "序号",
  "编号",
  "序列",
  "行号",
  "no",
  "number",
  "id",
  "row",
  "index",
  "xh",
  "#"
]

/**
 * Headings of the columns that an answer workbook puts beside the original ones. They are left out when the
 * corrected workbook is handed in again.
 */
export const answerHeadings = {
  row: text("导入行号", "Import row"),
  outcome: text("导入结果", "Import outcome"),
  warning: text("导入提示", "Import warning"),
  field: text("导入问题字段", "Import field"),
  rule: text("导入依据规则", "Import rule"),
  reason: text("导入原因", "Import reason")
} as const
