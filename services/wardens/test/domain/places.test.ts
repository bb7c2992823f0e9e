import { fold } from "@jiaosuo/kernel/Decider"
import { Either, FastCheck as fc } from "effect"
import { describe, expect, it } from "vitest"
import type { PlaceCommand } from "../../src/domain/place/PlaceCommands.ts"
import { placeDecider } from "../../src/domain/place/PlaceDecider.ts"
import { PlaceKind } from "../../src/domain/place/PlaceEvents.ts"
import { placeAggregate } from "../../src/PlaceAggregate.ts"

const township = "371603101"
const minute = (n: number): string => new Date(Date.UTC(2026, 0, 5, 0, n)).toISOString()

const village = fc.constantFrom(null, `${township}213`, "371603102201")
const site = (n: number) => ({
  location: { longitude: 118, latitude: 37 },
  at: minute(n),
  reason: null,
  warnings: []
})

const commandAt = (n: number): fc.Arbitrary<PlaceCommand> =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...PlaceKind.literals), fc.constantFrom(null, `${township}213`)).map(
      ([kind, of]): PlaceCommand => ({
        _tag: "OpenPlace",
        kind,
        name: "站",
        township,
        village: of,
        road: null,
        hours: [],
        area: [],
        ...site(n)
      })
    ),
    fc.tuple(village, fc.constantFrom(null, "路", "街")).map(
      ([of, road]): PlaceCommand => ({
        _tag: "ChangePlace",
        name: null,
        village: of,
        road,
        hours: null,
        area: of === null ? null : [of],
        ...site(n)
      })
    ),
    fc
      .constantFrom<ReadonlyArray<string>>([], ["warden"])
      .map((persuaders): PlaceCommand => ({ _tag: "ClosePlace", persuaders, at: minute(n), reason: null }))
  )

describe("whatever is asked of a place, in any order", () => {
  it("row 34, row 42: no post closes under a persuader; an open room is one village's; sent twice is once", () => {
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 12 }, (_, n) => commandAt(n))), (commands) => {
        let place = placeDecider.initialState
        for (const command of commands) {
          const decision = placeDecider.decide(command, place)
          if (command._tag === "ClosePlace" && command.persuaders.length > 0 && place._tag === "Place") {
            expect(place.closedAt !== null || Either.isLeft(decision)).toBe(true)
          }
          if (Either.isLeft(decision)) continue
          place = fold(placeDecider, decision.right, place)
          if (place._tag === "Unknown") throw new Error("an event left no place")
          const isRoom = place.kind === "police-room" && place.closedAt === null
          expect(placeAggregate.claims(place, "place")).toEqual(
            isRoom ? [{ kind: "wardens.police-room", value: place.village }] : []
          )
          expect([place.village ?? township, ...place.area].every((code) => code.startsWith(township))).toBe(
            true
          )
          const again = placeDecider.decide(command, place)
          expect(Either.isLeft(again) || again.right.length === 0).toBe(true)
        }
      }),
      { numRuns: 200 }
    )
  })
})
