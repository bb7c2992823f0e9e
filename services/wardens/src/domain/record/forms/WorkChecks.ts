import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { type FormReading, longestShort } from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { checkItem, checkNeeded, type ItemTables } from "../../FieldChecks.ts"
import { checkNamedPlate } from "../../PlateCheck.ts"
import type { Work, WorkOf } from "../Work.ts"
import type { WorkForm } from "./RecordForms.ts"

/** The kinds of work as they were handed in, checked. */

/** Plausible ends, not rules. */
const mostTimes = 10_000
const mostPeople = 100_000
const mostCards = 10_000
const mostItems = 50

/** The last instant that a date can hold: a gathering lies in the future. */
const endOfTime = 8_640_000_000_000_000

type FormOf<Kind extends WorkForm["kind"]> = Extract<WorkForm, { readonly kind: Kind }>

const instant = (reading: FormReading, path: string, written: string): Instant => {
  if (isBlank(written)) reading.reject(path, text("请填写时间", "a time is needed"))
  return isBlank(written) ? "" : (reading.take(path, checkHappenedAt(written, endOfTime)) ?? "")
}

/** At least one kind of behaviour, each once, each at least one time. */
const persuasion = (
  reading: FormReading,
  { counts, plate }: FormOf<"persuasion">,
  tables: ItemTables
): WorkOf<"persuasion"> => {
  if (counts.length === 0) reading.reject("work.counts", text("至少一项", "at least one"))
  const seen = new Set<string>()
  const read = counts.map((one, i) => {
    const path = `work.counts.${i}`
    const named = checkItem(reading, `${path}.code`, "persuasion", one.code, tables)
    if (seen.has(named)) reading.reject(`${path}.code`, text("重复", "is there twice"))
    seen.add(named)
    const count = reading.count(`${path}.count`, one.count, mostTimes) ?? 0
    if (count === 0) reading.reject(`${path}.count`, text("至少一次", "at least once"))
    return { code: named, count }
  })
  return { kind: "persuasion", counts: read, plate: checkNamedPlate(reading, "work.plate.number", plate) }
}

const gathering = (
  reading: FormReading,
  form: FormOf<"gathering">,
  tables: ItemTables
): WorkOf<"gathering"> => {
  const from = instant(reading, "work.from", form.from)
  const until = instant(reading, "work.until", form.until)
  if (from !== "" && until !== "" && until <= from) {
    reading.reject("work.until", text("应晚于开始时间", "must be after its beginning"))
  }
  return {
    kind: "gathering",
    code: checkItem(reading, "work.code", "gathering", form.code, tables),
    from,
    until,
    people: reading.count("work.people", form.people, mostPeople)
  }
}

const villageAssistant = (
  reading: FormReading,
  form: FormOf<"village-assistant">
): WorkOf<"village-assistant"> => {
  const from = reading.requiredDay("work.from", form.from)
  const until = reading.day("work.until", form.until)
  if (until !== null && until < from) {
    reading.reject("work.until", text("早于开始日期", "is before the first day"))
  }
  return {
    kind: "village-assistant",
    account: checkNeeded(reading, "work.account", form.account),
    from,
    until
  }
}

/** Row 65: what was looked at, each once; something is found only in what was looked at. */
const siteInspection = (
  reading: FormReading,
  form: FormOf<"site-inspection">,
  tables: ItemTables
): WorkOf<"site-inspection"> => {
  const items = [...new Set(form.items.map((one) => one.trim()))]
  if (items.length === 0) reading.reject("work.items", text("至少一项", "at least one"))
  if (items.length > mostItems)
    reading.reject("work.items", text(`最多${mostItems}项`, `at most ${mostItems}`))
  for (const [i, one] of items.entries()) checkItem(reading, `work.items.${i}`, "inspection", one, tables)
  const found = [...new Set((form.found ?? []).map((one) => one.trim()))]
  for (const [i, one] of found.entries()) {
    if (!items.includes(one)) {
      reading.reject(`work.found.${i}`, text("未检查该项", "that was not looked at"))
    }
  }
  return { kind: "site-inspection", site: checkNeeded(reading, "work.site", form.site), items, found }
}

/** One kind of work in its normal form; what is wrong is in the reading. */
export const checkWork = (reading: FormReading, form: WorkForm, tables: ItemTables): Work => {
  switch (form.kind) {
    case "persuasion":
      return persuasion(reading, form, tables)
    case "publicity":
      return {
        kind: form.kind,
        code: checkItem(reading, "work.code", "publicity", form.code, tables),
        people: reading.count("work.people", form.people, mostPeople),
        topic: reading.text("work.topic", form.topic, longestShort)
      }
    case "help-request":
      return {
        kind: form.kind,
        code: checkItem(reading, "work.code", "help", form.code, tables),
        referredTo: reading.text("work.referredTo", form.referredTo, longestShort)
      }
    case "gathering":
      return gathering(reading, form, tables)
    case "activity":
      return {
        kind: form.kind,
        code: checkItem(reading, "work.code", "activity", form.code, tables),
        people: reading.count("work.people", form.people, mostPeople)
      }
    case "village-assistant":
      return villageAssistant(reading, form)
    case "trade-check":
      return {
        kind: form.kind,
        code: checkItem(reading, "work.code", "trade", form.code, tables),
        site: checkNeeded(reading, "work.site", form.site),
        inOrder: form.inOrder
      }
    case "card-delivery": {
      const cards = reading.count("work.cards", form.cards, mostCards) ?? 0
      if (cards === 0) reading.reject("work.cards", text("至少一张", "at least one"))
      return { kind: form.kind, code: checkItem(reading, "work.code", "card", form.code, tables), cards }
    }
    case "site-inspection":
      return siteInspection(reading, form, tables)
  }
}
