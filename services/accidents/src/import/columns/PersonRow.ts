import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { readFields } from "@jiaosuo/ledger/columns/RowReading"
import type { RawRow } from "@jiaosuo/ledger/reading/Ledger"
import { FormReading, type ReadForm, remark } from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import { readPersonFacts, withNumber } from "../../domain/forms/PartyChecks.ts"
import type { Injury, PersonRole } from "../../domain/values/Parties.ts"
import type { Share } from "../../domain/values/Proceedings.ts"
import type { HistoricalPersonEntry } from "../../useCases/History.ts"
import type { PersonTable } from "../AccidentLedger.ts"
import type { ReadAccident, RowReading } from "./AccidentRow.ts"
import { checkMoment } from "./Moments.ts"
import type { PersonField } from "./PersonFields.ts"
import { injuryOf, isUnknown, roleOf, shareOf, unknownInjury } from "./PersonWords.ts"

type Values = ReadonlyMap<PersonField, string>
type Happened = Pick<ReadAccident, "happenedAt" | "precision">

const readRole = (reading: FormReading, written: string | undefined): typeof PersonRole.Type => {
  const role = roleOf(written ?? "")
  if (role === undefined && !isUnknown(written)) {
    reading.reject(
      "role",
      text(`人员类型“${written}”不在代码表中`, `role "${written}" is not in the code table`)
    )
  }
  return role ?? "other"
}

/** C1: whoever has a time of death died; an injury that nobody knows is taken for none, with a warning. */
const readInjury = (reading: FormReading, values: Values): Injury => {
  const written = values.get("injury")
  const injury = injuryOf(written ?? "")
  if (injury !== undefined) return injury
  if (isUnknown(written) || written === unknownInjury) {
    if (!isBlank(values.get("diedAt"))) return "dead"
    reading.warn(
      "injury",
      remark("C1", "伤害程度不详, 按无伤害计", "the injury is not known, and counted as none")
    )
    return "none"
  }
  reading.reject(
    "injury",
    text(`伤害程度“${written}”不在代码表中`, `injury "${written}" is not in the code table`),
    "C1"
  )
  return "none"
}

/** C1: when the person died. A day alone is that of the accident or a later one; before the accident nobody died of it. */
const readDeath = (
  reading: FormReading,
  values: Values,
  injury: Injury,
  { happenedAt, precision }: Happened,
  now: Instant
): Instant | null => {
  const written = values.get("diedAt")
  if (isBlank(written)) return null
  if (injury !== "dead") {
    reading.reject("diedAt", text("未死亡的不应填写死亡时间", "only the dead have a time of death"), "C1")
    return null
  }
  const death = reading.take("diedAt", checkMoment(written, now))
  if (death === null) return null
  if (death.precision === "month") {
    reading.reject("diedAt", text("死亡时间应写到日", "the time of death needs a day"), "C1")
    return null
  }
  const isSameDay = dayInShanghai(death.at) === dayInShanghai(happenedAt)
  const at = death.precision === "day" && isSameDay && precision === "minute" ? happenedAt : death.at
  if (at < happenedAt) {
    reading.reject("diedAt", text("死亡时间早于事故发生时间", "the death is before the accident"), "C1")
  }
  return at
}

/** A15. 无 is a share here, and no way to write nothing. */
const readShare = (reading: FormReading, written: string | undefined): Share | null => {
  const share = shareOf(written ?? "")
  if (share === undefined && !isUnknown(written)) {
    reading.reject(
      "share",
      text(`责任“${written}”不在代码表中`, `share "${written}" is not in the code table`),
      "A15"
    )
  }
  return share ?? null
}

/** N6: who the person is; null where nothing is said of it. Without a name but with a number they are 无名氏. */
const readValues = (reading: FormReading, values: Values, now: Instant): PersonalValues | null => {
  const [name, idNumber, phone, address] = (["name", "idNumber", "phone", "address"] as const).map((field) =>
    values.get(field)
  )
  if ([name, idNumber, phone, address].every((written) => isBlank(written))) return null
  return checkPerson(
    reading,
    "",
    { name: isBlank(name) ? nameless : name, idNumber, phone, address },
    dayInShanghai(now)
  )
}

/** What stands for the name of somebody of whom only a number is known. */
const nameless = "无名氏"

/** Numbers of persons are not written into answers: what a reason quotes of them is masked. */
const masked = (values: Values) => {
  const written = (["idNumber", "phone", "address"] as const)
    .map((field) => values.get(field) ?? "")
    .filter((value) => value.length >= 4)
  const hidden = (sentence: string) =>
    written.reduce((text, value) => text.replaceAll(value, `${value.slice(0, 3)}***`), sentence)
  return <P extends FieldProblem>(problem: P): P => ({
    ...problem,
    reason: text(hidden(problem.reason.zh), hidden(problem.reason.en))
  })
}

/** A row of the second file as a person of an accident, checked (A15, C1, N6). Left: what a person has to look at. */
export const readPersonRow = (
  raw: RawRow,
  table: PersonTable,
  happened: Happened,
  { rules, now }: RowReading
): ReadForm<HistoricalPersonEntry> => {
  const { values, numbers, problems } = readFields(raw, table)
  const reading = new FormReading()
  for (const { path, reason, rule } of problems) reading.reject(path, reason, rule)
  const role = readRole(reading, values.get("role"))
  const injury = readInjury(reading, values)
  const happenedOn = dayInShanghai(happened.happenedAt)
  const facts = readPersonFacts(
    reading,
    { role, sex: values.get("sex"), age: numbers.get("age"), travelMode: values.get("travelMode") },
    rules.codeTables(happenedOn)
  )
  const diedAt = readDeath(reading, values, injury, happened, now)
  const share = readShare(reading, values.get("share"))
  const personal = readValues(reading, values, now)
  const mask = masked(values)
  return reading
    .done(() => ({
      values: personal,
      role,
      ...(personal === null ? facts : withNumber(facts, personal, happenedOn)),
      injury,
      diedAt,
      share
    }))
    .pipe(
      Either.mapBoth({
        onLeft: (found) => found.map(mask),
        onRight: ({ value, warnings }) => ({ value, warnings: warnings.map(mask) })
      })
    )
}
