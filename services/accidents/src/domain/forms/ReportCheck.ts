import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  remark
} from "@jiaosuo/orders/domain/FormReading"
import { checkCaller } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { accidentKindOf } from "@jiaosuo/reference/AccidentKinds"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import type { ReportAccident } from "../commands/Intake.ts"
import { mostVehicles } from "../decisions/Parties.ts"
import type { AccidentKind } from "../events/Intake.ts"
import { instantOrNow, pastInstant } from "./Instants.ts"
import type { ReportForm } from "./IntakeForms.ts"
import { checkPlace } from "./PlaceCheck.ts"

/** Longest description of an accident, in characters. */
export const longestDescription = 4_000

/** Most casualties that a caller's word is taken for. */
const mostSaid = 1_000

/** A report in its normal form; only the reporter is not sealed yet. */
export interface CheckedReport extends Omit<ReportAccident, "_tag" | "by" | "reporter" | "warnings"> {
  readonly reporter: PersonalValues | null
  readonly reportedAt: Instant
}

/**
 * A7: a whole intake record. The kind follows from the casualties where it is not said (A1); one that is less than
 * what the caller says is taken with a warning, for nobody has looked yet. A report that came in so long after the
 * accident that its scene was cleared, for the way in which it came, is a late one (`late-reports`), unless the
 * officer says whether it is.
 */
export const checkReport = (
  form: ReportForm,
  checking: Checking,
  rules: AccidentRules,
  nowMillis: number
): ReadForm<CheckedReport> => {
  const reading = new FormReading()
  const reportedAt = instantOrNow(reading, "reportedAt", form.reportedAt, nowMillis)
  const written = pastInstant(reading, "happenedAt", form.happenedAt, nowMillis)
  const happenedAt = written ?? reportedAt
  if (happenedAt > reportedAt) {
    reading.reject("happenedAt", text("晚于接报时间", "is after the report"), "A7")
  }
  const day = dayInShanghai(happenedAt)
  const place = checkPlace(reading, "place.", form.place, checking, rules.codeTables(day))
  const saidDead = reading.count("saidDead", form.saidDead, mostSaid) ?? 0
  const saidInjured = reading.count("saidInjured", form.saidInjured, mostSaid) ?? 0
  const kind = readKind(
    reading,
    form.kind ?? null,
    accidentKindOf({ deaths: saidDead, injured: saidInjured })
  )
  const ticked = readGrounds(reading, form.grounds ?? [], rules, day)
  const vehicles = readVehicles(reading, form.vehicles ?? [])
  const fled = reading.text("fled", form.fled, longestNote)
  const description = reading.text("description", form.description, longestDescription)
  const goods = form.goods ?? null
  const what = goods === null ? null : reading.text("goods.what", goods.what, longestShort)
  if (goods !== null && what === null) {
    reading.reject("goods.what", text("请填写危险物品名称", "say which dangerous goods"), "A6")
  }
  // A6: goods that are named are a ground, whether or not somebody ticked it.
  const grounds = goods === null || ticked.includes(goodsGround) ? ticked : [...ticked, goodsGround]
  const reporter = checkCaller(reading, "reporter.", form.reporter ?? null, checking.today)
  return reading.done(() => ({
    way: form.way,
    reportedAt,
    reporter,
    happenedAt,
    place,
    kind,
    saidDead,
    saidInjured,
    vehicles,
    goods: goods === null || what === null ? null : { what, leaking: goods.leaking },
    fled,
    grounds,
    description,
    late:
      form.late ?? rules.isLateReport({ way: form.way, happenedAt, reportedAt }, dayInShanghai(reportedAt))
  }))
}

/** A6: the ground of a vehicle that carries dangerous goods. */
const goodsGround = "dangerous-goods"

const ranks: { readonly [Kind in AccidentKind]: number } = { property: 0, injury: 1, death: 2 }

const readKind = (reading: FormReading, said: AccidentKind | null, harmed: AccidentKind): AccidentKind => {
  if (said === null) return harmed
  if (ranks[said] < ranks[harmed]) {
    reading.warn(
      "kind",
      remark("A1", "事故类别轻于报警人所述伤亡", "the kind is less than the casualties that the caller names")
    )
  }
  return said
}

/** A4, A5, A6: codes of the table of the day. */
const readGrounds = (
  reading: FormReading,
  grounds: ReadonlyArray<string>,
  rules: AccidentRules,
  day: string
): ReadonlyArray<string> => {
  const known = new Set(rules.reportGrounds(day).map(({ ground }) => ground))
  if (grounds.length > known.size) {
    reading.reject("grounds", text(`最多${known.size}项`, `at most ${known.size}`))
    return []
  }
  grounds.forEach((ground, i) => {
    if (!known.has(ground)) {
      reading.reject(
        `grounds.${i}`,
        text(`报警情形“${ground}”不在代码表中`, `ground "${ground}" is not in the code table`),
        "A4"
      )
    }
  })
  return [...new Set(grounds)]
}

const readVehicles = (
  reading: FormReading,
  vehicles: NonNullable<ReportForm["vehicles"]>
): CheckedReport["vehicles"] => {
  if (vehicles.length > mostVehicles) {
    reading.reject("vehicles", text(`最多${mostVehicles}辆车`, `at most ${mostVehicles} vehicles`))
    return []
  }
  return vehicles.map(({ plateKind, plateNumber, description }, i) => ({
    plateKind: reading.text(`vehicles.${i}.plateKind`, plateKind, longestShort),
    plateNumber: isBlank(plateNumber)
      ? null
      : reading.text(`vehicles.${i}.plateNumber`, compactNumber(plateNumber), longestShort),
    description: reading.text(`vehicles.${i}.description`, description, longestNote)
  }))
}
