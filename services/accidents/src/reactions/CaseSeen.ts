import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import { Option, Schema } from "effect"
import { Reporter } from "../domain/events/Intake.ts"
import type { Place } from "../domain/values/Place.ts"
import type { CaseOfAccident } from "../useCases/OfCases.ts"

/** All that this context has to know of what cases say. Tolerant: what else an event carries is not looked at. */

const SeenPlace = Schema.Struct({
  township: Schema.String,
  location: Schema.NullOr(Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })),
  address: Schema.NullOr(Schema.String),
  village: Schema.NullOr(Schema.String),
  roadPost: Schema.NullOr(Schema.Struct({ road: Schema.String, metres: Schema.NullOr(Schema.Number) }))
})

const Taken = Schema.Struct({
  kind: Schema.String,
  type: Schema.String,
  detail: Schema.NullOr(Schema.String),
  calledAt: Schema.String,
  caller: Reporter,
  place: SeenPlace,
  description: Schema.NullOr(Schema.String)
})
const readTaken = Schema.decodeUnknownOption(Taken)

const Corrected = Taken.omit("calledAt", "caller")
const readCorrected = Schema.decodeUnknownOption(Corrected)

/** The code of the kind of case that an accident is about. */
const accidentKind = "accident"

/** A number of a road as it is written on posts; anything else is its name. */
const roadCode = /^[GSXYCZ]\d{1,4}$/

const placeOf = ({ township, location, address, village, roadPost }: typeof SeenPlace.Type): Place => {
  const isCode = roadPost !== null && roadCode.test(roadPost.road)
  return {
    township,
    village,
    road: {
      code: isCode ? roadPost.road : null,
      name: roadPost === null || isCode ? null : roadPost.road,
      adminClass: null,
      type: null
    },
    postMetres: roadPost?.metres ?? null,
    direction: null,
    coordinates: location,
    text: address
  }
}

const Withdrawn = Schema.Struct({ ground: Schema.String })
const readWithdrawn = Schema.decodeUnknownOption(Withdrawn)

/** Why the accident of a withdrawn case is none: its call was taken by mistake, or there was nothing to it. */
export const groundOfWithdrawal = (data: unknown): "entered-by-mistake" | "no-accident" =>
  Option.getOrUndefined(readWithdrawn(data))?.ground === "taken-by-mistake"
    ? "entered-by-mistake"
    : "no-accident"

/**
 * The accident that a case is about, from its history up to an event; undefined while it is about something else.
 * `unreadable` where a history does not begin as one of a case does.
 */
export const accidentOfCase = (
  history: ReadonlyArray<RecordedEvent>
): CaseOfAccident | "unreadable" | undefined => {
  const [first] = history
  const taken = first?.type === "CaseWasTaken" ? Option.getOrUndefined(readTaken(first.data)) : undefined
  if (first === undefined || taken === undefined) return "unreadable"
  let now: typeof Taken.Type = taken
  for (const { type, data } of history) {
    if (type === "CaseWasCorrected") now = { ...now, ...Option.getOrElse(readCorrected(data), () => ({})) }
  }
  if (now.kind !== accidentKind) return undefined
  const { type, detail, calledAt, caller, place, description } = now
  return { caseId: idOf(first.stream), type, detail, calledAt, caller, place: placeOf(place), description }
}
