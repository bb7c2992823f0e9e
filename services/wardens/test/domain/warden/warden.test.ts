import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import type { WardenCommand } from "../../../src/domain/warden/WardenCommands.ts"
import { wardenDecider } from "../../../src/domain/warden/WardenDecider.ts"
import type { WardenEvent } from "../../../src/domain/warden/WardenEvents.ts"
import { active, applied, intoService, minute, post, posted, trained } from "./examples.ts"

/** The events that a command gives, or the tag of its refusal. */
const outcome = (history: ReadonlyArray<WardenEvent>, command: WardenCommand): unknown => {
  const decision = wardenDecider.decide(command, fold(wardenDecider, history))
  return Either.isLeft(decision) ? decision.left._tag : decision.right.map(({ _tag }) => _tag)
}

const inTraining: ReadonlyArray<WardenEvent> = [
  applied(),
  { _tag: "WardenWasChecked", at: minute(1), reason: null },
  { _tag: "TrainingBegan", at: minute(2), reason: null },
  posted
]

describe("row 34: a persuader without a post", () => {
  it.each([
    ["nowhere", null, "PersuaderHasNoPost"],
    ["at a post that they have left meanwhile", { ...post, placeId: "another" }, "PersuaderHasNoPost"],
    ["at a closed post", { ...post, open: false }, "PersuaderHasNoPost"],
    ["at a management station", { ...post, kind: "management-station" as const }, "PersuaderHasNoPost"],
    ["at a post of another township", { ...post, township: "371603102" }, "PersuaderHasNoPost"],
    ["at an open post", post, ["WardenWasActivated"]]
  ])("goes into service %s: %s", (_where, facts, expected) => {
    const command = { _tag: "Activate", ...intoService(5, facts) } as const
    expect(outcome([...inTraining, trained], command)).toEqual(expected)
  })

  it("does not come back to a post that was closed meanwhile, and others need none", () => {
    const resting: ReadonlyArray<WardenEvent> = [
      ...active(),
      { _tag: "WardenWentToRest", at: minute(5), reason: null, warnings: [] }
    ]
    expect(outcome(resting, { _tag: "Resume", ...intoService(6, { ...post, open: false }) })).toBe(
      "PersuaderHasNoPost"
    )
    const assistant = active(["assistant"])
    expect(
      outcome(assistant, {
        _tag: "PostWarden",
        placeId: null,
        post: null,
        at: minute(5),
        reason: null,
        warnings: []
      })
    ).toEqual(["WardenWasPosted"])
  })
})

describe("training", () => {
  it("must be passed and valid on the day; a lapsed one is told when they come back", () => {
    const activate = { _tag: "Activate", ...intoService(5) } as const
    expect(outcome(inTraining, activate)).toBe("WardenIsUntrained")
    expect(outcome([...inTraining, { ...trained, passed: false } as WardenEvent], activate)).toBe(
      "WardenIsUntrained"
    )
    const lapsed = { ...intoService(6), day: "2027-01-04" }
    expect(outcome([...inTraining, trained], { _tag: "Activate", ...lapsed })).toBe("WardenIsUntrained")
    expect(outcome([...inTraining, trained], { ...activate, day: "2027-01-03" })).toEqual([
      "WardenWasActivated"
    ])
    const resting: ReadonlyArray<WardenEvent> = [
      ...active(),
      { _tag: "WardenWentToRest", at: minute(5), reason: null, warnings: [] }
    ]
    const resumed = wardenDecider.decide({ _tag: "Resume", ...lapsed }, fold(wardenDecider, resting))
    expect(Either.getOrThrow(resumed)).toMatchObject([
      { _tag: "WardenResumed", warnings: [{ path: "trainings" }, { path: "insurance" }] }
    ])
  })
})

describe("steps", () => {
  it("are not filed before the one that came first", () => {
    expect(outcome(active(), { _tag: "Rest", at: minute(3), reason: null, warnings: [] })).toBe(
      "StepIsBeforeTheLast"
    )
    expect(outcome(active(), { _tag: "LetGo", at: minute(3), reason: null, warnings: [] })).toBe(
      "StepIsBeforeTheLast"
    )
  })

  it("whoever left brings equipment back, tells of an injury, and nothing else", () => {
    const gone: ReadonlyArray<WardenEvent> = [
      ...active(),
      {
        _tag: "EquipmentWasLent",
        loanId: "loan",
        equipment: "boat",
        serial: null,
        at: minute(5),
        reason: null
      },
      { _tag: "WardenLeft", at: minute(6), reason: null, warnings: [] }
    ]
    const back = { _tag: "TakeBack", loanId: "loan", intact: true, at: minute(7), reason: null } as const
    expect(outcome(gone, back)).toEqual(["EquipmentWasTakenBack"])
    expect(outcome(gone, { ...back, loanId: "another" })).toBe("EquipmentIsNotOnLoan")
    expect(
      outcome(gone, {
        _tag: "Lend",
        loanId: "next",
        equipment: "boat",
        serial: null,
        at: minute(7),
        reason: null
      })
    ).toBe("WardenHasLeft")
  })
})
