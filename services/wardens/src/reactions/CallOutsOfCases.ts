import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { acknowledged, contextFrom, setAside, told } from "@jiaosuo/orders/Reacting"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Either, Layer, Option, Schema } from "effect"
import { CallOuts } from "../CallOuts.ts"
import { checkNeed } from "../domain/callout/forms/CallOutChecks.ts"
import { Location } from "../domain/Location.ts"

/** All that this context has to know of a case's call for volunteers: what else it carries is not looked at. */
const CalledOut = Schema.Struct({
  callOutId: Schema.UUID,
  need: Schema.String,
  at: Schema.String,
  /** A response cell that is named: the call is for that cell alone, which answers the case by itself. */
  cell: Schema.optional(Schema.NullOr(Schema.Struct({ cellId: Schema.String }))),
  /** What and where the case was then. */
  type: Schema.optional(Schema.String),
  place: Schema.optional(
    Schema.Struct({
      township: Schema.String,
      village: Schema.NullOr(Schema.String),
      location: Schema.NullOr(Location)
    })
  ),
  skill: Schema.optional(Schema.NullOr(Schema.String)),
  people: Schema.optional(Schema.NullOr(Schema.Number))
})
const readCalledOut = Schema.decodeUnknownOption(CalledOut)

/** The need that takes whatever the table has no word for. */
const otherNeed = "other"

/**
 * Row 46: a 110 case that calls volunteers out and names no response cell opens a call-out here, once, however often
 * the event comes. What it is for follows from the type of the case where the table of needs has it, else from the
 * skill.
 */
const react = Effect.gen(function* () {
  const callOuts = yield* CallOuts
  const { dutyRules, wardenRules } = yield* Reference

  const needOf = (type: string | undefined, skill: string | null, on: string): string => {
    const byType = type === undefined ? undefined : wardenRules.callOutNeed(type, on)
    const bySkill = wardenRules.callOutNeeds(on).find((one) => one.skill !== null && one.skill === skill)
    return (byType ?? bySkill)?.need ?? otherNeed
  }

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "VolunteersWereCalledOut") return Effect.succeed(acknowledged)
    const said = Option.getOrUndefined(readCalledOut(event.data))
    if (said === undefined) return Effect.succeed(setAside("the call for volunteers cannot be read"))
    const { callOutId, need: what, at, cell, type, place, skill = null, people = null } = said
    // A call of before places were told with it is in the case's file, and nobody waits for it any more.
    if ((cell !== undefined && cell !== null) || place === undefined) return Effect.succeed(acknowledged)
    const on = dayInShanghai(at)
    const reading = new FormReading()
    const asked = checkNeed(
      reading,
      { need: needOf(type, skill, on), skill, people },
      { dutyRules, wardenRules },
      on
    )
    const read = reading.done(() => asked)
    if (Either.isLeft(read))
      return Effect.succeed(setAside("the call for volunteers asks for what is in no table"))
    const { township, village, location } = place
    return told(
      callOuts.openForCase(
        { ...read.right.value, callOutId, caseId: idOf(event.stream), what, township, village, location, at },
        contextFrom("call-out of a case", event)
      )
    )
  }

  yield* receive({ name: "wardens-call-outs-of-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
