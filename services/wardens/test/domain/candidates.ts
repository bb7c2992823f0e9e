import { builtInWardenRules } from "@jiaosuo/reference/WardenRules"
import fc from "fast-check"
import type { Candidate, Question, ResponseCell, Volunteer } from "../../src/domain/callout/WhoCanGo.ts"

/** Volunteers and cells around a village, as call-outs look at them. */

export const at = "2026-05-06T02:00:00.000Z"
export const day = "2026-05-06"
export const rings = builtInWardenRules.callOutRings(day)
export const village = "371603101213"

/** A place so many metres to the north of the need. */
export const north = (metres: number) => ({ longitude: 118.1, latitude: 37.7 + metres / 111_195 })
export const here = north(0)

/** A wasp nest: two people with the skill, one of them with the suit. */
export const waspNest: Question = {
  village,
  location: here,
  skill: "wasp",
  trainings: ["volunteer", "wasp"],
  equipment: ["wasp-suit"],
  people: 2,
  at
}

export const trained = (...subjects: ReadonlyArray<string>): Volunteer["trainings"] =>
  subjects.map((subject) => ({ subject, from: "2026-01-01", until: "2026-12-31" }))

/** Somebody who can take wasp nests down. */
export const volunteer = (partyId: string, metres: number, more: Partial<Volunteer> = {}): Volunteer => ({
  kind: "volunteer",
  partyId,
  account: `warden-${partyId}`,
  state: "active",
  township: "371603101",
  village,
  location: north(metres),
  skills: ["wasp"],
  equipment: ["wasp-suit"],
  trainings: trained("volunteer", "wasp"),
  isOnShift: false,
  onCallOut: null,
  callOutsThisMonth: 0,
  ...more
})

/** A cell of three, two of whom can. */
export const cell = (partyId: string, metres: number, more: Partial<ResponseCell> = {}): ResponseCell => ({
  kind: "cell",
  partyId,
  township: "371603101",
  village,
  location: north(metres),
  equipment: ["wasp-suit"],
  members: 3,
  skilled: new Map([["wasp", 2]]),
  onCallOut: null,
  callOutsThisMonth: 0,
  ...more
})

const anyTrainings = fc.array(
  fc.record({
    subject: fc.constantFrom("volunteer", "wasp", "first-aid"),
    from: fc.constantFrom("2025-01-01", "2026-05-06", "2026-05-07"),
    until: fc.constantFrom("2026-05-05", "2026-05-06", "2027-01-01")
  }),
  { maxLength: 5 }
)
/** Distances that often are the same, at the edges of rings and beyond them. */
const anyMetres = fc.constantFrom(0, 500, 500, 500, 2_999, 3_000, 3_001, 7_999, 8_001, 29_999, 31_000)
const anyEngagement = fc.option(fc.constantFrom("another"), { nil: null, freq: 5 })

const anyVolunteer = fc
  .record({
    metres: anyMetres,
    state: fc.constantFrom("active" as const, "active" as const, "active" as const, "resting" as const),
    skills: fc.constantFrom(["wasp"], ["wasp", "boat"], ["wasp"], ["boat"], []),
    equipment: fc.subarray(["wasp-suit", "boat"]),
    trainings: fc.oneof(
      { weight: 1, arbitrary: anyTrainings },
      { weight: 3, arbitrary: fc.constant(trained("volunteer", "wasp")) }
    ),
    isOnShift: fc.constantFrom(false, false, false, true),
    onCallOut: anyEngagement,
    callOutsThisMonth: fc.integer({ min: 0, max: 2 })
  })
  .map(
    ({ metres, ...more }) =>
      (partyId: string): Candidate =>
        volunteer(partyId, metres, more)
  )

const anyCell = fc
  .record({
    metres: anyMetres,
    members: fc.integer({ min: 1, max: 4 }),
    skilled: fc.constantFrom(new Map<string, number>(), new Map([["wasp", 1]])),
    equipment: fc.subarray(["wasp-suit"]),
    onCallOut: anyEngagement,
    callOutsThisMonth: fc.integer({ min: 0, max: 2 })
  })
  .map(
    ({ metres, ...more }) =>
      (partyId: string): Candidate =>
        cell(partyId, metres, more)
  )

/** Anybody who may live near a village. */
export const anyCandidates: fc.Arbitrary<ReadonlyArray<Candidate>> = fc
  .array(fc.oneof({ weight: 4, arbitrary: anyVolunteer }, { weight: 1, arbitrary: anyCell }), {
    minLength: 8,
    maxLength: 25,
    size: "max"
  })
  .map((all) => all.map((make, i) => make(`party-${String(i).padStart(2, "0")}`)))

/** Anything that may be needed. */
export const anyQuestion: fc.Arbitrary<Question> = fc.record({
  village: fc.constant(village),
  location: fc.constant(here),
  skill: fc.constantFrom("wasp", "wasp", null),
  trainings: fc.constantFrom(["volunteer", "wasp"], ["volunteer"]),
  equipment: fc.constantFrom<ReadonlyArray<string>>([], ["wasp-suit"], ["wasp-suit", "boat"]),
  people: fc.integer({ min: 1, max: 4 }),
  at: fc.constant(at)
})
