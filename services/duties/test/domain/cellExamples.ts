import { fold } from "@jiaosuo/kernel/Decider"
import type { KnownCell } from "../../src/domain/cell/Cell.ts"
import type { CallCellOut, FormCell } from "../../src/domain/cell/CellCommands.ts"
import { cellDecider } from "../../src/domain/cell/CellDecider.ts"
import type { CellEvent, CellMember } from "../../src/domain/cell/CellEvents.ts"

/** A cell of 刘下洼 as tests of its rules begin with it. */

export const at = (time: string, day = "2026-05-06"): string =>
  new Date(`${day}T${time}:00+08:00`).toISOString()

export const memberOf = (
  n: number,
  as: CellMember["as"] = "villager",
  skills: ReadonlyArray<string> = []
): CellMember => ({
  memberId: `member-${n}`,
  person: { personId: `person-${n}`, recordId: `record-${n}` },
  known: { idNumber: false, phone: true, address: false },
  as,
  skills
})

export const forming = (more: Partial<FormCell> = {}): FormCell => ({
  _tag: "FormCell",
  village: "371603101213",
  township: "371603101",
  name: "刘下洼哨点",
  location: { longitude: 118.1, latitude: 37.7 },
  members: [memberOf(1, "villager", ["wasp"]), memberOf(2, "grid"), memberOf(3, "cadre", ["first-aid"])],
  equipment: ["wasp-suit"],
  from: "2026-05-01",
  reason: null,
  warnings: [],
  ...more
})

export const calling = (more: Partial<CallCellOut> = {}): CallCellOut => ({
  _tag: "CallCellOut",
  callOutId: "call-1",
  caseId: null,
  need: "捅马蜂窝",
  skill: "wasp",
  people: 2,
  at: at("09:00"),
  ...more
})

export const formed = (more: Partial<FormCell> = {}): CellEvent => {
  const { _tag, ...cell } = forming(more)
  return { _tag: "CellWasFormed", ...cell }
}

export const calledOut = (more: Partial<CallCellOut> = {}): CellEvent => {
  const { _tag, ...said } = calling(more)
  return { _tag: "CellWasCalledOut", ...said }
}

export const endedAs = (
  outcome: "done" | "in-vain" | "called-off",
  when: string,
  callOutId = "call-1"
): CellEvent => ({
  _tag: "CallOutEnded",
  callOutId,
  outcome,
  note: null,
  at: when
})

/** The cell that a history leaves; one of which there is none is a mistake of the test. */
export const cellAfter = (...history: ReadonlyArray<CellEvent>): KnownCell => {
  const cell = fold(cellDecider, history)
  if (cell._tag === "Unknown") throw new Error("no cell was formed")
  return cell
}
