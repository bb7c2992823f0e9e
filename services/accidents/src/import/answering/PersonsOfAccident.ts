import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import {
  accepted,
  distinctProblems,
  type RowAnswer,
  type RowPlace,
  rejected
} from "@jiaosuo/ledger/answering/RowAnswer"
import type { SecondRows } from "@jiaosuo/ledger/columns/OpenLedger"
import { problemAt } from "@jiaosuo/reference/Finding"
import { checkLiability } from "@jiaosuo/reference/Liability"
import { Either } from "effect"
import { mostPersons } from "../../domain/decisions/Parties.ts"
import type { HistoricalPersonEntry } from "../../useCases/History.ts"
import type { ReadAccident, RowReading } from "../columns/AccidentRow.ts"
import type { PersonField } from "../columns/PersonFields.ts"
import { readPersonRow } from "../columns/PersonRow.ts"

/** The persons of an accident, as they are taken and as their rows are answered. */
export interface PersonsOfAccident {
  readonly persons: ReadonlyArray<HistoricalPersonEntry>
  /** Rows that are answered on their own, once the accident is taken; the others share what became of it. */
  readonly answers: (accident: string) => ReadonlyArray<RowAnswer>
  /** What the accident's own row is told. */
  readonly warnings: ReadonlyArray<FieldProblem>
}

const nobody: PersonsOfAccident = { persons: [], answers: () => [], warnings: [] }

/**
 * What a person is recognised by within one accident: the id number (N6); without one everything that is written,
 * where a name is. Nameless persons are told apart by nobody.
 */
const keyOf = ({ values, role, sex, age }: HistoricalPersonEntry): string | undefined => {
  if (values === null) return undefined
  const { name, idNumber, phone } = values
  if (idNumber !== undefined) return `id ${idNumber}`
  return name === "无名氏" ? undefined : JSON.stringify([name, role, sex, age, phone ?? null])
}

interface Taken extends RowPlace {
  readonly person: HistoricalPersonEntry
  readonly warnings: ReadonlyArray<FieldProblem>
}

/** A16: shares that contradict each other are taken from nobody; what the text does not settle is a warning. */
const withShares = (taken: ReadonlyArray<Taken>) => {
  const parties = taken.flatMap(({ row, person: { share } }) =>
    share === null ? [] : [{ party: String(row), share }]
  )
  if (parties.length === 0) return { taken, warnings: [] }
  const checked = checkLiability({ parties })
  if (Either.isRight(checked)) {
    return { taken, warnings: checked.right.warnings.map((found) => problemAt("share", found)) }
  }
  const warning = problemAt("share", checked.left)
  const isContradiction = contradictions.has(checked.left.code)
  const kept = isContradiction
    ? taken.map((one) => ({ ...one, person: { ...one.person, share: null } }))
    : taken
  return {
    taken: kept,
    warnings: [
      isContradiction
        ? {
            ...warning,
            reason: text(`${warning.reason.zh}；责任未采用`, `${warning.reason.en}; no share was taken`)
          }
        : warning
    ]
  }
}

/** Others may only say that the file does not name every party. */
const contradictions: ReadonlySet<string> = new Set(["liability-main-twice", "liability-beside-full"])

/** C1: the source counts other deaths than its persons say. */
const deathsDiffer = (
  taken: ReadonlyArray<Taken>,
  { counts }: Pick<ReadAccident, "counts">
): ReadonlyArray<FieldProblem> => {
  const dead = taken.filter(({ person }) => person.injury === "dead").length
  if (counts === null || taken.length === 0 || dead === counts.day30.dead) return []
  const reason = text(
    `死亡人数${counts.day30.dead}人与人员名单的${dead}人不一致, 以人数为准`,
    `${counts.day30.dead} dead by the numbers, ${dead} by the persons: the numbers count`
  )
  return [{ path: "dead", rule: "C1", reason }]
}

/**
 * The persons of an accident from the rows of the second file that name it. A row at fault, and a person named twice,
 * is rejected by itself: the accident is taken without it, and its row says how many are missing.
 */
export const personsOfAccident = (
  second: SecondRows<PersonField> | undefined,
  row: number,
  accident: Pick<ReadAccident, "happenedAt" | "precision" | "counts">,
  reading: RowReading
): PersonsOfAccident => {
  const rows = second?.of(row) ?? []
  if (second === undefined || rows.length === 0) return nobody
  const refused: Array<RowAnswer> = []
  const found: Array<Taken> = []
  const rowOfKey = new Map<string, number>()
  for (const at of rows) {
    const raw = second.table.rows[at - 1]
    if (raw === undefined) throw new Error(`the persons have no row ${at}`)
    const place = { row: at, line: raw.line }
    const read = readPersonRow(raw, second.table, accident, reading)
    if (Either.isLeft(read)) {
      refused.push(rejected(place, distinctProblems(read.left)))
      continue
    }
    const { value: person, warnings } = read.right
    const key = keyOf(person)
    const earlier = key === undefined ? undefined : rowOfKey.get(key)
    if (earlier !== undefined) refused.push(rejected(place, [isTwice(earlier)]))
    else if (found.length >= mostPersons) refused.push(rejected(place, [tooMany]))
    else {
      if (key !== undefined) rowOfKey.set(key, at)
      found.push({ ...place, person, warnings })
    }
  }
  const { taken, warnings } = withShares(found)
  const missing = refused.length === 0 ? [] : [notTaken(refused.length)]
  return {
    persons: taken.map(({ person }) => person),
    answers: (subject) => [
      ...refused,
      ...taken.flatMap((one) => (one.warnings.length === 0 ? [] : [accepted(one, subject, one.warnings)]))
    ],
    warnings: [...warnings, ...deathsDiffer(taken, accident), ...missing]
  }
}

const isTwice = (row: number): FieldProblem => ({
  path: "name",
  rule: "C1",
  reason: text(
    `与第${row}行是同一人，一起事故中一人只登记一次`,
    `The same person as in row ${row}: nobody is in an accident twice`
  )
})

const tooMany: FieldProblem = {
  path: "",
  reason: text(`一起事故最多${mostPersons}人`, `an accident has at most ${mostPersons} persons`)
}

const notTaken = (count: number): FieldProblem => ({
  path: "persons",
  reason: text(
    `有${count}名人员未接收，见人员名单的结果`,
    `${count} persons were not taken; see the answers of their file`
  )
})
