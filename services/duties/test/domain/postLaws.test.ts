import { fold } from "@jiaosuo/kernel/Decider"
import { isStaffed, PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { KnownPost } from "../../src/domain/post/Post.ts"
import { claimsOf } from "../../src/domain/post/PostClaims.ts"
import type { PostCommand } from "../../src/domain/post/PostCommands.ts"
import { makePostDecider } from "../../src/domain/post/PostDecider.ts"
import { type PostEvent, postEventCodec } from "../../src/domain/post/PostEvents.ts"
import { type PostRejection, toPostRefusal } from "../../src/domain/post/PostRejections.ts"
import { crewOf, instantOf } from "../../src/domain/roster/Slot.ts"
import { member } from "./roster/examples.ts"
import { auxiliaries, everybody, month, officers, rules, unit } from "./roster/zone.ts"

/** Laws that hold for any sequence of commands, however unlikely. */

const decider = makePostDecider(rules)
const day = `${month}-12`

const anyConditions = fc
  .record({
    visibility: fc.constantFrom(...Visibility.literals),
    crew: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 })),
    signs: fc.array(fc.constantFrom(100, 199, 200, 499, 500, 1999, 2000), { maxLength: 3 })
  })
  .map(({ visibility, crew: [n, assistants], signs }) => ({
    visibility,
    members: [...officers.slice(0, n), ...auxiliaries.slice(0, assistants)].map((one) => member(one)),
    signs: signs.map((metres) => ({ metres })),
    people: everybody,
    unit
  }))
const anyInstant = fc
  .integer({ min: 8 * 60, max: 12 * 60 })
  .map((n) =>
    instantOf(day, `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`)
  )
const place = { longitude: 118, latitude: 37.7 }

const command: fc.Arbitrary<PostCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        anyConditions,
        fc.constantFrom(...PostKind.literals),
        fc.constantFrom(...RoadClass.literals),
        fc.boolean()
      )
      .map(
        ([conditions, kind, roadClass, tollOrServiceArea]): PostCommand => ({
          _tag: "PlanPost",
          ...conditions,
          kind,
          roadClass,
          unitId: "zone",
          township: "371603101",
          location: place,
          road: null,
          from: instantOf(day, "09:00"),
          until: instantOf(day, "11:00"),
          tollOrServiceArea,
          note: null,
          warnings: []
        })
      )
  },
  {
    weight: 3,
    arbitrary: anyConditions.map(
      (conditions): PostCommand => ({ _tag: "ChangePost", ...conditions, reason: null })
    )
  },
  {
    weight: 3,
    arbitrary: fc.tuple(anyConditions, anyInstant).map(
      ([conditions, at]): PostCommand => ({
        _tag: "BeginPost",
        ...conditions,
        at,
        location: null,
        warnings: []
      })
    )
  },
  { weight: 1, arbitrary: anyInstant.map((at): PostCommand => ({ _tag: "EndPost", at, note: null })) },
  { weight: 1, arbitrary: fc.constant<PostCommand>({ _tag: "CancelPost", reason: null }) },
  {
    weight: 2,
    arbitrary: anyInstant.map(
      (at): PostCommand => ({
        _tag: "DriveLeg",
        legId: at,
        road: null,
        start: place,
        end: place,
        metres: null,
        from: at,
        until: at,
        note: null
      })
    )
  },
  {
    weight: 2,
    arbitrary: anyInstant.map(
      (at): PostCommand => ({
        _tag: "CheckVehicle",
        checkId: at,
        plate: { kind: "02", number: "鲁M12345" },
        at,
        state: "1",
        findings: [],
        passengers: null,
        loadKg: null,
        note: null,
        warnings: []
      })
    )
  }
)
const sequences = fc.array(command, { maxLength: 25, size: "max" })

const run = (given: ReadonlyArray<PostCommand>) => {
  const events: Array<PostEvent> = []
  const rejections: Array<PostRejection> = []
  const states: Array<KnownPost> = []
  let state = decider.initialState
  for (const one of given) {
    const decision = decider.decide(one, state)
    if (Either.isLeft(decision)) rejections.push(decision.left)
    else {
      events.push(...decision.right)
      state = fold(decider, decision.right, state)
      if (state._tag === "Post") states.push(state)
    }
  }
  return { events, rejections, states, state }
}

describe("laws of a post", () => {
  it("row 37, D1, D2, D3: whatever is planned or on has the crew and the signs that road and weather ask for", () => {
    let seen = 0
    fc.assert(
      fc.property(sequences, (given) => {
        for (const post of run(given).states) {
          const { officers: n, auxiliaries: assistants } = crewOf(post.members)
          expect(isStaffed(rules.staffing(post, day), { officers: n, assistants })).toBe(true)
          const asked = rules.signs(post, day)
          if (asked !== undefined) {
            expect(Math.max(...post.signs.map(({ metres }) => metres))).toBeGreaterThanOrEqual(
              asked.leastMetres
            )
            expect(post.tollOrServiceArea || !asked.atTollOrServiceArea).toBe(true)
          }
          seen++
        }
      }),
      { numRuns: 300, seed: 37 }
    )
    expect(seen).toBeGreaterThan(500)
  })

  it("K14: no check and no leg is of a time before the post began; only patrols drive", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { state } = run(given)
        if (state._tag === "Unknown") return
        const { begunAt, checks, legs, kind } = state
        if (begunAt === null) expect([...checks, ...legs]).toEqual([])
        for (const { at } of checks) expect(begunAt !== null && begunAt <= at).toBe(true)
        for (const { from } of legs) expect(begunAt !== null && begunAt <= from).toBe(true)
        if (kind !== "patrol-leg") expect(legs).toEqual([])
      }),
      { numRuns: 200 }
    )
  })

  it("claims follow from the state; the events fold to the state that decided them, also through the stored form", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        expect(fold(decider, events)).toEqual(state)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = postEventCodec.encode(event)
          return Either.getOrThrow(
            postEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as object })
          )
        })
        expect(fold(decider, stored)).toEqual(state)
        const isHeld = state._tag === "Post" && (state.standing === "planned" || state.standing === "on")
        expect(claimsOf(state)).toHaveLength(isHeld ? state.members.length * 8 : 0)
      }),
      { numRuns: 200 }
    )
  })

  it("whoever is refused is told why, in both languages", () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(sequences, (given) => {
        for (const rejection of run(given).rejections) {
          const { code, title } = toPostRefusal(rejection)
          expect(code).toBe(rejection._tag)
          expect(title.zh).toMatch(/\p{Script=Han}/u)
          expect(title.en).toMatch(/^[A-Z][ -~]+$/)
          met.add(code)
        }
      }),
      { numRuns: 200, seed: 7 }
    )
    expect(met.size).toBeGreaterThan(6)
  })
})
