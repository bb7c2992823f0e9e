import { dayOf, type RosterEvent } from "@jiaosuo/duties/events"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { dutyRegisterProjection } from "../../src/duties/DutyRegister.ts"
import type { OrganisationRow, PersonRow, PostRow, RosterRow, SlotRow } from "../../src/duties/DutyTable.ts"
import { recordedAs } from "../recorded.ts"
import { duty, established, ofRoster, opened, planned, published, type Told, takenOn } from "./dutyCases.ts"

/** The rows of a table as the runner would keep them; it hands out only those that an event touches. */
const keptRows = <Row extends object>(keyOf: (row: Row) => string) => {
  const kept = new Map<string, Row>()
  let touched: ReadonlyArray<string> = []
  return {
    kept,
    touch: (keys: ReadonlyArray<string>) => {
      touched = keys
    },
    rows: {
      get: (key: string) => {
        if (!touched.includes(key)) throw new Error(`${key} is not among the rows that the event touches`)
        return kept.get(key)
      },
      set: (row: Row) => void kept.set(keyOf(row), row),
      remove: (key: string) => void kept.delete(key)
    }
  }
}

const tables = () => ({
  roster: keptRows<RosterRow>(({ roster_id }) => roster_id),
  slot: keptRows<SlotRow>(({ slot_id }) => slot_id),
  person: keptRows<PersonRow>(({ person_id }) => person_id),
  post: keptRows<PostRow>(({ post_id }) => post_id),
  organisation: keptRows<OrganisationRow>(({ organisation_id }) => organisation_id)
})

/** Folds events as they would be read from the log, each with the version that is given. */
const foldAll = (events: ReadonlyArray<readonly [version: number, told: Told]>) => {
  const kept = tables()
  for (const [version, { stream, type, data }] of events) {
    const recorded = recordedAs(stream, version, type, data)
    const event = Either.getOrThrow(dutyRegisterProjection.decode(recorded))
    if (event === undefined) continue
    const touches = dutyRegisterProjection.touches(event, recorded)
    kept.roster.touch(touches.roster ?? [])
    kept.slot.touch(touches.slot ?? [])
    dutyRegisterProjection.fold(event, recorded, {
      roster: kept.roster.rows,
      slot: kept.slot.rows,
      person: kept.person.rows,
      post: kept.post.rows,
      organisation: kept.organisation.rows
    })
  }
  return { rosters: kept.roster.kept, slots: kept.slot.kept }
}

const inOrder = (...events: ReadonlyArray<Told>) => foldAll(events.map((event, n) => [n + 1, event] as const))

const slot = duty("s-1", "2026-04-15", ["o-1", "o-2"])
const cameIn = (slotId: string, personId: string): RosterEvent => ({
  _tag: "PersonCheckedIn",
  slotId,
  personId,
  at: "2026-04-15T00:01:00.000Z",
  location: null,
  distanceMetres: null,
  lateMinutes: 1,
  warnings: []
})

describe("the rows of a roster", () => {
  it("a roster holds from its publication until it is withdrawn", () => {
    const roster = (...more: ReadonlyArray<Told>) =>
      inOrder(opened("r", "xw", "2026-04"), planned("r", [slot]), ...more).rosters.get("r")
    expect(roster()).toMatchObject({ published: false, published_at: null, reason: null })
    expect(roster(published("r"))).toMatchObject({ published: true, reason: "人员不足", version: 3 })
    expect(roster(published("r"), ofRoster("r", { _tag: "RosterWasWithdrawn", reason: null }))).toMatchObject(
      { published: false, published_at: null, reason: null }
    )
  })

  it("a duty keeps who came when its people change, and is gone when it is removed", () => {
    const begun = [opened("r", "xw", "2026-04"), planned("r", [slot]), ofRoster("r", cameIn("s-1", "o-1"))]
    const changed = { ...slot, members: slot.members.slice(0, 1) }
    const after = inOrder(...begun, ofRoster("r", { _tag: "SlotWasChanged", slot: changed, reason: null }))
    expect(after.slots.get("s-1")).toMatchObject({
      day: dayOf(slot),
      members: changed.members,
      attendance: [{ personId: "o-1", lateMinutes: 1, checkedOutAt: null }]
    })
    const left = inOrder(
      ...begun,
      ofRoster("r", {
        _tag: "PersonCheckedOut",
        slotId: "s-1",
        personId: "o-1",
        at: "2026-04-15T20:00:00.000Z",
        location: null,
        earlyMinutes: 240
      })
    )
    expect(left.slots.get("s-1")?.attendance).toMatchObject([{ earlyMinutes: 240 }])
    const removed = inOrder(...begun, ofRoster("r", { _tag: "SlotWasRemoved", slotId: "s-1", reason: null }))
    expect(removed.slots.size).toBe(0)
  })

  it("an event whose rows do not stand before it is set aside, never filled in out of order", () => {
    expect(() => inOrder(planned("r", [slot]))).toThrow("has no row")
    expect(() =>
      inOrder(opened("r", "xw", "2026-04"), ofRoster("r", { _tag: "SlotWasChanged", slot, reason: null }))
    ).toThrow("has no row")
    expect(() =>
      foldAll([
        [1, opened("r", "xw", "2026-04")],
        [3, planned("r", [slot])],
        [2, published("r")]
      ])
    ).toThrow("came after version 3")
  })

  it("what is not understood is set aside; streams of another kind are not of interest", () => {
    const { stream } = opened("r", "xw", "2026-04")
    expect(Either.isLeft(dutyRegisterProjection.decode(recordedAs(stream, 1, "RosterWasPainted", {})))).toBe(
      true
    )
    expect(
      Either.getOrThrow(dutyRegisterProjection.decode(recordedAs("duties/import/1", 1, "ImportWasBegun", {})))
    ).toBeUndefined()
  })

  it("two kinds of streams may have events of one name", () => {
    for (const { stream, type, data } of [takenOn("o-1", "xw", null), established("xw")]) {
      const event = Either.getOrThrow(dutyRegisterProjection.decode(recordedAs(stream, 1, type, data)))
      expect(event?.of).toBe(stream.split("/")[1])
    }
  })
})
