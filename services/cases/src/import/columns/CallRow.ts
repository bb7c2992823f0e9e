import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { readFields } from "@jiaosuo/ledger/columns/RowReading"
import type { RawRow } from "@jiaosuo/ledger/reading/Ledger"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { FormReading, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { District } from "@jiaosuo/reference/Divisions"
import { refused } from "@jiaosuo/reference/Finding"
import { parseLedgerDate } from "@jiaosuo/reference/LedgerDates"
import { compactNumber, halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import { Either } from "effect"
import { CaseOutcome, Channel } from "../../domain/events/Intake.ts"
import type { PlaceForm } from "../../domain/forms/CaseForms.ts"
import { type CheckedIntake, checkIntake } from "../../domain/forms/IntakeChecks.ts"
import { channelNames, outcomeNames } from "../../domain/Labels.ts"
import type { Closing } from "../../useCases/CallsOfOtherDesks.ts"
import type { CallTable } from "../CallLedger.ts"
import type { CallField } from "./CallFields.ts"
import { readMatter } from "./MatterOfRow.ts"

/** What rows are read by. */
export interface RowReading {
  readonly district: District
  readonly rules: CaseRules
  /** When the file was handed in: nothing in it is later. */
  readonly now: Instant
}

/** A call of a row; how it ended, where the other desk says that it has. */
export interface ReadCall {
  readonly intake: CheckedIntake
  readonly closing: Closing | null
}

type Values = ReadonlyMap<CallField, string>

/** The one of some words that a text is: a code, or its name in either language; undefined where it is none. */
const wordIn = <Word extends string>(
  words: ReadonlyArray<Word>,
  names: { readonly [W in Word]: { readonly zh: string; readonly en: string } },
  written: string
): Word | undefined => {
  const plain = halfWidth(written).trim().toLowerCase()
  return words.find((word) =>
    [word, names[word].zh, names[word].en].some((name) => name.toLowerCase() === plain)
  )
}

/** RFC 3339 of one column, or of a day and a time in two. */
const calledAtOf = (values: Values): string => {
  const whole = values.get("calledAt")
  if (!isBlank(whole)) return whole
  const day = values.get("calledOn") ?? ""
  const time = values.get("calledTime") ?? ""
  const known = parseLedgerDate(day)
  if (Either.isLeft(known) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return `${day} ${time}`.trim()
  return `${known.right.value}T${time.length === 5 ? `${time}:00` : time}+08:00`
}

/** A call is told to the minute: a day alone is none. */
const readCalledAt = (reading: FormReading, values: Values, now: Instant): Instant | null => {
  const written = calledAtOf(values)
  if (isBlank(written)) {
    reading.reject("calledAt", text("请填写报警时间", "the time of the call is needed"))
    return null
  }
  return reading.take("calledAt", checkHappenedAt(written, Date.parse(now)))
}

const readChannel = (reading: FormReading, written: string | undefined): Channel => {
  if (isBlank(written)) return "other-desk"
  const channel = wordIn(Channel.literals, channelNames, written)
  if (channel === undefined) {
    reading.reject("channel", text(`没有“${written}”这种报警方式`, `there is no channel "${written}"`))
  }
  return channel ?? "other-desk"
}

/** N9: the one township that a code or a name means; what means none is left for the check of the place. */
const townshipIn = (district: District, written: string): string => {
  const code = compactNumber(written)
  if (district.township(code) !== undefined) return code
  const [found, ...others] = district.townshipsNamed(written)
  return found !== undefined && others.length === 0 ? found.code : written
}

/** N9, C9: township and village by codes or names, degrees in any usual spelling. */
const readPlace = (reading: FormReading, values: Values, district: District): PlaceForm => {
  const { bounds } = district
  const [village, villageName] = [values.get("village"), values.get("villageName")]
  const township = values.get("township")
  const isVillage = !isBlank(village) || !isBlank(villageName)
  const found = isVillage
    ? reading.take(
        "place.village",
        resolveVillage(district, { code: village, township, village: villageName })
      )
    : null
  const longitude = values.get("longitude")
  const latitude = values.get("latitude")
  const half = refused<never>("CoordinatesAreHalf", "C9", "经度、纬度须同时填写", "both are needed")
  const isHalf = isBlank(longitude) !== isBlank(latitude)
  const read =
    isBlank(longitude) || isBlank(latitude) ? undefined : checkCoordinates({ longitude, latitude }, bounds)
  if (isHalf) reading.take("place.location", half)
  if (read !== undefined && Either.isLeft(read)) reading.take("place.location", read)
  return {
    // A village that is at fault was told already; any township will do for the rest of the checks.
    township: isVillage
      ? (found?.township.code ?? district.townships[0]?.code)
      : isBlank(township)
        ? township
        : townshipIn(district, township),
    village: found?.code ?? null,
    // Outside of the district is for the check of the place to say.
    location: read !== undefined && Either.isRight(read) ? read.right.value : null,
    address: values.get("address"),
    road: values.get("road"),
    post: values.get("post"),
    postMetres: null
  }
}

/**
 * How the other desk says it ended; open where it says nothing. When it does not say when, all that is known is that
 * it had by the time the file was handed in.
 */
const readClosing = (
  reading: FormReading,
  values: Values,
  calledAt: Instant | null,
  now: Instant
): Closing | null => {
  const written = values.get("outcome")
  if (isBlank(written)) return null
  const outcome = wordIn(CaseOutcome.literals, outcomeNames, written)
  if (outcome === undefined) {
    reading.reject("outcome", text(`没有“${written}”这种处理结果`, `there is no outcome "${written}"`))
  }
  const at = reading.takeIfWritten("closedAt", values.get("closedAt"), (closedAt) =>
    checkHappenedAt(closedAt, Date.parse(now))
  )
  if (at !== null && calledAt !== null && at < calledAt) {
    reading.reject("closedAt", text("早于报警时间", "is before the call"))
  }
  return outcome === undefined ? null : { outcome, at: at ?? now }
}

/** Answers quote what is written; they hold no values of persons (X6). */
const withoutPersonalValues = (
  problems: ReadonlyArray<FieldProblem>,
  values: Values
): ReadonlyArray<FieldProblem> => {
  const written = [values.get("caller.name"), values.get("caller.phone")].filter(
    (value): value is string => value !== undefined && value !== ""
  )
  const masked = (sentence: string) =>
    written.reduce((said, value) => said.replaceAll(value, "***"), sentence)
  return problems.map((problem) =>
    problem.path.startsWith("caller.")
      ? { ...problem, reason: text(masked(problem.reason.zh), masked(problem.reason.en)) }
      : problem
  )
}

/**
 * A row as a call, its cells and values checked as an intake sheet is (I1, I4, I7, N9, C9). Left: everything that a
 * person has to look at.
 */
export const readCallRow = (
  raw: RawRow,
  table: CallTable,
  { district, rules, now }: RowReading
): ReadForm<ReadCall> => {
  const { values, problems } = readFields(raw, table)
  const reading = new FormReading()
  for (const { path, reason, rule } of problems) reading.reject(path, reason, rule)
  const calledAt = readCalledAt(reading, values, now)
  const channel = readChannel(reading, values.get("channel"))
  const place = readPlace(reading, values, district)
  const matter = readMatter(reading, values, rules, dayInShanghai(calledAt ?? now))
  const closing = readClosing(reading, values, calledAt, now)
  const read = checkIntake(
    {
      channel,
      // One that is at fault was told already.
      calledAt: calledAt ?? now,
      ...matter,
      place,
      caller: { name: values.get("caller.name"), phone: values.get("caller.phone") },
      description: values.get("description"),
      source: {
        desk: halfWidth(values.get("desk") ?? "").trim(),
        number: halfWidth(values.get("number") ?? "").trim()
      }
    },
    { district, today: dayInShanghai(now) },
    rules,
    Date.parse(now)
  )
  const told = reading.done(() => null)
  if (Either.isRight(told) && Either.isRight(read)) {
    return Either.right({ value: { intake: read.right.value, closing }, warnings: read.right.warnings })
  }
  const faults = [...(Either.isLeft(told) ? told.left : []), ...(Either.isLeft(read) ? read.left : [])]
  return Either.left(withoutPersonalValues(faults, values))
}
