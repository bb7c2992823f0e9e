import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, settled } from "@jiaosuo/orders/Reacting"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Layer, Option, Schema } from "effect"
import { Cases } from "../Cases.ts"
import { Coordinates } from "../domain/values/Place.ts"

const Text = Schema.NullOr(Schema.String)

/** All that cases have to know of a hazard: what and where it is. */
const Reported = Schema.Struct({
  code: Schema.String,
  township: Schema.String,
  village: Text,
  location: Schema.NullOr(Coordinates),
  road: Text,
  description: Text,
  wardenId: Text
})
const readReported = Schema.decodeUnknownOption(Reported)

/** And of a report or a rating: whether the rules of its day ask for a case. */
const Graded = Schema.Struct({ asksForCase: Schema.Boolean, at: Schema.String })
const readGraded = Schema.decodeUnknownOption(Graded)

const grades: ReadonlySet<string> = new Set(["RoadHazardWasReported", "RoadHazardWasRated"])
const ends: ReadonlySet<string> = new Set(["RoadHazardWasCleared", "RoadHazardWasWithdrawn"])

/** What a hazard is to a case, where the table of the day has it. */
const matter = { kind: "traffic", type: "obstruction" } as const

/** The desk that its calls come from: a hazard's id is their number. */
const desk = "wardens"

/**
 * A hazard on a road whose level asks for it (table `road-hazard-levels`) is a case of its station, once, however often
 * it is told or rated: the command id follows from the hazard. Whoever reported it, or rated it so, answers for the case
 * until another accepts (首接负责). What is cleared or withdrawn meanwhile asks for none.
 */
const react = Effect.gen(function* () {
  const cases = yield* Cases
  const store = yield* EventStore
  const { caseRules, wardenRules } = yield* Reference

  const ask = (event: RecordedEvent, at: string) =>
    Effect.gen(function* () {
      const events = yield* store.readStream(event.stream)
      if (events.some(({ type }) => ends.has(type))) return acknowledged
      const hazard = Option.getOrUndefined(readReported(events[0]?.data))
      if (hazard === undefined) return setAside("the hazard cannot be read")
      const on = dayInShanghai(at)
      const type = caseRules.typeOf(matter.kind, matter.type, on)
      if (type === undefined) return setAside("the table of the day has no case for a hazard on a road")
      const id = idOf(event.stream)
      const { township, village, location, road, description } = hazard
      const name = wardenRules.item("hazard", hazard.code, on)?.name.zh ?? hazard.code
      const principal: Principal = {
        account: event.actor,
        name: event.actor,
        // A warden's own report; whatever else asks is the station's word.
        role: event.type === "RoadHazardWasReported" && hazard.wardenId !== null ? "warden" : "officer",
        townships: null,
        station: event.station,
        qualification: "none"
      }
      const context = { ...contextFrom(desk, event), commandId: derivedId("case of a road hazard", id) }
      const source = { desk, number: id }
      const [taken] = yield* cases.takeOver([
        {
          intake: {
            calledAt: at,
            channel: "warden",
            ...matter,
            detail: null,
            level: type.level,
            place: { township, location, address: road, village, roadPost: null },
            caller: null,
            description: description === null ? name : `${name}:${description}`,
            source
          },
          warnings: [],
          closing: null,
          order: { principal, context },
          content: { source, at }
        }
      ])
      return taken === undefined ? acknowledged : yield* Effect.as(taken, acknowledged)
    })

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (!grades.has(event.type)) return Effect.succeed(acknowledged)
    const graded = Option.getOrUndefined(readGraded(event.data))
    if (graded === undefined) return Effect.succeed(setAside("the level of the hazard cannot be read"))
    return graded.asksForCase ? settled(ask(event, graded.at)) : Effect.succeed(acknowledged)
  }

  yield* receive({ name: "cases-road-hazards", contexts: ["wardens"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
