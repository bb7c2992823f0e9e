import { fold } from "@jiaosuo/kernel/Decider"
import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { Role } from "@jiaosuo/kernel/Role"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { covers, type Granter } from "../../src/domain/exports/ExportApproval.ts"
import type { ExportApprovalCommand } from "../../src/domain/exports/ExportApprovalCommands.ts"
import { exportApprovalDecider, mayNotAnswer } from "../../src/domain/exports/ExportApprovalDecider.ts"
import type { ExportApprovalEvent } from "../../src/domain/exports/ExportApprovalEvents.ts"

const approval = given(exportApprovalDecider)

const asked = {
  account: "warden-371603101",
  scope: ["371603101"],
  path: "/api/vehicles",
  townships: null,
  rows: 1_324,
  listId: "l1"
}
const request: ExportApprovalCommand = { _tag: "RequestExportApproval", ...asked }
const requested: ExportApprovalEvent = { _tag: "ExportApprovalWasRequested", ...asked }
const until = "2026-11-27T02:00:00.000Z"

const officer: Granter = {
  account: "officer-371603101",
  role: "officer",
  townships: ["371603101", "371603102"]
}
const commander: Granter = { account: "commander", role: "commander", townships: null }
const grantBy = (by: Granter): ExportApprovalCommand => ({
  _tag: "GrantExportApproval",
  by,
  until,
  growthPercent: 10
})
const refuseBy = (by: Granter): ExportApprovalCommand => ({ _tag: "RefuseExportApproval", by, reason: "no" })
const granted: ExportApprovalEvent = {
  _tag: "ExportApprovalWasGranted",
  by: "commander",
  until,
  rowsAtMost: 1_457
}
const refused: ExportApprovalEvent = { _tag: "ExportApprovalWasRefused", by: "commander", reason: "no" }
const used: ExportApprovalEvent = { _tag: "ExportApprovalWasUsed", rows: 1_330 }
const use = (
  over: Partial<Extract<ExportApprovalCommand, { _tag: "UseExportApproval" }>> = {}
): ExportApprovalCommand => ({
  _tag: "UseExportApproval",
  account: asked.account,
  rows: 1_330,
  at: "2026-11-26T03:00:00.000Z",
  ...over
})

describe("X1: asking for the approval of a bulk export", () => {
  it("keeps who asks, of which list, and how many rows it has", () => {
    expect(approval([]).when(request)).toEqual(events(requested))
  })

  it("X3: is for townships that the one who asks sees", () => {
    const townships = ["371603101", "371603102"]
    expect(approval([]).when({ ...request, townships })).toEqual(
      rejection({ _tag: "ExportListIsOutOfScope", townships: ["371603102"] })
    )
    expect(approval([]).when({ ...request, scope: null, townships })).toEqual(
      events({ ...requested, scope: null, townships })
    )
  })

  it("happens once, before everything else", () => {
    expect(approval([requested]).when(request)).toEqual(
      rejection({ _tag: "ExportApprovalIsAlreadyRequested" })
    )
    for (const command of [grantBy(commander), refuseBy(commander), use()]) {
      expect(approval([]).when(command)).toEqual(rejection({ _tag: "ExportApprovalDoesNotExist" }))
    }
  })
})

describe("X1: answering", () => {
  it("is for commanders, and for officers whose scope has all that the one who asks sees", () => {
    expect(approval([requested]).when(grantBy(commander))).toEqual(events(granted))
    expect(approval([requested]).when(grantBy(officer))).toEqual(
      events({ ...granted, by: "officer-371603101" })
    )
    expect(approval([requested]).when(refuseBy(commander))).toEqual(events(refused))
  })

  it("X3: is not for an officer who sees less than the one who asks, whatever the list is narrowed to", () => {
    const wider = { ...requested, scope: null, townships: ["371603101"] }
    for (const command of [grantBy(officer), refuseBy(officer)]) {
      expect(approval([wider]).when(command)).toEqual(rejection({ _tag: "ExportIsOutOfScope" }))
    }
  })

  it("is not for the one who asks, not even for a commander", () => {
    const own = { ...requested, account: "commander", scope: null }
    for (const command of [grantBy(commander), refuseBy(commander)]) {
      expect(approval([own]).when(command)).toEqual(rejection({ _tag: "NobodyApprovesTheirOwnExport" }))
    }
  })

  it("X5: is for no other role, least of all for an administrator", () => {
    for (const role of Role.literals.filter((role) => role !== "commander" && role !== "officer")) {
      expect(approval([requested]).when(grantBy({ ...commander, role }))).toEqual(
        rejection({ _tag: "RoleApprovesNoExports", role })
      )
    }
  })

  it("happens once", () => {
    for (const [history, standing] of [
      [[granted], "granted"],
      [[refused], "refused"],
      [[granted, used], "used"]
    ] as const) {
      for (const command of [grantBy(commander), refuseBy(commander)]) {
        expect(approval([requested, ...history]).when(command)).toEqual(
          rejection({ _tag: "ExportApprovalIsAnswered", standing })
        )
      }
    }
  })
})

describe("X1: using an approval", () => {
  it("is for the one who asked, once, in time, of a list that has hardly grown", () => {
    expect(approval([requested, granted]).when(use())).toEqual(events(used))
    expect(approval([requested, granted]).when(use({ rows: 1_457 }))).toEqual(
      events({ ...used, rows: 1_457 })
    )
    expect(approval([requested, granted]).when(use({ account: "commander" }))).toEqual(
      rejection({ _tag: "ExportApprovalIsOfAnother" })
    )
    expect(approval([requested, granted, used]).when(use())).toEqual(
      rejection({ _tag: "ExportApprovalIsNotGranted", standing: "used" })
    )
    expect(approval([requested, granted]).when(use({ at: until }))).toEqual(
      rejection({ _tag: "ExportApprovalIsExpired", until })
    )
    expect(approval([requested, granted]).when(use({ rows: 1_458 }))).toEqual(
      rejection({ _tag: "ExportHasMoreRows", rows: 1_458, rowsAtMost: 1_457 })
    )
  })

  it("is not possible before it is granted, or when it was refused", () => {
    expect(approval([requested]).when(use())).toEqual(
      rejection({ _tag: "ExportApprovalIsNotGranted", standing: "pending" })
    )
    expect(approval([requested, refused]).when(use())).toEqual(
      rejection({ _tag: "ExportApprovalIsNotGranted", standing: "refused" })
    )
  })
})

const township = fc.constantFrom("371603101", "371603102", "371603103")
const scope = fc.option(fc.uniqueArray(township, { minLength: 1 }))
const anybody = fc.record({
  account: fc.constantFrom("a", "b", "c"),
  role: fc.constantFrom(...Role.literals),
  townships: scope
})
const anyCommand: fc.Arbitrary<ExportApprovalCommand> = fc.oneof(
  fc.record({ who: anybody, townships: scope, rows: fc.integer({ min: 1, max: 9 }) }).map(
    ({ who, townships, rows }): ExportApprovalCommand => ({
      _tag: "RequestExportApproval",
      account: who.account,
      scope: who.townships,
      path: "/api/vehicles",
      townships,
      rows,
      listId: "l1"
    })
  ),
  anybody.map(grantBy),
  anybody.map(refuseBy),
  fc
    .record({ account: fc.constantFrom("a", "b", "c"), rows: fc.integer({ min: 1, max: 12 }) })
    .map((over) => use(over))
)

describe("X1: whatever is asked of an approval", () => {
  it("it is granted by another who sees at least as much, used after that, and by its own account", () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        const history: Array<ExportApprovalEvent> = []
        for (const command of commands) {
          const before = fold(exportApprovalDecider, history)
          const decided = exportApprovalDecider.decide(command, before)
          if (Either.isLeft(decided)) continue
          if (command._tag === "GrantExportApproval" && before._tag === "ExportApproval") {
            expect(mayNotAnswer(command.by, before)).toBeUndefined()
            expect(command.by.account).not.toBe(before.account)
            expect(["commander", "officer"]).toContain(command.by.role)
            expect(covers(command.by.townships, before.scope)).toBe(true)
          }
          history.push(...decided.right)
          // What was accepted once is refused the second time.
          expect(
            Either.isLeft(exportApprovalDecider.decide(command, fold(exportApprovalDecider, history)))
          ).toBe(true)
        }
        const tags = history.map(({ _tag }) => _tag)
        expect([
          [],
          ["ExportApprovalWasRequested"],
          ["ExportApprovalWasRequested", "ExportApprovalWasGranted"],
          ["ExportApprovalWasRequested", "ExportApprovalWasRefused"],
          ["ExportApprovalWasRequested", "ExportApprovalWasGranted", "ExportApprovalWasUsed"]
        ]).toContainEqual(tags)
      })
    )
  })
})
