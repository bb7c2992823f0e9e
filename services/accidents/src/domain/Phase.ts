import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { AccidentFile } from "./Accident.ts"
import { paperInForce, settlementInForce } from "./Accident.ts"
import { partiesToServe } from "./Clocks.ts"

/**
 * Where an accident is on its way: reported; accepted or refused; at the scene; simple or general procedure, the
 * latter with evidence, tests and a stop; decided, served, reviewed, mediated; closed. What follows a paper may come
 * several times. Beside it stands the crime branch (`crimeBranchOf`).
 */
export const phases = [
  "Reported",
  "Refused",
  "Accepted",
  "Scene",
  "Simple",
  "Settled",
  "Evidence",
  "Testing",
  "Paused",
  "Decided",
  "Served",
  "Review",
  "Upheld",
  "Redo",
  "Mediation",
  "Closed",
  "HandedOver",
  "Withdrawn",
  "Merged",
  "Historical"
] as const
export type Phase = (typeof phases)[number]

/** The phases in words. */
export const phaseTitles: { readonly [Name in Phase]: Text } = {
  Reported: text("已接报", "Reported"),
  Refused: text("不予受理", "Refused"),
  Accepted: text("已受理", "Accepted"),
  Scene: text("现场处置", "At the scene"),
  Simple: text("简易程序", "Simple procedure"),
  Settled: text("自行协商", "Settled by the parties"),
  Evidence: text("调查取证", "Gathering evidence"),
  Testing: text("检验鉴定", "Being tested"),
  Paused: text("中止认定", "Clock stopped"),
  Decided: text("已认定", "Decided"),
  Served: text("已送达", "Served"),
  Review: text("复核中", "Under review"),
  Upheld: text("复核维持", "Upheld on review"),
  Redo: text("重新认定", "To be decided again"),
  Mediation: text("损害赔偿调解", "In mediation"),
  Closed: text("已结案", "Closed"),
  HandedOver: text("已移送", "Handed over"),
  Withdrawn: text("已撤销", "Withdrawn"),
  Merged: text("已并案", "Merged"),
  Historical: text("历史事故", "From another record")
}

/** The phase of a file, from its state alone. */
export const phaseOf = (file: AccidentFile): Phase => {
  const { standing } = file
  return standing._tag === "Accepted" ? phaseInHand(file) : standing._tag
}

const phaseInHand = (file: AccidentFile): Phase => {
  if (file.mediations.some(({ outcome }) => outcome === null)) return "Mediation"
  if (file.reviews.some(({ outcome }) => outcome === null)) return "Review"
  const paper = paperInForce(file)
  if (paper !== undefined) {
    if (file.reviews.some(({ paperId, outcome }) => paperId === paper.paperId && outcome === "upheld")) {
      return "Upheld"
    }
    const isServed = partiesToServe(file).every((party) =>
      paper.served.some(({ participantId }) => participantId === party)
    )
    return isServed ? "Served" : "Decided"
  }
  if (settlementInForce(file) !== null) return "Settled"
  if (file.stops.some(({ resumedOn }) => resumedOn === null)) return "Paused"
  if (file.tests.some(({ receivedOn }) => receivedOn === null)) return "Testing"
  if (file.papers.some(({ revokedFor }) => revokedFor === "review")) return "Redo"
  switch (file.procedure) {
    case "simple":
      return "Simple"
    case "general":
      return "Evidence"
    case null:
      return file.scene.attendedAt === null && file.scene.surveyedUntil === null ? "Accepted" : "Scene"
  }
}

/** The branch beside the phases: what a person made of the crime flag (C7); `none` while nobody looked. */
export const crimeBranchOf = (file: AccidentFile): "none" | "filed-as-crime" | "no-crime" | "passed-on" =>
  file.crime?.conclusion ?? "none"
