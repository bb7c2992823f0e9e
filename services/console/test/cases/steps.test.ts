import { describe, expect, it } from "vitest"
import {
  groupsOf,
  nextVerb,
  notBefore,
  type PendingStep,
  type Step,
  sentTo,
  stepWith
} from "../../src/cases/steps.ts"
import { caseItem, clock, dutyGroup, groupOnCase } from "./aDesk.ts"

const pending = (verb: PendingStep["verb"], said: Partial<PendingStep> = {}): PendingStep => ({
  commandId: verb,
  caseId: "a",
  groupId: "g",
  verb,
  at: "2026-03-10T01:05:00.000Z",
  ...said
})

describe("steps by one thumb (I1)", () => {
  it("I1: one button: sign, depart, arrive, done, and then none", () => {
    const steps: ReadonlyArray<Step> = ["dispatched", "signed", "departed", "arrived", "done", "called-off"]
    expect(steps.map(nextVerb)).toEqual(["sign", "depart", "arrive", "done", undefined, undefined])
  })

  it("shows what was tapped before the desk knows it, and what was taken until it does", () => {
    const group = groupOnCase("g", { step: "signed" })
    const item = caseItem("a", { position: 7, groups: [group] })
    expect(stepWith({ item, group }, [], [])).toBe("signed")
    expect(stepWith({ item, group }, [], [pending("depart"), pending("arrive")])).toBe("arrived")
    expect(stepWith({ item, group }, [{ ...pending("depart"), position: 8 }], [])).toBe("departed")
    // The desk has it by now, and more.
    expect(stepWith({ item, group }, [{ ...pending("sign"), position: 7 }], [])).toBe("signed")
    expect(stepWith({ item, group }, [], [pending("done", { groupId: "other" })])).toBe("signed")
    expect(stepWith({ item, group }, [], [pending("done", { caseId: "b" })])).toBe("signed")
  })

  it("I1: lists the cases that one's groups are on, those that owe their feedback after them, none called off", () => {
    const member = (account: string) => ({ account }) as never
    const mine = groupsOf(
      [dutyGroup("g", { members: [member("me")] }), dutyGroup("h", { members: [member("you")] })],
      "me"
    )
    expect(mine.map(({ id }) => id)).toEqual(["g"])
    const done = groupOnCase("g", { step: "done", dispatchedAt: "2026-03-10T09:09:00.000+08:00" })
    const owed = { ...clock(null), clock: "feedback" as const, subject: "g" }
    const listed = sentTo(
      [
        caseItem("owes feedback", { groups: [done], clocks: [owed] }),
        caseItem("over", { groups: [done] }),
        caseItem("called off", { groups: [groupOnCase("g", { step: "called-off" })] }),
        caseItem("another's", { groups: [groupOnCase("h")] }),
        caseItem("first", { groups: [groupOnCase("g")] }),
        caseItem("again", {
          groups: [done, groupOnCase("g", { dispatchedAt: "2026-03-10T09:10:00.000+08:00", step: "signed" })]
        })
      ],
      mine
    )
    expect(listed.map(({ item, group }) => [item.id, group.step])).toEqual([
      ["again", "signed"],
      ["first", "dispatched"],
      ["owes feedback", "done"]
    ])
    expect(listed.map(({ feedbackIsMissing }) => feedbackIsMissing)).toEqual([false, false, true])
  })

  it("I1: no step is before the one that went before it, whatever the device's clock says", () => {
    const group = groupOnCase("g", { signedAt: "2026-03-10T09:02:00.000+08:00" })
    const at = (time: string) => Date.parse(`2026-03-10T${time}+08:00`)
    expect(notBefore(group, [], at("09:03:00"))).toBe("2026-03-10T01:03:00.000Z")
    expect(notBefore(group, [], at("08:00:00"))).toBe("2026-03-10T01:02:00.000Z")
    expect(notBefore(group, [pending("depart")], at("08:00:00"))).toBe("2026-03-10T01:05:00.000Z")
    expect(notBefore(group, [pending("depart", { groupId: "h" })], at("08:00:00"))).toBe(
      "2026-03-10T01:02:00.000Z"
    )
  })
})
