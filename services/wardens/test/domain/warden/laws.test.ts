import { fold } from "@jiaosuo/kernel/Decider"
import { Either, FastCheck as fc } from "effect"
import { describe, expect, it } from "vitest"
import { equipmentOf } from "../../../src/domain/warden/Warden.ts"
import type { WardenCommand } from "../../../src/domain/warden/WardenCommands.ts"
import { wardenDecider } from "../../../src/domain/warden/WardenDecider.ts"
import { WardenRole, type WardenState } from "../../../src/domain/warden/WardenEvents.ts"
import { wardenAggregate } from "../../../src/WardenAggregate.ts"
import { apply, intoService, minute, post, township, village } from "./examples.ts"

/** Any sequence of commands, most of them out of turn. */

const neighbouring = "371603102"
const roles = fc.uniqueArray(fc.constantFrom(...WardenRole.literals), { maxLength: 3 })
const facts = fc.constantFrom(
  null,
  post,
  { ...post, open: false },
  { ...post, kind: "management-station" as const },
  { ...post, placeId: "post there", township: neighbouring }
)

const commandAt = (n: number): fc.Arbitrary<WardenCommand> => {
  const told = { at: minute(n), reason: null, warnings: [] }
  const why = { at: minute(n), reason: null }
  const of = <C extends WardenCommand>(command: C): fc.Arbitrary<WardenCommand> => fc.constant(command)
  return fc.oneof(
    roles.map((some) => apply(some)),
    fc.boolean().map((passed): WardenCommand => ({ _tag: "Check", passed: passed || n % 3 !== 0, ...why })),
    of({ _tag: "BeginTraining", ...why }),
    fc.constantFrom("traffic-persuasion", "volunteer").map(
      (subject): WardenCommand => ({
        _tag: "RecordTraining",
        trainingId: `training-${n}`,
        subject,
        on: "2026-01-04",
        validUntil: "2027-01-03",
        passed: true,
        reason: null
      })
    ),
    facts.map((where): WardenCommand => ({ _tag: "Activate", ...intoService(n, where) })),
    of({ _tag: "Rest", ...told }),
    facts.map((where): WardenCommand => ({ _tag: "Resume", ...intoService(n, where) })),
    n % 7 === 0 ? of({ _tag: "LetGo", ...told }) : of({ _tag: "Rest", ...told }),
    fc.constantFrom([village], [village, `${township}214`], [`${neighbouring}201`]).map(
      (villages): WardenCommand => ({
        _tag: "ChangeWarden",
        villages,
        skills: null,
        setsOutFrom: null,
        ...why
      })
    ),
    fc
      .tuple(roles, facts)
      .map(([some, where]): WardenCommand => ({ _tag: "ChangeRoles", roles: some, post: where, ...told })),
    facts.map(
      (where): WardenCommand => ({
        _tag: "PostWarden",
        placeId: where?.placeId ?? null,
        post: where,
        ...told
      })
    ),
    fc
      .tuple(
        fc.constantFrom(township, neighbouring),
        facts,
        fc.constantFrom([village], [], [`${neighbouring}201`])
      )
      .map(
        ([where, at, villages]): WardenCommand => ({
          _tag: "Transfer",
          township: where,
          villages,
          placeId: at?.placeId ?? null,
          post: at,
          ...told
        })
      ),
    fc
      .constantFrom(null, "warden-a", "warden-b")
      .map((account): WardenCommand => ({ _tag: "LinkAccount", account, reason: null })),
    of({ _tag: "Lend", loanId: `loan-${n % 4}-${n}`, equipment: "boat", serial: null, ...why }),
    fc
      .nat(30)
      .map((m): WardenCommand => ({ _tag: "TakeBack", loanId: `loan-${m % 4}-${m}`, intact: true, ...why })),
    of({ _tag: "ReportInjury", injuryId: `injury-${n}`, severity: "slight", activity: "劝导", ...why }),
    of({ _tag: "Insure", insurer: null, lastDay: "2027-12-31", reason: null })
  )
}

const story = fc.tuple(...Array.from({ length: 30 }, (_, n) => commandAt(n + 1)))

/** The usual way into service, so that stories get somewhere. */
const beginning = (some: ReadonlyArray<WardenRole>): ReadonlyArray<WardenCommand> => [
  apply(some),
  { _tag: "Check", passed: true, at: minute(0), reason: null },
  { _tag: "BeginTraining", at: minute(0), reason: null },
  {
    _tag: "RecordTraining",
    trainingId: "training",
    subject: "traffic-persuasion",
    on: "2026-01-04",
    validUntil: "2027-01-03",
    passed: true,
    reason: null
  },
  { _tag: "PostWarden", placeId: post.placeId, post, at: minute(0), reason: null, warnings: [] },
  { _tag: "Activate", ...intoService(0) }
]

const next: { readonly [State in WardenState]: ReadonlyArray<WardenState> } = {
  applied: ["checked", "left"],
  checked: ["training", "left"],
  training: ["active", "left"],
  active: ["resting", "left"],
  resting: ["active", "left"],
  left: []
}

describe("whatever is asked of a warden, in any order", () => {
  it("row 34, row 42: states follow one another; nobody persuades without a post; an auxiliary has one village; sent twice is once", () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...WardenRole.literals), { minLength: 1, maxLength: 3 }),
        story,
        (some, commands) => {
          let state = wardenDecider.initialState
          for (const command of [...beginning(some), ...commands]) {
            const decision = wardenDecider.decide(command, state)
            if (Either.isLeft(decision)) continue
            const before = state
            state = fold(wardenDecider, decision.right, before)
            for (const { _tag } of decision.right) seen.add(_tag)
            if (state._tag === "Unknown") throw new Error("an event left nobody")
            if (before._tag === "Warden" && before.state !== state.state) {
              expect(next[before.state]).toContain(state.state)
            }
            if (state.state === "active") {
              expect(state.roles.length).toBeGreaterThan(0)
              if (state.roles.includes("persuader")) {
                expect(state.placeId).toBe(state.township === township ? post.placeId : "post there")
              }
              if (state.roles.includes("village-auxiliary")) expect(state.villages).toHaveLength(1)
            }
            const { township: theirs } = state
            expect(state.villages.every((code) => code.startsWith(theirs))).toBe(true)
            if (before._tag === "Warden" && before.township !== theirs) expect(state.account).toBeNull()
            expect(equipmentOf(state).length).toBeLessThanOrEqual(1)
            const claimed = wardenAggregate
              .claims(state, "warden")
              .map(({ kind, value }) => `${kind} ${value}`)
            expect(new Set(claimed).size).toBe(claimed.length)
            if (state.state === "left") expect(claimed).toEqual([])
            // The steps of a way, sent twice under another id, change nothing or are refused by name.
            if (!["RecordTraining", "Lend", "ReportInjury", "Insure"].includes(command._tag)) {
              const again = wardenDecider.decide(command, state)
              expect(Either.isLeft(again) || again.right.length === 0).toBe(true)
            }
          }
        }
      ),
      { numRuns: 300 }
    )
    expect(seen.size).toBeGreaterThanOrEqual(17)
  })
})
