import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { Option, Schema } from "effect"
import { type NamingByWardens, Plate } from "../domain/Vehicle.ts"

/** What this context has to know of the records and hazards of wardens, with no more than it needs of each event. */

const Text = Schema.NullOr(Schema.String)
const place = { township: Schema.String, at: Schema.String, wardenId: Text } as const

const Persuasion = Schema.Struct({
  ...place,
  work: Schema.Struct({
    kind: Schema.Literal("persuasion"),
    counts: Schema.Array(Schema.Struct({ code: Schema.String, count: Schema.Number })),
    plate: Schema.NullOr(Plate)
  }),
  note: Text
})
const readPersuasion = Schema.decodeUnknownOption(Persuasion)

const Hazard = Schema.Struct({
  ...place,
  code: Schema.String,
  plate: Schema.NullOr(Plate),
  description: Text
})
const readHazard = Schema.decodeUnknownOption(Hazard)

/** Types of events after which it is looked at again whom a record or a hazard names. */
export const bringsLevel: ReadonlySet<string> = new Set([
  "RecordWasMade",
  "RecordWasCorrected",
  "RecordWasWithdrawn",
  "RoadHazardWasReported",
  "RoadHazardWasWithdrawn"
])

/** What a record or a hazard says of a vehicle now; undefined where it names none, or was withdrawn. */
export const wordSeenIn = (events: ReadonlyArray<RecordedEvent>): NamingByWardens | undefined => {
  let word: NamingByWardens | undefined
  for (const { stream, type, data } of events) {
    const sourceId = idOf(stream)
    switch (type) {
      case "RecordWasMade":
      case "RecordWasCorrected":
        word = Option.getOrUndefined(
          Option.flatMap(readPersuasion(data), ({ work: { counts, plate }, ...rest }) =>
            Option.map(Option.fromNullable(plate), (named) => ({
              ...rest,
              sourceId,
              kind: "persuasion" as const,
              plate: named,
              codes: counts
            }))
          )
        )
        break
      case "RoadHazardWasReported":
        word = Option.getOrUndefined(
          Option.flatMap(readHazard(data), ({ code, plate, description, ...rest }) =>
            Option.map(Option.fromNullable(plate), (named) => ({
              ...rest,
              sourceId,
              kind: "hazard" as const,
              plate: named,
              codes: [{ code, count: null }],
              note: description
            }))
          )
        )
        break
      case "RecordWasWithdrawn":
      case "RoadHazardWasWithdrawn":
        word = undefined
        break
    }
  }
  return word
}
