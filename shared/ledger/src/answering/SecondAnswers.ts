import { text } from "@jiaosuo/kernel/Problem"
import type { SecondRows } from "../columns/OpenLedger.ts"
import { fieldOf } from "../columns/RowReading.ts"
import type { Answered } from "../LedgerKind.ts"
import { type RowAnswer, type RowPlace, rejected } from "./RowAnswer.ts"

/** Answers of rows of the second file, made of what became of the rows they belong to. */

const placeIn = <Second extends string>({ table }: SecondRows<Second>, row: number): RowPlace => ({
  row,
  line: table.rows[row - 1]?.line ?? 0
})

/** A row of the second file shares what became of its row of the ledger. */
const sharing = (place: RowPlace, answer: RowAnswer): RowAnswer => {
  const { row, outcome, subject, duplicateOfRow, problems } = answer
  switch (outcome) {
    case "accepted":
      return { ...place, outcome, subject, duplicateOfRow: null, warnings: [], problems: [] }
    case "duplicate":
      return { ...place, outcome, subject, duplicateOfRow, warnings: [], problems: problems.slice(0, 1) }
    case "rejected":
      return rejected(place, [
        {
          path: "",
          reason: text(
            `所属的台账第 ${row} 行未接收，见该行的原因`,
            `Row ${row} of the ledger, to which it belongs, was rejected; see the reason there`
          )
        }
      ])
  }
}

/** A row of the second file whose key is that of no row of the ledger. */
export const stray = <Second extends string>(
  second: SecondRows<Second>,
  key: Second,
  row: number
): RowAnswer => {
  const { shape } = second.table
  const raw = second.table.rows[row - 1]
  const written = raw === undefined ? "" : fieldOf(raw, second.table, key)
  const { name, path } = shape.fields[key]
  const reason =
    written === ""
      ? text(`${name.zh}：没有填写`, `${name.en}: is missing`)
      : text(`${name.zh}：台账中没有“${written}”`, `${name.en}: the ledger has no "${written}"`)
  return rejected(placeIn(second, row), [{ path: path ?? key, reason }])
}

/** The answers to all rows of the second file that belong to the rows answered: their own, else their row's. */
export const secondAnswers = <Second extends string>(
  second: SecondRows<Second> | undefined,
  { answers, second: told = [] }: Answered
): ReadonlyArray<RowAnswer> => {
  if (second === undefined) return []
  const own = new Map(told.map((answer) => [answer.row, answer]))
  return answers.flatMap((answer) =>
    second.of(answer.row).map((row) => own.get(row) ?? sharing(placeIn(second, row), answer))
  )
}
