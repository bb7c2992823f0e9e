import { contextOf } from "@jiaosuo/kernel/Event"
import {
  bodyOf,
  headersOf,
  messageFrom,
  positionOf,
  subjectFor,
  subjectsFor
} from "@jiaosuo/messaging/MessageEncoding"
import { linked } from "@jiaosuo/messaging/Relay"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { recorded } from "./events.ts"

describe("a message on the wire", () => {
  it("comes out as it went in", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(), fc.nat(), (json, position, previous, previousInContext) => {
        const event = recorded("vehicles", position, { data: JSON.parse(json) })
        const message = { event, previous, previousInContext }
        const headers = headersOf(message)
        const data = bodyOf(event, 10_000_000)
        expect(messageFrom({ data, headers })).toEqual({
          ...message,
          event: JSON.parse(JSON.stringify(event))
        })
        expect(positionOf(headers)).toBe(position)
        expect(headers.get("Nats-Msg-Id")).toBe(event.id)
      })
    )
  })

  it("is a hole where its event is too large, where it is not one of ours, and where it is broken", () => {
    const message = {
      event: recorded("vehicles", 7, { data: "x".repeat(5_000) }),
      previous: 6,
      previousInContext: 6
    }
    const headers = headersOf(message)
    const data = bodyOf(message.event, 4_000)
    expect(data).toHaveLength(0)
    expect(messageFrom({ data, headers })).toBeUndefined()
    expect(positionOf(headers)).toBe(7)
    const encoded = (text: string) => new TextEncoder().encode(text)
    expect(messageFrom({ data: encoded("{}") })).toBeUndefined()
    expect(messageFrom({ data: encoded("{"), headers })).toBeUndefined()
    expect(messageFrom({ data: encoded("[]"), headers })).toBeUndefined()
    expect(messageFrom({ data: encoded("null"), headers })).toBeUndefined()
  })

  it("travels under its context, township and type", () => {
    expect(subjectFor("zhanhua.", recorded("vehicles", 1))).toBe(
      "zhanhua.evt.vehicles.371603101.ThingHappened"
    )
    expect(subjectFor("", recorded("cases", 2))).toBe("evt.cases.none.ThingHappened")
    expect(subjectsFor("zhanhua.", [])).toEqual(["zhanhua.evt.>"])
    expect(subjectsFor("", ["cases", "duties"])).toEqual(["evt.cases.>", "evt.duties.>"])
  })

  it("names its predecessors, from any place on", () => {
    const events = ["a", "b", "a", "a", "c", "b"].map((context, n) => recorded(context, n + 11))
    const whole = linked({ position: 10, lastInContext: { b: 4 } }, events)
    expect(whole.messages.map(({ previous, previousInContext }) => [previous, previousInContext])).toEqual([
      [10, 0],
      [11, 4],
      [12, 11],
      [13, 13],
      [14, 0],
      [15, 12]
    ])
    expect(whole.after).toEqual({ position: 16, lastInContext: { a: 14, b: 16, c: 15 } })
    const half = linked({ position: 10, lastInContext: { b: 4 } }, events.slice(0, 3))
    expect([...half.messages, ...linked(half.after, events.slice(3)).messages]).toEqual(whole.messages)
    expect(whole.messages.map(({ event }) => contextOf(event.stream))).toEqual(["a", "b", "a", "a", "c", "b"])
  })
})
