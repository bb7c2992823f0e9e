import { text } from "@jiaosuo/kernel/Problem"
import { describe, expect, it } from "vitest"
import { toRefusal } from "../../src/domain/AccidentRejections.ts"
import type { IntakeRejection } from "../../src/domain/rejections/Intake.ts"
import { at } from "./proceedings.ts"

const reason = text("理由", "the reason")

/** One of every rejection of the file, with the rule that its refusal names; the compiler counts them. */
const all: {
  readonly [Tag in IntakeRejection["_tag"]]: readonly [
    Omit<Extract<IntakeRejection, { readonly _tag: Tag }>, "_tag">,
    string | undefined
  ]
} = {
  AccidentIsNotOnFile: [{}, undefined],
  AccidentIsAlreadyOnFile: [{}, undefined],
  AccidentIsNotAccepted: [{}, "A7"],
  AccidentIsAlreadyAccepted: [{}, "A7"],
  AccidentIsRefused: [{ ground: "not-ours" }, "A7"],
  AccidentIsHandedOver: [{ authority: "滨城大队" }, "A24"],
  AccidentIsClosed: [{ closedOn: "2026-03-01", archiveNumber: "1" }, undefined],
  AccidentIsNotClosed: [{}, undefined],
  AccidentIsWithdrawn: [{ ground: "false-report" }, undefined],
  AccidentIsMerged: [{ into: "other" }, undefined],
  AccidentIsNotMerged: [{}, undefined],
  AccidentIsHistorical: [{ source: "平台", number: "1" }, "A23"],
  HandlerMayNotDoThis: [{ kind: "auxiliary", act: "decide-liability", rule: "A3", reason }, "A3"],
  LeadIsNotQualified: [{ account: "li", reason }, "A2"],
  OfficersAreTooFew: [{ officers: 1, reason }, "A2"],
  HandlerIsNamedTwice: [{ account: "li" }, undefined],
  HandlerWasRecused: [{ account: "li" }, "A21"],
  ReasonIsMissing: [{ rule: "C9" }, "C9"],
  JurisdictionIsTheSame: [{}, "A24"],
  HappenedBeforeTheAccident: [
    { path: "diedAt", at: at("2026-03-09"), happenedAt: at("2026-03-10") },
    undefined
  ],
  HappenedBeforeTheReport: [{ path: "happenedAt", reportedAt: at("2026-03-10") }, "A7"],
  SomethingHappenedEarlier: [{ what: text("接报", "the report"), at: at("2026-03-10") }, undefined],
  VehiclesAreTooMany: [{ most: 60 }, undefined],
  PersonsAreTooMany: [{ most: 200 }, undefined],
  VehicleIsAlreadyInvolved: [{ vehicleId: "A", plate: { kind: "02", number: "鲁M12345" } }, undefined],
  VehicleIsNotInvolved: [{ vehicleId: "A", path: "vehicleId" }, undefined],
  VehicleIsNamedInAProceeding: [{ vehicleId: "A", in: "test" }, undefined],
  PersonIsAlreadyInvolved: [{ participantId: "a" }, undefined],
  PersonIsNotInvolved: [{ participantId: "a", path: "participantId" }, undefined],
  PersonIsNamedInAProceeding: [{ participantId: "a", in: "paper" }, undefined],
  ProceedingIsOpen: [{ what: "stop", id: "s" }, "A11"],
  ClosingHasNoGround: [{ way: "court" }, undefined],
  ArchiveNumberIsTaken: [{ number: "1", holder: "other" }, undefined],
  SourceNumberIsTaken: [{ number: "1", holder: "other" }, "A23"],
  AccidentIsTheSame: [{}, undefined],
  OtherAccidentIsNotOnFile: [{ other: "other" }, undefined],
  AccidentsAreMergedIntoIt: [{ into: null, merged: ["other"] }, undefined],
  DuplicatesAreTooMany: [{ other: "other", most: 8 }, undefined],
  OtherAccidentDoesNotStand: [{ other: "other", standing: "Merged" }, undefined]
}

describe("every refusal has its words", () => {
  for (const [tag, [facts, rule]] of Object.entries(all)) {
    it(`${tag} is said in Chinese and in English${rule === undefined ? "" : `, with rule ${rule}`}`, () => {
      const refusal = toRefusal({ _tag: tag, ...facts } as IntakeRejection)
      expect(refusal.code).toBe(tag)
      expect(refusal.rule).toBe(rule)
      const words = [refusal.title, refusal.detail, ...(refusal.fields ?? []).map((field) => field.reason)]
      for (const said of words) {
        if (said === undefined || said === reason) continue
        expect(said.zh).toMatch(/[\u4e00-\u9fff]/)
        expect(said.en.replaceAll("滨城大队", "")).toMatch(/^[ -~]+$/)
      }
    })
  }

  it("a closing that is kept open names what is open, each with its rule", () => {
    const open = ["stop", "review", "mediation", "test", "vehicle", "notice", "recusal"] as const
    const rules = open.map((what) => toRefusal({ _tag: "ProceedingIsOpen", what, id: "x" }).rule)
    expect(rules).toEqual(["A11", "A17", "A18", "A12", "A12", "A20", "A21"])
  })

  it("X3: whoever is out of scope is told so", () => {
    expect(toRefusal({ _tag: "TownshipIsOutOfScope", township: "371603102" })).toMatchObject({ rule: "X3" })
  })
})
