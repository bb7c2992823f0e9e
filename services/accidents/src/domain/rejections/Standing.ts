import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { Standing } from "../Accident.ts"
import type { RefusalGround, WithdrawalGround } from "../events/Intake.ts"
import { refusalGrounds, withdrawalGrounds } from "../Labels.ts"

/** Why a command does not go with where the file stands as a whole. */
export type StandingRejection =
  | { readonly _tag: "AccidentIsNotOnFile" }
  | { readonly _tag: "AccidentIsAlreadyOnFile" }
  | { readonly _tag: "AccidentIsNotAccepted" }
  | { readonly _tag: "AccidentIsAlreadyAccepted" }
  | { readonly _tag: "AccidentIsRefused"; readonly ground: RefusalGround }
  | { readonly _tag: "AccidentIsHandedOver"; readonly authority: string }
  | { readonly _tag: "AccidentIsClosed"; readonly closedOn: CalendarDate; readonly archiveNumber: string }
  | { readonly _tag: "AccidentIsNotClosed" }
  | { readonly _tag: "AccidentIsWithdrawn"; readonly ground: WithdrawalGround }
  | { readonly _tag: "AccidentIsMerged"; readonly into: string }
  | { readonly _tag: "AccidentIsNotMerged" }
  | { readonly _tag: "AccidentIsHistorical"; readonly source: string; readonly number: string }

/** What somebody is told whose command does not go with where the file stands. */
export const standingRefusal = (rejection: StandingRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "AccidentIsNotOnFile":
      return { code, title: text("没有该事故档案", "The accident is not on file") }
    case "AccidentIsAlreadyOnFile":
      return { code, title: text("该事故已有档案", "The accident is already on file") }
    case "AccidentIsNotAccepted":
      return {
        code,
        rule: "A7",
        title: text("该事故尚未受理", "The accident is not accepted yet"),
        detail: text("请先受理,再办理此项。", "Accept it first.")
      }
    case "AccidentIsAlreadyAccepted":
      return { code, rule: "A7", title: text("该事故已受理", "The accident is already accepted") }
    case "AccidentIsRefused":
      return {
        code,
        rule: "A7",
        title: text("该事故已决定不予受理", "It was decided not to accept the accident"),
        detail: text(
          `理由:${refusalGrounds[rejection.ground].zh}。应当受理的,请填写原因重新受理。`,
          `Ground: ${refusalGrounds[rejection.ground].en}. If it must be accepted after all, accept it with a reason.`
        ),
        facts: { ground: rejection.ground }
      }
    case "AccidentIsHandedOver":
      return {
        code,
        rule: "A24",
        title: text(
          `该事故已移送${rejection.authority}`,
          `The accident was handed over to ${rejection.authority}`
        ),
        facts: { authority: rejection.authority }
      }
    case "AccidentIsClosed":
      return {
        code,
        title: text("该事故已结案", "The accident is closed"),
        detail: text(
          `${rejection.closedOn}结案,档案号${rejection.archiveNumber}。须变更的,请先说明原因重新启动。`,
          `Closed on ${rejection.closedOn}, archive number ${rejection.archiveNumber}. Reopen it with a reason first.`
        ),
        facts: { closedOn: rejection.closedOn, archiveNumber: rejection.archiveNumber }
      }
    case "AccidentIsNotClosed":
      return {
        code,
        title: text("该事故未结案,也未撤销", "The accident is neither closed nor withdrawn")
      }
    case "AccidentIsWithdrawn":
      return {
        code,
        title: text("该事故已撤销", "The accident is withdrawn"),
        detail: text(
          `理由:${withdrawalGrounds[rejection.ground].zh}。`,
          `Ground: ${withdrawalGrounds[rejection.ground].en}.`
        ),
        facts: { ground: rejection.ground }
      }
    case "AccidentIsMerged":
      return {
        code,
        title: text("该事故已并入另一事故", "The accident is merged into another one"),
        detail: text(`并入的事故:${rejection.into}`, `Merged into ${rejection.into}`),
        facts: { into: rejection.into }
      }
    case "AccidentIsNotMerged":
      return { code, title: text("该事故未并案", "The accident is not merged") }
    case "AccidentIsHistorical":
      return {
        code,
        rule: "A23",
        title: text(
          "该事故是从其他记录导入的历史事故",
          "The accident was taken over from another record and is not handled here"
        ),
        facts: { source: rejection.source, number: rejection.number }
      }
  }
}

/** The rejection that says where the file stands; undefined where it is being handled, or waits to be. */
export const standsElsewhere = (standing: Standing): StandingRejection | undefined => {
  switch (standing._tag) {
    case "Reported":
    case "Accepted":
      return undefined
    case "Refused":
      return { _tag: "AccidentIsRefused", ground: standing.ground }
    case "HandedOver":
      return { _tag: "AccidentIsHandedOver", authority: standing.authority }
    case "Closed": {
      const { closedOn, archiveNumber } = standing
      return { _tag: "AccidentIsClosed", closedOn, archiveNumber }
    }
    case "Withdrawn":
      return { _tag: "AccidentIsWithdrawn", ground: standing.ground }
    case "Merged":
      return { _tag: "AccidentIsMerged", into: standing.into }
    case "Historical": {
      const { source, number } = standing
      return { _tag: "AccidentIsHistorical", source, number }
    }
  }
}
