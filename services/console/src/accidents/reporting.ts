import type { ReportForm } from "@jiaosuo/accidents/api"
import { placeForm, withoutNothing } from "./actionFields.ts"
import { instantOf } from "./places.ts"

/** What the fields of a report hold. */
export interface ReportValues {
  readonly kind?: ReportForm["kind"]
  readonly way?: ReportForm["way"]
  /** `2026-03-04T09:05` of the district's time. */
  readonly happenedAt?: string
  readonly place?: Readonly<Record<string, unknown>>
  readonly saidDead?: number
  readonly saidInjured?: number
  readonly vehicles?: ReadonlyArray<{
    readonly plateKind?: string
    readonly plateNumber?: string
    readonly description?: string
  }>
  readonly named?: boolean
  readonly reporter?: { readonly name?: string; readonly phone?: string }
  readonly hasGoods?: boolean
  readonly goods?: { readonly what?: string; readonly leaking?: boolean }
  readonly hasFled?: boolean
  readonly fled?: string
  /** Codes of the grounds that somebody ticked. */
  readonly grounds?: ReadonlyArray<string>
  readonly late?: boolean
  readonly description?: string
}

/** A4, A6: the grounds that the rest of the report says already, so that nobody ticks them twice. */
export const saidGrounds = (values: ReportValues): ReadonlySet<string> =>
  new Set([
    ...(values.kind === "death" || (values.saidDead ?? 0) > 0 ? ["death"] : []),
    ...(values.kind === "injury" || (values.saidInjured ?? 0) > 0 ? ["injury"] : []),
    ...(values.hasFled === true ? ["party-left"] : []),
    ...(values.hasGoods === true ? ["dangerous-goods"] : [])
  ])

/** Codes as the contract takes them: those of casualties follow from the kind (A1). */
const groundsOf = (values: ReportValues): ReadonlyArray<string> =>
  [...new Set([...(values.grounds ?? []), ...saidGrounds(values)])].filter(
    (ground) => ground !== "death" && ground !== "injury"
  )

const written = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? undefined : trimmed
}

/**
 * The report as the contract takes it. What the form does not hold is left out: the server derives the kind from
 * the casualties (A1), and the time of reporting is when it arrives.
 */
export const reportForm = (values: ReportValues, plateArea: string): ReportForm => {
  const vehicles = (values.vehicles ?? []).flatMap((vehicle) => {
    const number = written(vehicle.plateNumber)
    const plateNumber = number === plateArea ? undefined : number
    const description = written(vehicle.description)
    const withoutPlate = vehicle.plateKind === "41"
    if (plateNumber === undefined && description === undefined && !withoutPlate) return []
    return [
      withoutNothing({
        plateKind: vehicle.plateKind,
        plateNumber: withoutPlate ? undefined : plateNumber,
        description
      })
    ]
  })
  const phone = written(values.reporter?.phone)
  const grounds = groundsOf(values)
  const name = written(values.reporter?.name)
  return {
    way: values.way ?? "other",
    place: placeForm(values.place),
    saidDead: values.saidDead ?? 0,
    saidInjured: values.saidInjured ?? 0,
    ...(values.kind === undefined ? {} : { kind: values.kind }),
    ...(values.happenedAt === undefined ? {} : { happenedAt: instantOf(values.happenedAt) }),
    ...(vehicles.length === 0 ? {} : { vehicles }),
    ...(grounds.length === 0 ? {} : { grounds }),
    ...(values.named === true && (name !== undefined || phone !== undefined)
      ? { reporter: { name: name ?? null, phone: phone ?? null } }
      : {}),
    ...(values.hasGoods === true
      ? { goods: { what: values.goods?.what?.trim() ?? "", leaking: values.goods?.leaking ?? false } }
      : {}),
    ...(values.hasFled === true ? { fled: written(values.fled) ?? "" } : {}),
    ...(values.late === true ? { late: true } : {}),
    ...(written(values.description) === undefined ? {} : { description: written(values.description) ?? null })
  }
}

/** Paths of the fields on the page; a problem with any other is listed above the form. */
export const isReportPath = (path: string): boolean =>
  /^(kind|way|happenedAt|saidDead|saidInjured|fled|late|description|goods\.what|reporter\.(name|phone)|vehicles\.\d+\.(plateKind|plateNumber|description)|place\.(coordinates|township|village|post|direction|text|road\.(code|name)))$/.test(
    path
  )

/** Those behind "more": a problem there opens them. */
export const isMorePath = (path: string): boolean => /^(fled|late|description|goods|reporter|way)/.test(path)
