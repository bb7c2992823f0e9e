import type { IntakeForm } from "@jiaosuo/cases/api"
import type { Role } from "@jiaosuo/http/Principal"
import { callerForm, instantForm, placeForm, typeForm } from "./caseFields.ts"

/** What the fields of an intake hold. */
export interface TakeValues {
  readonly channel?: IntakeForm["channel"]
  /** `<kind>/<type>`. */
  readonly type?: string
  readonly detail?: string
  readonly level?: string
  readonly place?: Readonly<Record<string, unknown>>
  readonly caller?: { readonly name?: string; readonly phone?: string }
  readonly description?: string
  /** `2026-03-04T09:05` of the district's time; now where absent. */
  readonly calledAt?: string
  readonly source?: { readonly desk?: string; readonly number?: string }
}

/** How calls mostly come to somebody. */
export const usualChannel = (role: Role): IntakeForm["channel"] =>
  role === "warden" ? "warden" : role === "officer" || role === "auxiliary" ? "station" : "phone"

const written = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? undefined : trimmed
}

/** The intake as the contract takes it: what was not given is left out. */
export const intakeForm = (values: TakeValues): IntakeForm => {
  const { kind = "", type = "" } = typeForm(values.type)
  const caller = callerForm(values.caller)
  const description = written(values.description)
  const detail = written(values.detail)
  const calledAt = instantForm(values.calledAt)
  const desk = written(values.source?.desk)
  const number = written(values.source?.number)
  return {
    channel: values.channel ?? "phone",
    kind,
    type,
    place: placeForm(values.place),
    ...(detail === undefined ? {} : { detail }),
    ...(values.level === undefined ? {} : { level: values.level }),
    ...(caller === undefined ? {} : { caller }),
    ...(description === undefined ? {} : { description }),
    ...(calledAt === undefined ? {} : { calledAt }),
    ...(values.channel === "other-desk" && desk !== undefined && number !== undefined
      ? { source: { desk, number } }
      : {})
  }
}

/** Paths of the fields on the page; a problem with any other is listed above the form. */
export const isTakePath = (path: string): boolean =>
  /^(channel|type|detail|level|description|calledAt|place\.(township|village|address|road|post|location)|caller\.(name|phone)|source\.(desk|number))$/.test(
    path
  )
