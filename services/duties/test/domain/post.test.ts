import { given } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { claimsOf } from "../../src/domain/post/PostClaims.ts"
import type { PostCommand } from "../../src/domain/post/PostCommands.ts"
import { makePostDecider } from "../../src/domain/post/PostDecider.ts"
import type { PostEvent } from "../../src/domain/post/PostEvents.ts"
import type { PersonFacts } from "../../src/domain/roster/Facts.ts"
import { instantOf, type Member } from "../../src/domain/roster/Slot.ts"
import { auxiliaries, everybody, officers, rules, unit } from "./roster/zone.ts"

const post = given(makePostDecider(rules))
type Plan = Extract<PostCommand, { _tag: "PlanPost" }>

const member = ({ personId, personKind, account }: PersonFacts): Member => ({
  personId,
  personKind,
  account,
  lead: false
})
const crew = (n: number, assistants: number): ReadonlyArray<Member> => [
  ...officers.slice(0, n).map(member),
  ...auxiliaries.slice(0, assistants).map(member)
]

const plan = (more: Partial<Plan> = {}): Plan => ({
  _tag: "PlanPost",
  kind: "checkpoint",
  roadClass: "highway",
  visibility: "good",
  unitId: "zone",
  township: "371603101",
  location: { longitude: 118.1, latitude: 37.7 },
  road: "G205",
  from: instantOf("2026-10-12", "09:00"),
  until: instantOf("2026-10-12", "11:00"),
  tollOrServiceArea: false,
  note: null,
  members: crew(2, 0),
  signs: [{ metres: 200 }],
  people: everybody,
  unit,
  warnings: [],
  ...more
})

type Outcome = ReturnType<ReturnType<typeof post>["when"]>
const answer = (outcome: Outcome) =>
  "rejected" in outcome
    ? [outcome.rejected._tag, "rule" in outcome.rejected ? outcome.rejected.rule : null]
    : "accepted"
const happened = (outcome: Outcome): ReadonlyArray<PostEvent> =>
  "happened" in outcome ? outcome.happened : []

const planned = happened(post([]).when(plan()))
const conditions = {
  visibility: "good",
  members: crew(2, 0),
  signs: [{ metres: 200 }],
  people: everybody,
  unit
} as const
const at = instantOf("2026-10-12", "09:05")
const begin: PostCommand = { _tag: "BeginPost", ...conditions, at, location: null, warnings: [] }
const begun = [...planned, ...happened(post(planned).when(begin))]

describe("a post", () => {
  it.each([
    ["highway", 2, 0, "accepted"],
    ["highway", 1, 2, "accepted"],
    ["highway", 1, 1, "CrewIsTooSmall"],
    ["trunk", 1, 0, "CrewIsTooSmall"],
    ["expressway", 0, 5, "CrewIsTooSmall"],
    ["other", 1, 0, "accepted"],
    ["other", 0, 2, "CrewIsTooSmall"]
  ] as const)(
    "row 37, D1: on %s with %s officers and %s assistants: %s",
    (roadClass, n, assistants, expected) => {
      const said = answer(post([]).when(plan({ roadClass, members: crew(n, assistants) })))
      expect(said).toEqual(expected === "accepted" ? expected : [expected, "D1"])
    }
  )

  it.each([
    ["fog", 3, 0, "accepted"],
    ["night", 2, 2, "accepted"],
    ["rain", 2, 1, "CrewIsTooSmall"],
    ["snow", 1, 4, "CrewIsTooSmall"],
    ["ice", 2, 0, "CrewIsTooSmall"]
  ] as const)(
    "row 37, D2: a point on a highway in %s with %s officers and %s assistants: %s",
    (visibility, n, assistants, expected) => {
      const said = answer(
        post([]).when(plan({ visibility, members: crew(n, assistants), signs: [{ metres: 500 }] }))
      )
      expect(said).toEqual(expected === "accepted" ? expected : [expected, "D2"])
    }
  )

  it("row 37, D1: a patrol in bad visibility sets up no point", () => {
    expect(answer(post([]).when(plan({ kind: "patrol-leg", visibility: "fog", signs: [] })))).toBe("accepted")
    expect(answer(post([]).when(plan({ kind: "post", visibility: "fog", signs: [] })))).toEqual([
      "CrewIsTooSmall",
      "D2"
    ])
  })

  it.each([
    ["highway", "good", 200, false, "accepted"],
    ["highway", "good", 199, false, "SignsAreTooNear"],
    ["highway", "fog", 500, false, "accepted"],
    ["highway", "fog", 499, false, "SignsAreTooNear"],
    ["motorway", "good", 2000, true, "accepted"],
    ["motorway", "good", 1999, true, "SignsAreTooNear"],
    ["motorway", "good", 2000, false, "PointIsNotAtATollOrServiceArea"]
  ] as const)(
    "row 37, D3: a checkpoint on %s in %s with signs from %s m, at a toll area: %s: %s",
    (roadClass, visibility, metres, tollOrServiceArea, expected) => {
      const members = crew(3, 0)
      const said = answer(
        post([]).when(
          plan({ roadClass, visibility, members, signs: [{ metres: 100 }, { metres }], tollOrServiceArea })
        )
      )
      expect(said).toEqual(expected === "accepted" ? expected : [expected, "D3"])
    }
  )

  it("row 37, D3: a checkpoint without any sign is refused", () => {
    expect(answer(post([]).when(plan({ signs: [] })))).toEqual(["SignsAreTooNear", "D3"])
  })

  it("people are of the unit, not away, and listed once", () => {
    const away = everybody.map((one) =>
      one.personId === "o00"
        ? { ...one, absences: [{ from: "2026-10-12", until: "2026-10-12", ground: "rest" }] }
        : one
    )
    expect(answer(post([]).when(plan({ people: away })))).toEqual(["PersonIsAbsent", null])
    expect(answer(post([]).when(plan({ people: [] })))).toEqual(["PersonIsUnknown", null])
    expect(answer(post([]).when(plan({ members: [...crew(1, 0), ...crew(1, 0)] })))).toEqual([
      "PersonIsTwiceInTheCrew",
      null
    ])
    expect(answer(post([]).when(plan({ unit: { periods: [], surgePlans: [] } })))).toEqual([
      "UnitIsNotThere",
      null
    ])
    expect(answer(post([]).when(plan({ until: instantOf("2026-10-13", "09:01") })))).toEqual([
      "PostIsTooLong",
      null
    ])
  })

  it("row 37, D2: fog comes: the crew that was enough is not any more", () => {
    const change = (more: object): PostCommand =>
      ({ _tag: "ChangePost", ...conditions, reason: "起雾", ...more }) as PostCommand
    expect(answer(post(begun).when(change({ visibility: "fog" })))).toEqual(["CrewIsTooSmall", "D2"])
    expect(answer(post(begun).when(change({ visibility: "fog", members: crew(3, 0) })))).toEqual([
      "SignsAreTooNear",
      "D3"
    ])
    expect(
      answer(post(begun).when(change({ visibility: "fog", members: crew(3, 0), signs: [{ metres: 500 }] })))
    ).toBe("accepted")
    expect(post(begun).when(change({}))).toEqual({ happened: [] })
  })

  it("row 37, D1: is begun by those who came; who are too few do not begin", () => {
    expect(answer(post(planned).when({ ...begin, members: crew(1, 0) }))).toEqual(["CrewIsTooSmall", "D1"])
    expect(answer(post(planned).when(begin))).toBe("accepted")
    expect(answer(post(begun).when(begin))).toEqual(["PostIsNotInThatState", null])
  })

  it("is cancelled before it begins, ended after; what is over is over", () => {
    expect(answer(post(planned).when({ _tag: "CancelPost", reason: null }))).toBe("accepted")
    expect(answer(post(begun).when({ _tag: "CancelPost", reason: null }))).toEqual([
      "PostIsNotInThatState",
      null
    ])
    expect(answer(post(planned).when({ _tag: "EndPost", at, note: null }))).toEqual([
      "PostIsNotInThatState",
      null
    ])
    expect(
      answer(post(begun).when({ _tag: "EndPost", at: instantOf("2026-10-12", "08:00"), note: null }))
    ).toEqual(["PostEndsBeforeItBegan", null])
    expect(answer(post([]).when({ _tag: "EndPost", at, note: null }))).toEqual(["PostIsNotPlanned", null])
  })

  it("row 37: a patrol drives legs, along a straight line where nobody measured; a checkpoint does not", () => {
    const leg: PostCommand = {
      _tag: "DriveLeg",
      legId: "leg",
      road: "S234",
      start: { longitude: 118, latitude: 37.7 },
      end: { longitude: 118, latitude: 37.72 },
      metres: null,
      from: at,
      until: instantOf("2026-10-12", "09:20"),
      note: null
    }
    expect(answer(post(begun).when(leg))).toEqual(["OnlyAPatrolDrivesLegs", null])
    const patrol = happened(post([]).when(plan({ kind: "patrol-leg", signs: [] })))
    const driving = [...patrol, ...happened(post(patrol).when({ ...begin, signs: [] }))]
    expect(happened(post(driving).when(leg))).toMatchObject([{ _tag: "PatrolLegWasDriven", metres: 2224 }])
    expect(happened(post(driving).when({ ...leg, metres: 3100 }))).toMatchObject([{ metres: 3100 }])
  })

  it("K14: a vehicle is checked while the post is on, or taken down afterwards for that time", () => {
    const check = (when: string): PostCommand => ({
      _tag: "CheckVehicle",
      checkId: "check",
      plate: { kind: "02", number: "鲁M12345" },
      at: when,
      state: "1",
      findings: ["tyres"],
      passengers: null,
      loadKg: null,
      note: null,
      warnings: []
    })
    const ended = [
      ...begun,
      ...happened(post(begun).when({ _tag: "EndPost", at: instantOf("2026-10-12", "10:30"), note: null }))
    ]
    expect(answer(post(planned).when(check(at)))).toEqual(["PostIsNotInThatState", null])
    expect(answer(post(begun).when(check(instantOf("2026-10-12", "10:00"))))).toBe("accepted")
    expect(answer(post(begun).when(check(instantOf("2026-10-12", "09:04"))))).toEqual([
      "PostEndsBeforeItBegan",
      null
    ])
    expect(answer(post(ended).when(check(instantOf("2026-10-12", "10:30"))))).toBe("accepted")
    expect(answer(post(ended).when(check(instantOf("2026-10-12", "10:31"))))).toEqual([
      "PostIsNotInThatState",
      null
    ])
  })

  it("holds every quarter of an hour of its people, and gives them back when it is over", () => {
    expect(claimsOf(post(planned).state)).toHaveLength(2 * 8)
    expect(claimsOf(post(planned).state)[0]).toEqual({
      kind: "person-at-post",
      value: "o00/2026-10-12T01:00"
    })
    expect(claimsOf(post([...planned, { _tag: "PostWasCancelled", reason: null }]).state)).toEqual([])
    expect(claimsOf(post([...begun, { _tag: "PostWasEnded", at, note: null }]).state)).toEqual([])
  })
})
