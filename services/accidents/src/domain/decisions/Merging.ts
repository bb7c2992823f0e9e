import type { TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import type { AccidentFile, Standing } from "../Accident.ts"
import type {
  GiveBackDuplicate,
  MergeAccident,
  RuleOutDuplicate,
  TakeInDuplicate,
  UndoMerge
} from "../commands/Intake.ts"
import type { IntakeRejection } from "../rejections/Intake.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { unlessCorrectable, unlessOthersAreInIt } from "./Standing.ts"

/** Two reports of one accident. A person decides; both histories stay, and a merge can be undone. */

/**
 * This file counts no more, the other one stands for both. That it goes on standing, and that no two files end up in
 * one another, is held by `AccidentClaims`.
 */
export const merge = (command: MergeAccident, file: AccidentFile): Decision => {
  const { id, into, target, outside, slot, score, reason } = command
  if (file.standing._tag === "Merged" && file.standing.into === into) return unchanged
  const problem =
    unlessCorrectable(file) ??
    unlessAnother(id, into) ??
    unlessInScope(outside) ??
    unlessStanding(into, target) ??
    unlessOthersAreInIt(file, id)
  return problem === undefined
    ? happened({ _tag: "AccidentWasMerged", into, score, slot, reason })
    : refused(problem)
}

/** The file comes back to where it stood. */
export const undoMerge = ({ reason }: UndoMerge, file: AccidentFile): Decision =>
  file.standing._tag === "Merged"
    ? happened({ _tag: "MergeWasUndone", from: file.standing.into, reason })
    : refused({ _tag: "AccidentIsNotMerged" })

/** The other file is another accident, and is not offered again. */
export const ruleOutDuplicate = (command: RuleOutDuplicate, file: AccidentFile): Decision => {
  const { id, other, reason } = command
  if (file.ruledOut.includes(other)) return unchanged
  const problem = unlessCorrectable(file) ?? unlessAnother(id, other)
  return problem === undefined ? happened({ _tag: "DuplicateWasRuledOut", other, reason }) : refused(problem)
}

/** The other side of a merge, told after it. */
export const takeIn = ({ from }: TakeInDuplicate, file: AccidentFile): Decision =>
  file.takenIn.includes(from) ? unchanged : happened({ _tag: "DuplicateWasTakenIn", from })

/** The other side of a merge that was undone, told after it. */
export const giveBack = ({ from }: GiveBackDuplicate, file: AccidentFile): Decision =>
  file.takenIn.includes(from) ? happened({ _tag: "DuplicateWasGivenBack", from }) : unchanged

/** X3: how a file stands is told to those who may read it. */
const unlessInScope = (outside: string | null): TownshipIsOutOfScope | undefined =>
  outside === null ? undefined : { _tag: "TownshipIsOutOfScope", township: outside }

const unlessAnother = (id: string, other: string): IntakeRejection | undefined =>
  id === other ? { _tag: "AccidentIsTheSame" } : undefined

/** The file that stays must stand itself: it is worked on, closed, or of another record. */
const unlessStanding = (other: string, target: Standing["_tag"] | null): IntakeRejection | undefined => {
  switch (target) {
    case null:
      return { _tag: "OtherAccidentIsNotOnFile", other }
    case "Reported":
    case "Accepted":
    case "Closed":
    case "Historical":
      return undefined
    case "Refused":
    case "HandedOver":
    case "Withdrawn":
    case "Merged":
      return { _tag: "OtherAccidentDoesNotStand", other, standing: target }
  }
}
