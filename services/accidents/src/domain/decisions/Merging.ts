import type { AccidentFile, Standing } from "../Accident.ts"
import type { MergeAccident, RuleOutDuplicate, UndoMerge } from "../commands/Intake.ts"
import type { IntakeRejection } from "../rejections/Intake.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { unlessCorrectable } from "./Standing.ts"

/** Two reports of one accident. A person decides; both histories stay, and a merge can be undone. */

/** This file counts no more, the other one stands for both. */
export const merge = (command: MergeAccident, file: AccidentFile): Decision => {
  const { id, into, target, score, reason } = command
  if (file.standing._tag === "Merged" && file.standing.into === into) return unchanged
  const problem = unlessCorrectable(file) ?? unlessAnother(id, into) ?? unlessStanding(into, target)
  return problem === undefined
    ? happened({ _tag: "AccidentWasMerged", into, score, reason })
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
