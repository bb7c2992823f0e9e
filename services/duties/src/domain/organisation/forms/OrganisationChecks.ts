import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { District } from "@jiaosuo/reference/Divisions"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { Location, OfficersOnTraffic } from "../Units.ts"
import type * as Form from "./OrganisationForms.ts"

/** The checks of forms about the organisation: every value at fault is named, and then nothing is decided. */

/** The day from which something holds: today, where the form says nothing. */
const dayFrom = (
  reading: FormReading,
  form: { readonly from?: Written },
  { today }: Checking
): CalendarDate => reading.day("from", form.from) ?? today

const name = (reading: FormReading, path: string, written: string): string => {
  const plain = reading.text(path, written, longestShort)
  if (plain === null) reading.reject(path, text("请填写名称", "a name is needed"))
  return plain ?? ""
}

const location = (
  reading: FormReading,
  written: { readonly longitude: number | string; readonly latitude: number | string },
  { bounds }: District
): Location => reading.take("location", checkCoordinates(written, bounds)) ?? { longitude: 0, latitude: 0 }

/** Nine-digit codes of townships of the district. */
const townships = (
  reading: FormReading,
  codes: ReadonlyArray<string>,
  { township }: District
): ReadonlyArray<string> => {
  for (const [i, code] of codes.entries()) {
    if (township(code) === undefined) {
      reading.reject(`townships.${i}`, text(`没有乡镇${code}`, `there is no township ${code}`), "N9")
    }
  }
  return [...new Set(codes)]
}

/** Twelve-digit codes of villages of the district. */
const villages = (
  reading: FormReading,
  codes: ReadonlyArray<string>,
  { village }: District
): ReadonlyArray<string> => {
  for (const [i, code] of codes.entries()) {
    if (village(code) === undefined) {
      reading.reject(`villages.${i}`, text(`没有村居${code}`, `there is no village ${code}`), "N9")
    }
  }
  return [...new Set(codes)]
}

/** Only the day from which it holds. */
export const checkDay = <F extends { readonly from?: Written }>(
  form: F,
  checking: Checking
): ReadForm<{ readonly from: CalendarDate }> => {
  const reading = new FormReading()
  const from = dayFrom(reading, form, checking)
  return reading.done(() => ({ from }))
}

export const checkEstablishment = (form: Form.EstablishmentForm, checking: Checking) => {
  const reading = new FormReading()
  const { district } = checking
  const code = reading.text("code", form.code, 9)
  if (code !== null && district.township(code) === undefined) {
    reading.reject("code", text(`没有乡镇${code}`, `there is no township ${code}`), "N9")
  }
  const read = {
    from: dayFrom(reading, form, checking),
    kind: form.kind,
    name: name(reading, "name", form.name),
    code,
    townships: townships(reading, form.townships ?? [], district),
    villages: villages(reading, form.villages ?? [], district),
    parent: reading.text("parent", form.parent, longestShort),
    location:
      form.location === null || form.location === undefined
        ? null
        : location(reading, form.location, district),
    attributes: form.attributes ?? null,
    functions: [...new Set(form.functions ?? [])]
  }
  if (read.kind !== "command" && read.parent === null) {
    reading.reject("parent", text("请填写上级单位", "the unit above is needed"))
  }
  return reading.done(() => read)
}

export const checkRenaming = (form: Form.RenamingForm, checking: Checking) => {
  const reading = new FormReading()
  const read = { from: dayFrom(reading, form, checking), name: name(reading, "name", form.name) }
  return reading.done(() => read)
}

export const checkArea = (form: Form.AreaForm, checking: Checking) => {
  const reading = new FormReading()
  const read = {
    from: dayFrom(reading, form, checking),
    townships: townships(reading, form.townships ?? [], checking.district),
    villages: villages(reading, form.villages ?? [], checking.district)
  }
  return reading.done(() => read)
}

/** A place with the day from which it holds: where a unit is, or a site that is shared. */
export const checkPlaced = <F extends Pick<Form.UnitLocationForm, "from" | "location">>(
  form: F,
  checking: Checking
) => {
  const reading = new FormReading()
  const read = {
    from: dayFrom(reading, form, checking),
    location: location(reading, form.location, checking.district)
  }
  return reading.done(() => read)
}

export const checkZone = (form: Form.ZoneForm, checking: Checking) => {
  const reading = new FormReading()
  const read = { from: dayFrom(reading, form, checking), name: name(reading, "name", form.name) }
  return reading.done(() => read)
}

/** Who leads or heads something from a day on; null: nobody does. */
export const checkAppointment = (
  form: { readonly from?: Written; readonly personId?: Written },
  checking: Checking
) => {
  const reading = new FormReading()
  const read = {
    from: dayFrom(reading, form, checking),
    personId: reading.text("personId", form.personId, longestShort)
  }
  return reading.done(() => read)
}

export const checkTrafficMode = (form: Form.TrafficModeForm, checking: Checking) => {
  const reading = new FormReading()
  const read = {
    from: dayFrom(reading, form, checking),
    townships: townships(reading, form.townships, checking.district)
  }
  if (read.townships.length === 0) {
    reading.reject("townships", text("请选择乡镇", "name at least one township"))
  }
  return reading.done(() => read)
}

export const checkMutualAid = (form: Form.MutualAidForm, checking: Checking) => {
  const reading = new FormReading()
  const from = dayFrom(reading, form, checking)
  const until = reading.day("until", form.until)
  if (until !== null && until < from) reading.reject("until", endsBefore)
  return reading.done(() => ({ from, until }))
}

export const checkMutualAidEnd = (form: Form.MutualAidEndForm, { today }: Checking) => {
  const reading = new FormReading()
  const until = reading.day("until", form.until) ?? today
  return reading.done(() => ({ until }))
}

const endsBefore = text("结束早于开始", "it would end before it begins")
const largestUnit = 500

export const checkSurgePlan = (form: Form.SurgePlanForm, checking: Checking) => {
  const reading = new FormReading()
  const from = dayFrom(reading, form, checking)
  const until = reading.requiredDay("until", form.until)
  if (until !== "" && until < from) reading.reject("until", endsBefore)
  const { officersOnTraffic: given } = form
  const officersOnTraffic: OfficersOnTraffic =
    given === "all" ? given : (reading.count("officersOnTraffic", given, largestUnit) ?? 0)
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ from, until, officersOnTraffic, note }))
}

const isPeriod = { year: /^\d{4}$/, month: /^\d{4}-(?:0[1-9]|1[0-2])$/ } as const

/** Row 18: indicators of the catalogue, in the period that each asks for; no value is no zero. */
export const checkIndicators =
  (rules: DutyRules) =>
  (form: Form.IndicatorsForm, { today }: Checking) => {
    const reading = new FormReading()
    const catalogue = new Map(rules.indicators(today).map((one) => [one.id, one]))
    if (!isPeriod.year.test(form.period) && !isPeriod.month.test(form.period)) {
      reading.reject("period", text("应为2023或2023-06的形式", "write a year (2023) or a month (2023-06)"))
    }
    const values = form.values.map(({ indicator, value = null, source }, i) => {
      const path = `values.${i}`
      const definition = catalogue.get(indicator)
      if (definition === undefined) {
        reading.reject(
          `${path}.indicator`,
          text(`没有指标“${indicator}”`, `the catalogue has no indicator "${indicator}"`)
        )
      } else if (!isPeriod[definition.period].test(form.period)) {
        const [zh, en] = definition.period === "year" ? ["年度", "years"] : ["月度", "months"]
        reading.reject(
          `${path}.indicator`,
          text(`“${definition.name.zh}”为${zh}指标`, `"${definition.name.en}" has values of ${en}`)
        )
      }
      if (value !== null && !(Number.isFinite(value) && value >= 0)) {
        reading.reject(`${path}.value`, text("应为不小于0的数", "a number of at least 0"))
      }
      const from = reading.text(`${path}.source`, source, longestShort)
      return { indicator, value, source: from ?? definition?.origin.zh ?? "" }
    })
    if (values.length === 0) reading.reject("values", text("请填写数值", "give at least one value"))
    return reading.done(() => ({ values }))
  }

export const checkTarget = (form: Form.TargetForm, checking: Checking) => {
  const reading = new FormReading()
  const read = { from: dayFrom(reading, form, checking), target: name(reading, "target", form.target) }
  return reading.done(() => read)
}
