import type { WardenWorkMessages } from "../../../messages/wardenWork.zh.ts"
import { type Act, type Asking, actOf, type Making } from "../forms/acts.ts"
import { type Field, type FieldOf, happenedAt, must, onlyOne, reason } from "../forms/fields.ts"
import {
  actOnShift,
  planShift,
  type ShiftFile,
  type ShiftForm,
  type ShiftPlan,
  type ShiftVerb
} from "./shiftCalls.ts"

/** What is done about shifts, and when it is offered. The server decides. */

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

const planning: ReadonlyArray<FieldOf<ShiftPlan, WardenWorkMessages>> = [
  { key: "placeId", as: "place", ...must },
  ...plan,
  reason
]

/** A shift to be planned; what is known of it stands in the fields already. */
export const planAct = ({ township, ...planned }: Planned): Act => ({
  name: ["shift.plan", township, planned.placeId, planned.from].filter(Boolean).join("."),
  township,
  fields: planning,
  initial: { ...planned },
  send: planShift
})

/** Wardens of the shift who have not come. */
const absent = ({ wardens, presences }: ShiftFile): ReadonlyArray<string> =>
  wardens.filter((id) => presences.every(({ wardenId }) => wardenId !== id))

/** Wardens who came and have not gone. */
const there = ({ presences }: ShiftFile): ReadonlyArray<string> =>
  presences.flatMap(({ wardenId, leftAt }) => (leftAt === null ? [wardenId] : []))

type AboutShift = Making<ShiftFile>
const stands = ({ cancelledAt }: ShiftFile): boolean => cancelledAt === null
const nobodyCame = (shift: ShiftFile): boolean => stands(shift) && shift.presences.length === 0

/** Who of some comes or goes; the only one stands in the field already. Some come and go meanwhile, and may. */
const attendance = (
  who: (shift: ShiftFile) => ReadonlyArray<string>
): Asking<AboutShift, FieldOf<ShiftForm<"check-in">, WardenWorkMessages>> => ({
  possible: (shift) => stands(shift) && who(shift).length > 0,
  fields: ({ file }) => [
    { key: "wardenId", as: { among: who(file) }, ...must },
    { key: "location", as: "position" },
    happenedAt,
    reason
  ],
  initial: ({ file }) =>
    onlyOne(
      "wardenId",
      who(file).map((value) => ({ value, label: value }))
    ),
  whateverVersion: true
})

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const shiftActs: {
  readonly [V in ShiftVerb]: Asking<AboutShift, FieldOf<ShiftForm<V>, WardenWorkMessages>>
} = {
  // Somebody whose phone does not work is checked in by the desk.
  "check-in": attendance(absent),
  "check-out": attendance(there),
  change: {
    possible: nobodyCame,
    fields: () => [...plan, reason],
    initial: ({ file }) => ({
      from: minuteOfField(file.from),
      until: minuteOfField(file.until),
      wardens: file.wardens
    }),
    corrects: "all",
    whateverVersion: true
  },
  cancel: { possible: nobodyCame, fields: () => [reason], whateverVersion: true }
}

export const verbs = Object.keys(shiftActs) as ReadonlyArray<ShiftVerb>

/** One act on a shift. */
export const shiftAct = (verb: ShiftVerb, file: ShiftFile): Act => {
  const asking: Asking<AboutShift> = shiftActs[verb]
  return actOf(`shift.${verb}`, asking, { file }, (...order) => actOnShift(verb, ...order))
}
