import { type Act, type Field, happenedAt, must, payloadOf, reason } from "../places/deskActs.ts"
import {
  actOnShift,
  planShift,
  type ShiftFile,
  type ShiftForm,
  type ShiftPlan,
  type ShiftVerb
} from "./shiftCalls.ts"

/** What is done about shifts; a name that the verb's form does not have does not compile. */

type FieldOf<Form> = Field<Extract<keyof Form, Field["key"]>>

/** An instant with the district's offset as a field for a minute holds it. */
const minuteOfField = (instant: string): string => instant.slice(0, 16)

const plan = [
  { key: "from", as: "instant", hint: "halfHour", ...must },
  { key: "until", as: "instant", hint: "halfHour", ...must },
  { key: "wardens", as: "wardens", ...must }
] as const satisfies ReadonlyArray<Field>

/** What a shift is planned with: a gap, a gathering, or nothing yet. */
export interface Planned {
  readonly township: string
  readonly placeId?: string | undefined
  /** Minutes of the district's time on half hours: `2026-03-04T09:00`. */
  readonly from?: string
  readonly until?: string
  readonly wardens?: ReadonlyArray<string>
}

/** A shift to be planned; what is known of it stands in the fields already. */
export const planAct = ({ township, ...planned }: Planned): Act => {
  const fields: ReadonlyArray<FieldOf<ShiftPlan>> = [
    { key: "placeId", as: "place", ...must },
    ...plan,
    reason
  ]
  return {
    verb: "plan",
    subject: [township, planned.placeId, planned.from].filter(Boolean).join("."),
    township,
    fields,
    initial: { ...planned },
    // The fields carry the contract's names, and the client checks the form before it is sent.
    send: (commandId, values) => planShift(commandId, payloadOf(fields, values) as unknown as ShiftPlan)
  }
}

const actOn = <V extends ShiftVerb>(
  verb: V,
  name: Act["verb"],
  shift: ShiftFile,
  fields: ReadonlyArray<FieldOf<ShiftForm<V>>>,
  more: Pick<Act, "initial" | "among"> = {}
): Act => ({
  verb: name,
  subject: `${shift.id}.${shift.version}`,
  township: shift.township,
  fields,
  ...more,
  // As above: the client checks the form.
  send: (commandId, values) =>
    actOnShift(verb, shift.id, commandId, payloadOf(fields, values) as unknown as ShiftForm<V>)
})

/** Planned otherwise, before anybody came. */
export const changeShiftAct = (shift: ShiftFile): Act =>
  actOn("change", "change-shift", shift, [...plan, reason], {
    initial: {
      from: minuteOfField(shift.from),
      until: minuteOfField(shift.until),
      wardens: shift.wardens
    }
  })

export const cancelAct = (shift: ShiftFile): Act => actOn("cancel", "cancel", shift, [reason])

/** Of those who may come or go, the only one stands in the field already. */
const attendance = [
  { key: "wardenId", as: "warden", ...must },
  { key: "location", as: "position" },
  happenedAt,
  reason
] as const satisfies ReadonlyArray<Field>

const oneOf = (among: ReadonlyArray<string>) => ({
  among,
  initial: among.length === 1 ? { wardenId: among[0] } : {}
})

/** Wardens of the shift who have not come. */
export const absent = ({ wardens, presences }: ShiftFile): ReadonlyArray<string> =>
  wardens.filter((id) => presences.every(({ wardenId }) => wardenId !== id))

/** Wardens who came and have not gone. */
export const there = ({ presences }: ShiftFile): ReadonlyArray<string> =>
  presences.flatMap(({ wardenId, leftAt }) => (leftAt === null ? [wardenId] : []))

/** Somebody whose phone does not work is checked in by the desk. */
export const checkInAct = (shift: ShiftFile): Act =>
  actOn("check-in", "check-in", shift, attendance, oneOf(absent(shift)))

export const checkOutAct = (shift: ShiftFile): Act =>
  actOn("check-out", "check-out", shift, attendance, oneOf(there(shift)))
