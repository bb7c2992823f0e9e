import { describe, expect, it } from "vitest"
import type { OpenRoster } from "../../../src/domain/roster/Roster.ts"
import type { RosterCommand } from "../../../src/domain/roster/RosterCommands.ts"
import type { RosterEvent } from "../../../src/domain/roster/RosterEvents.ts"
import { hoursAfter, instantOf } from "../../../src/domain/roster/Slot.ts"
import {
  a,
  facts,
  first,
  group,
  member,
  opened,
  planned,
  published,
  roster,
  tag,
  warnings
} from "./examples.ts"
import { everybody } from "./zone.ts"

/** Somebody of the first township. */
const by = (account: string, role: "officer" | "auxiliary" | "commander" = "auxiliary") => ({
  account,
  role,
  townships: role === "commander" ? null : ["371603101"]
})

describe("swaps and sign-ups", () => {
  const second = group("g2", "2026-10-15", 3, 10)
  const history = [opened(), planned(first, second), published]
  const at = "2026-10-01T00:00:00.000Z"
  const ask = (more: Partial<Extract<RosterCommand, { _tag: "RequestSwap" }>> = {}): RosterCommand => ({
    _tag: "RequestSwap",
    by: by("account-a00"),
    swapId: "swap",
    slotId: "g1",
    personId: "a00",
    withPersonId: "a10",
    withSlotId: "g2",
    people: everybody,
    reason: "家中有事",
    at,
    ...more
  })
  const asked: RosterEvent = {
    _tag: "SwapWasRequested",
    swapId: "swap",
    slotId: "g1",
    personId: "a00",
    withPersonId: "a10",
    withSlotId: "g2",
    reason: null
  }
  const agreed: RosterEvent = { _tag: "SwapWasAgreed", swapId: "swap" }
  const approve = (account = "commander"): RosterCommand => ({
    _tag: "ApproveSwap",
    by: by(account, "commander"),
    swapId: "swap",
    reason: null,
    ...facts
  })

  it("are asked by oneself or by the desk, between people of one kind, before the duty begins", () => {
    expect(tag(roster(history).when(ask()))).toBe("accepted")
    expect(tag(roster(history).when(ask({ by: by("account-a01") })))).toBe("ActsForSomebodyElse")
    expect(tag(roster(history).when(ask({ by: by("chief", "officer") })))).toBe("accepted")
    expect(tag(roster(history).when(ask({ withPersonId: "o03" })))).toBe("SwapIsBetweenUnequals")
    expect(tag(roster(history).when(ask({ withPersonId: "a20" })))).toBe("PersonIsNotInTheSlot")
    expect(tag(roster(history).when(ask({ at: "2026-10-12T00:00:01.000Z" })))).toBe("DutyHasBegun")
  })

  it("are agreed by the other alone, and approved by somebody who is not in them", () => {
    const agree = (account: string): RosterCommand => ({
      _tag: "AgreeSwap",
      by: by(account),
      swapId: "swap",
      people: everybody
    })
    expect(tag(roster([...history, asked]).when(agree("account-a00")))).toBe("ActsForSomebodyElse")
    expect(tag(roster([...history, asked]).when(agree("account-a10")))).toBe("accepted")
    expect(tag(roster([...history, asked]).when(approve()))).toBe("SwapIsNotAgreed")
    expect(tag(roster([...history, asked, agreed]).when(approve("account-a10")))).toBe("SwapIsOnesOwn")
    const outcome = roster([...history, asked, agreed]).when(approve())
    expect("happened" in outcome ? outcome.happened.map((event) => event._tag) : outcome).toEqual([
      "SwapWasApproved",
      "SlotWasChanged",
      "SlotWasChanged"
    ])
    const after = roster([...history, asked, agreed, ...("happened" in outcome ? outcome.happened : [])])
      .state as OpenRoster
    const ids = (slotId: string) =>
      after.slots.find((slot) => slot.slotId === slotId)?.members.map(({ personId }) => personId)
    expect(ids("g1")).toEqual(["o00", "a10", "a01", "a02", "a03"])
    expect(ids("g2")).toEqual(["o03", "a00", "a11", "a12", "a13"])
    expect(
      tag(
        roster([
          ...history,
          asked,
          { _tag: "SwapWasRefused", swapId: "swap", by: "other", reason: null }
        ]).when(approve())
      )
    ).toBe("SwapIsDecided")
  })

  it("a swap that would put somebody in two duties at once is refused when it is approved", () => {
    const third = group("g3", "2026-10-12", 5, 20)
    const taken = { ...third, members: [...third.members.slice(0, 4), member(a(10))] }
    const busy = [opened(), planned(first, second, taken), published, asked, agreed]
    expect(tag(roster(busy).when(approve()))).toBe("PersonIsInTwoSlots")
  })

  it("somebody signs up for a duty once, and is in it when that is accepted", () => {
    const sign = (personId: string): RosterCommand => ({
      _tag: "SignUpForSlot",
      by: by(`account-${personId}`),
      signUpId: "sign",
      slotId: "g1",
      personId,
      people: everybody,
      at
    })
    expect(tag(roster(history).when(sign("a00")))).toBe("PersonIsAlreadyInTheSlot")
    const made = roster(history).when(sign("a30"))
    expect(tag(made)).toBe("accepted")
    const signed = [...history, ...("happened" in made ? made.happened : [])]
    expect(tag(roster(signed).when(sign("a30")))).toBe("PersonIsAlreadyInTheSlot")
    const decide = (accepted: boolean): RosterCommand => ({
      _tag: "DecideSignUp",
      signUpId: "sign",
      accepted,
      reason: null,
      ...facts
    })
    const taken = roster(signed).when(decide(true))
    expect("happened" in taken ? taken.happened.map((event) => event._tag) : taken).toEqual([
      "SignUpWasDecided",
      "SlotWasChanged"
    ])
    expect(roster(signed).when(decide(false))).toEqual({
      happened: [{ _tag: "SignUpWasDecided", signUpId: "sign", accepted: false, reason: null }]
    })
    // The group has five auxiliaries then; a sixth is one too many.
    const full = [...signed, ...("happened" in taken ? taken.happened : [])]
    const another = roster(full).when({ ...sign("a31"), signUpId: "other" } as RosterCommand)
    const both = [...full, ...("happened" in another ? another.happened : [])]
    expect(tag(roster(both).when({ ...decide(true), signUpId: "other" } as RosterCommand))).toBe(
      "GroupIsTooLarge"
    )
  })
})

describe("coming and going", () => {
  const history = [opened(), planned(first), published]
  const checkIn = (more: Partial<Extract<RosterCommand, { _tag: "CheckIn" }>> = {}): RosterCommand => ({
    _tag: "CheckIn",
    by: by("account-a00", "auxiliary"),
    township: "371603101",
    slotId: "g1",
    personId: "a00",
    at: first.from,
    location: null,
    stations: [],
    warnings: [],
    ...more
  })
  const minutes = (n: number) => hoursAfter(first.from, n / 60)

  it.each([
    [-61, "CheckInIsTooEarly"],
    [-60, "accepted"],
    [0, "accepted"],
    [24 * 60 - 1, "accepted"],
    [24 * 60, "DutyIsOver"]
  ] as const)("one may check in %s minutes after the beginning: %s", (n, answer) => {
    expect(tag(roster(history).when(checkIn({ at: minutes(n) })))).toBe(answer)
  })

  it("keeps how late somebody is and how far from the nearest station, and warns beyond a kilometre", () => {
    const here = { longitude: 118, latitude: 37.7 }
    const far = { longitude: 118, latitude: 37.72 }
    const outcome = roster(history).when(
      checkIn({ at: minutes(12), location: far, stations: [here, { longitude: 119, latitude: 37 }] })
    )
    expect("happened" in outcome ? outcome.happened[0] : outcome).toMatchObject({
      lateMinutes: 12,
      distanceMetres: 2224
    })
    expect(warnings(outcome).map(({ path }) => path)).toEqual(["location"])
    expect(warnings(roster(history).when(checkIn({ location: here, stations: [here] })))).toEqual([])
  })

  it("is for oneself, or for the officer of the station; once; on a published roster", () => {
    expect(tag(roster(history).when(checkIn({ by: by("account-a01", "auxiliary") })))).toBe(
      "ActsForSomebodyElse"
    )
    expect(tag(roster(history).when(checkIn({ by: by("chief", "officer") })))).toBe("accepted")
    // A zone has people of several townships: each is checked in by the officers of their own.
    const elsewhere = { by: by("chief", "officer"), township: "371603102" }
    expect(tag(roster(history).when(checkIn(elsewhere)))).toBe("ActsForSomebodyElse")
    expect(tag(roster(history).when(checkIn({ ...elsewhere, by: by("chief", "commander") })))).toBe(
      "accepted"
    )
    expect(tag(roster([opened(), planned(first)]).when(checkIn()))).toBe("RosterIsNotPublished")
    const came: RosterEvent = {
      _tag: "PersonCheckedIn",
      slotId: "g1",
      personId: "a00",
      at: first.from,
      location: null,
      distanceMetres: null,
      lateMinutes: 0,
      warnings: []
    }
    expect(tag(roster([...history, came]).when(checkIn()))).toBe("PersonIsAlreadyCheckedIn")
    const out = (at: string): RosterCommand => ({
      _tag: "CheckOut",
      by: by("account-a00", "auxiliary"),
      township: "371603101",
      slotId: "g1",
      personId: "a00",
      at,
      location: null
    })
    expect(tag(roster(history).when(out(first.until)))).toBe("PersonIsNotCheckedIn")
    expect(roster([...history, came]).when(out(hoursAfter(first.until, -0.5)))).toMatchObject({
      happened: [{ _tag: "PersonCheckedOut", earlyMinutes: 30 }]
    })
  })

  it("row 29: a switch is an event; against the plan it is taken with a warning, the same again is none", () => {
    const to = (
      mode: "posting" | "patrolling" | "responding",
      at: string,
      incident: string | null = null
    ): RosterCommand => ({
      _tag: "SwitchMode",
      by: by("account-o00", "officer"),
      slotId: "g1",
      mode,
      cause: "plan",
      incident,
      at,
      reason: null
    })
    const noon = instantOf("2026-10-12", "12:00")
    expect(warnings(roster(history).when(to("posting", noon)))).toHaveLength(1)
    expect(warnings(roster(history).when(to("posting", instantOf("2026-10-12", "17:30"))))).toEqual([])
    const outcome = roster(history).when(to("responding", noon, "case"))
    expect(warnings(outcome)).toEqual([])
    const responding = [...history, ...("happened" in outcome ? outcome.happened : [])]
    expect(roster(responding).when(to("responding", noon, "case"))).toEqual({ happened: [] })
    expect(tag(roster(history).when(to("posting", hoursAfter(first.until, 1))))).toBe("DutyIsNotOn")
  })
})
