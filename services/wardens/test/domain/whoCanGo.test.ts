import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isEnough, missingBeside, peopleOf } from "../../src/domain/callout/CallOut.ts"
import { type Candidate, nobodyYet, whoCanGo } from "../../src/domain/callout/WhoCanGo.ts"
import {
  anyCandidates,
  anyQuestion,
  cell,
  day,
  north,
  rings,
  trained,
  volunteer,
  waspNest
} from "./candidates.ts"

const asked = (candidates: ReadonlyArray<Candidate>, question = waspNest) => {
  const { ring, asked: parties } = whoCanGo(candidates, question, rings)
  return [ring?.ring ?? null, parties.map(({ partyId }) => partyId)]
}
const passedOver = (candidates: ReadonlyArray<Candidate>, question = waspNest) =>
  whoCanGo(candidates, question, rings).passedOver.map(({ partyId, why }) => [partyId, why])

describe("who is asked to go", () => {
  it("rows 45, 46: the nearest ring that has enough is asked, one more than it takes; the rest is passed over with the reason", () => {
    const near = [volunteer("a", 100), volunteer("b", 900), volunteer("c", 2_900), volunteer("d", 2_950)]
    const far = [volunteer("e", 4_000)]
    expect(asked([...far, ...near])).toEqual([1, ["a", "b", "c"]])
    const hindered = [
      volunteer("resting", 1, { state: "resting" }),
      volunteer("unskilled", 2, { skills: ["boat"] }),
      volunteer("untrained", 3, { trainings: trained("volunteer") }),
      volunteer("lapsed", 4, {
        trainings: [...trained("volunteer"), { subject: "wasp", from: "2024-01-01", until: "2026-05-05" }]
      }),
      volunteer("busy", 5, { onCallOut: "another" }),
      volunteer("at a post", 6, { isOnShift: true }),
      cell("a cell of one", 7, { members: 1, skilled: new Map([["wasp", 1]]) }),
      cell("a cell without", 8, { skilled: new Map() })
    ]
    expect(asked([...hindered, ...near])).toEqual([1, ["a", "b", "c"]])
    expect(passedOver([...hindered, ...near])).toEqual([
      ["resting", "resting"],
      ["unskilled", "without-skill"],
      ["untrained", "untrained"],
      ["lapsed", "untrained"],
      ["busy", "on-call-out"],
      ["at a post", "on-shift"],
      ["a cell of one", "too-few"],
      ["a cell without", "without-skill"],
      ["d", "others-are-nearer"]
    ])
  })

  it("row 23: cells by themselves: the nearest that is enough is asked; the others follow in order, each with what speaks for it", () => {
    const cells = [
      cell("far", 11_120),
      cell("b", 0),
      cell("went", 0, { callOutsThisMonth: 1 }),
      cell("a", 0),
      cell("out", 5, { onCallOut: "another" }),
      cell("beyond", 31_000)
    ]
    const { asked: parties, near } = whoCanGo(cells, waspNest, rings)
    expect(parties.map(({ partyId }) => partyId)).toEqual(["a"])
    expect(
      near.map(({ party, why }) => [party.partyId, party.distanceMetres, party.callOutsThisMonth, why])
    ).toEqual([
      ["a", 0, 0, null],
      ["b", 0, 0, null],
      ["went", 0, 1, null],
      ["out", 5, 0, "on-call-out"],
      ["far", 11_120, 0, null]
    ])
    expect(whoCanGo([...cells].reverse(), waspNest, rings).near).toEqual(near)
  })

  it("row 45: a ring with one where it takes two asks nobody; the wider one asks both, or nobody goes at all", () => {
    expect(asked([volunteer("a", 100), volunteer("b", 5_000)])).toEqual([2, ["a", "b"]])
    expect(asked([volunteer("a", 100), volunteer("b", 29_000)])).toEqual([3, ["a", "b"]])
    expect(asked([volunteer("a", 100), volunteer("b", 31_000)])).toEqual([null, []])
    expect(asked([volunteer("a", 100)])).toEqual([null, []])
  })

  it("row 23: a cell that is nearest goes as a whole, beside somebody more; a nearer volunteer does not keep it", () => {
    expect(asked([cell("cell", 200), volunteer("a", 300), volunteer("b", 400)])).toEqual([1, ["cell"]])
    expect(asked([volunteer("a", 100), cell("cell", 200), volunteer("b", 400)])).toEqual([1, ["a", "cell"]])
  })

  it("row 45: whoever brings what is needed comes before who is nearer; without it a wider ring is asked", () => {
    const bare = { equipment: [] }
    const near = [1, 2, 3, 4].map((n) => volunteer(`near-${n}`, n * 100, bare))
    expect(asked([...near, volunteer("suit", 2_500)])).toEqual([1, ["near-1", "near-2", "suit"]])
    expect(asked([...near, volunteer("suit", 7_000)])).toEqual([2, ["near-1", "near-2", "near-3", "suit"]])
    expect(asked(near)).toEqual([null, []])
    expect(passedOver(near)).toEqual(near.map(({ partyId }) => [partyId, "too-few"]))
  })

  it("ties: whole metres, then fewer call-outs this month, then the lower id", () => {
    const often = { callOutsThisMonth: 1 }
    expect(
      asked([volunteer("a", 500, often), volunteer("c", 500.2), volunteer("b", 499.9), volunteer("d", 501)])
    ).toEqual([1, ["b", "c", "a"]])
  })

  it("without a position people of the village are asked, and nobody else", () => {
    const question = { ...waspNest, location: null }
    const elsewhere = { village: "371603101200" }
    expect(asked([volunteer("a", 0), volunteer("b", 9_000), volunteer("c", 0, elsewhere)], question)).toEqual(
      [1, ["a", "b"]]
    )
  })

  it("who was asked is not asked again; those who come leave less to be found", () => {
    const people = [
      volunteer("a", 100),
      volunteer("b", 200),
      volunteer("c", 4_000),
      volunteer("d", 5_000),
      volunteer("e", 6_000),
      volunteer("f", 7_000)
    ]
    const before = {
      ...nobodyYet,
      asked: new Set(["a", "b"]),
      come: [{ people: 1, equipment: ["wasp-suit"] }],
      ring: 1
    }
    const next = whoCanGo(people, waspNest, rings, before)
    expect([next.ring?.ring, next.asked.map(({ partyId }) => partyId)]).toEqual([2, ["c", "d", "e"]])
    const widest = whoCanGo(people, waspNest, rings, { ...before, ring: 3 })
    expect([widest.ring, widest.asked]).toEqual([null, []])
  })
})

describe("laws of whom a call-out asks", () => {
  it("rows 45, 46: never somebody who rests, is untrained, without the skill, at a post, or on another call-out; never too few", () => {
    let asking = 0
    fc.assert(
      fc.property(anyCandidates, anyQuestion, (candidates, question) => {
        const byId = new Map(candidates.map((candidate) => [candidate.partyId, candidate]))
        const found = whoCanGo(candidates, question, rings)
        for (const { partyId, distanceMetres } of found.asked) {
          const candidate = byId.get(partyId)
          if (candidate === undefined) throw new Error(partyId)
          expect(candidate.onCallOut).toBeNull()
          expect(distanceMetres).toBeLessThanOrEqual(found.ring?.withinMetres ?? 0)
          if (candidate.kind === "cell") {
            expect(candidate.members).toBeGreaterThanOrEqual(question.people)
            if (question.skill !== null) expect(candidate.skilled.get(question.skill)).toBeGreaterThan(0)
            continue
          }
          expect(candidate.state).toBe("active")
          expect(candidate.isOnShift).toBe(false)
          if (question.skill !== null) expect(candidate.skills).toContain(question.skill)
          for (const subject of question.trainings) {
            expect(
              candidate.trainings.some(
                (one) => one.subject === subject && one.from <= day && day <= one.until
              )
            ).toBe(true)
          }
        }
        if (found.ring !== null) {
          asking++
          expect(isEnough(missingBeside(question, found.asked))).toBe(true)
          expect(peopleOf(found.asked)).toBeGreaterThanOrEqual(question.people)
        } else expect(found.asked).toEqual([])
      }),
      { numRuns: 600, seed: 45 }
    )
    expect(asking).toBeGreaterThan(100)
  })

  it("the same people in any order of the directory, and in a replay", () => {
    fc.assert(
      fc.property(
        anyCandidates.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))
        ),
        anyQuestion,
        ([candidates, shuffled], question) => {
          expect(whoCanGo(shuffled, question, rings)).toEqual(whoCanGo(candidates, question, rings))
        }
      ),
      { numRuns: 200 }
    )
  })

  it("whoever is near is either asked or passed over with a reason, once", () => {
    fc.assert(
      fc.property(anyCandidates, anyQuestion, (candidates, question) => {
        const found = whoCanGo(candidates, question, rings)
        const within = found.ring?.withinMetres ?? 30_000
        const named = [...found.asked, ...found.passedOver].map(({ partyId }) => partyId).sort()
        const near = candidates
          .filter(({ location }) => location !== null && location.latitude <= north(within + 0.4).latitude)
          .map(({ partyId }) => partyId)
          .sort()
        expect(named).toEqual(near)
      }),
      { numRuns: 200 }
    )
  })
})
