import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import type { HandlerAct } from "@jiaosuo/reference/Qualifications"
import { closingWays, proceedingNames } from "../Labels.ts"
import type { Plate } from "../values/Parties.ts"
import type { Handler } from "../values/Proceedings.ts"
import { type MergingRejection, mergingRefusal } from "./Merging.ts"
import { type StandingRejection, standingRefusal } from "./Standing.ts"

/** A proceeding that keeps a file open. */
export type OpenProceeding = "stop" | "review" | "mediation" | "test" | "vehicle" | "notice" | "recusal"

/** A paper or a proceeding that names a person or a vehicle. */
export type NamingProceeding =
  | "paper"
  | "test"
  | "review"
  | "mediation"
  | "search"
  | "settlement"
  | "identification"
  | "firm-order"

/** A way of closing for which the file shows no ground. */
export type GroundedClosing = "settled" | "mediated" | "court" | "criminal" | "no-further-request"

/** Why a command on the file as a whole, its scene, its vehicles or its persons is refused. */
export type IntakeRejection =
  | StandingRejection
  /** A2, A3: 403. */
  | {
      readonly _tag: "HandlerMayNotDoThis"
      readonly kind: Handler["kind"]
      readonly act: HandlerAct
      readonly rule: string
      readonly reason: Text
      /** The fields of the form that are not theirs to fill in; absent where the whole command is not. */
      readonly paths?: ReadonlyArray<string>
    }
  | { readonly _tag: "LeadIsNotQualified"; readonly account: string; readonly reason: Text }
  | { readonly _tag: "OfficersAreTooFew"; readonly officers: number; readonly reason: Text }
  | { readonly _tag: "HandlerIsNamedTwice"; readonly account: string }
  | { readonly _tag: "HandlerWasRecused"; readonly account: string }
  | { readonly _tag: "ReasonIsMissing"; readonly rule: string | null }
  | { readonly _tag: "JurisdictionIsTheSame" }
  | {
      readonly _tag: "HappenedBeforeTheAccident"
      readonly path: string
      readonly at: Instant
      readonly happenedAt: Instant
    }
  | { readonly _tag: "HappenedBeforeTheReport"; readonly path: string; readonly reportedAt: Instant }
  | { readonly _tag: "SomethingHappenedEarlier"; readonly what: Text; readonly at: Instant }
  | { readonly _tag: "VehiclesAreTooMany"; readonly most: number }
  | { readonly _tag: "PersonsAreTooMany"; readonly most: number }
  | { readonly _tag: "VehicleIsAlreadyInvolved"; readonly vehicleId: string; readonly plate: Plate }
  | { readonly _tag: "VehicleIsNotInvolved"; readonly vehicleId: string; readonly path: string }
  | {
      readonly _tag: "VehicleIsNamedInAProceeding"
      readonly vehicleId: string
      readonly in: NamingProceeding
    }
  | { readonly _tag: "PersonIsAlreadyInvolved"; readonly participantId: string }
  | { readonly _tag: "PersonIsNotInvolved"; readonly participantId: string; readonly path: string }
  | {
      readonly _tag: "PersonIsNamedInAProceeding"
      readonly participantId: string
      readonly in: NamingProceeding
    }
  | { readonly _tag: "ProceedingIsOpen"; readonly what: OpenProceeding; readonly id: string }
  | { readonly _tag: "ClosingHasNoGround"; readonly way: GroundedClosing }
  | { readonly _tag: "ArchiveNumberIsTaken"; readonly number: string; readonly holder: string }
  | { readonly _tag: "SourceNumberIsTaken"; readonly number: string; readonly holder: string }
  | MergingRejection

const atField = (path: string, reason: Text, rule?: string): NonNullable<Refusal["fields"]> => [
  rule === undefined ? { path, reason } : { path, reason, rule }
]

/** What the closing of a file in one way must have in the file. */
const closingGrounds: { readonly [Way in GroundedClosing]: Text } = {
  settled: text("当事人自行协商或者当场调解达成协议", "a settlement of the parties or of the spot"),
  mediated: text("达成协议的调解", "a mediation that ended in an agreement"),
  court: text("已送达的认定文书", "a paper that was served"),
  criminal: text("已按刑事案件立案或者移送的记录", "a record that it was filed or passed on as a crime"),
  "no-further-request": text("已向各方送达的认定文书", "a paper that was served on every party")
}

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const intakeRefusal = (rejection: IntakeRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "HandlerMayNotDoThis":
      return {
        code,
        rule: rejection.rule,
        title: text("您的身份不得办理此项", "You may not do this"),
        detail: rejection.reason,
        ...(rejection.paths === undefined
          ? {}
          : { fields: rejection.paths.flatMap((path) => atField(path, rejection.reason, rejection.rule)) }),
        facts: { kind: rejection.kind, act: rejection.act }
      }
    case "LeadIsNotQualified":
      return {
        code,
        rule: "A2",
        title: text(
          `主办人员${rejection.account}的资格不够`,
          `The lead, ${rejection.account}, is not qualified for it`
        ),
        detail: rejection.reason,
        fields: atField("lead", rejection.reason, "A2"),
        facts: { account: rejection.account }
      }
    case "OfficersAreTooFew":
      return {
        code,
        rule: "A2",
        title: text(`只有${rejection.officers}名交通警察`, `Only ${rejection.officers} officers`),
        detail: rejection.reason,
        facts: { officers: rejection.officers }
      }
    case "HandlerIsNamedTwice":
      return {
        code,
        title: text(`${rejection.account}重复`, `${rejection.account} is named twice`),
        facts: { account: rejection.account }
      }
    case "HandlerWasRecused":
      return {
        code,
        rule: "A21",
        title: text(`${rejection.account}已决定回避`, `${rejection.account} was recused from this accident`),
        facts: { account: rejection.account }
      }
    case "ReasonIsMissing": {
      const reason = text("请填写原因", "say why")
      return {
        code,
        title: text("缺少原因", "A reason is needed"),
        fields: atField("reason", reason, rejection.rule ?? undefined),
        ...(rejection.rule === null ? {} : { rule: rejection.rule })
      }
    }
    case "JurisdictionIsTheSame":
      return {
        code,
        rule: "A24",
        title: text("已由该单位管辖", "This unit already handles the accident")
      }
    case "HappenedBeforeTheAccident": {
      const reason = text(
        `${rejection.at}早于事故发生时间${rejection.happenedAt}`,
        `${rejection.at} is before the accident, which happened at ${rejection.happenedAt}`
      )
      return {
        code,
        title: text("早于事故发生时间", "Before the accident"),
        detail: reason,
        fields: atField(rejection.path, reason)
      }
    }
    case "HappenedBeforeTheReport": {
      const reason = text(
        `早于接报时间${rejection.reportedAt}`,
        `is before the report, which came in at ${rejection.reportedAt}`
      )
      return {
        code,
        rule: "A7",
        title: text("早于接报时间", "Before the report"),
        fields: atField(rejection.path, reason, "A7")
      }
    }
    case "SomethingHappenedEarlier": {
      const reason = text(
        `${rejection.what.zh}在${rejection.at},事故不能晚于它`,
        `${rejection.what.en} was at ${rejection.at}: the accident cannot be after it`
      )
      return {
        code,
        title: text("事故时间晚于已记录的事项", "The accident would be after what followed it"),
        fields: atField("happenedAt", reason)
      }
    }
    case "VehiclesAreTooMany":
      return {
        code,
        title: text(
          `一起事故最多${rejection.most}辆车`,
          `An accident takes at most ${rejection.most} vehicles`
        ),
        facts: { most: rejection.most }
      }
    case "PersonsAreTooMany":
      return {
        code,
        title: text(`一起事故最多${rejection.most}人`, `An accident takes at most ${rejection.most} persons`),
        facts: { most: rejection.most }
      }
    case "VehicleIsAlreadyInvolved": {
      const reason = text("该号牌的车辆已在本事故中", "a vehicle with this plate is already in this accident")
      return {
        code,
        title: text("同一车辆不能登记两次", "A vehicle is in an accident once"),
        fields: atField("plate.number", reason),
        facts: { vehicleId: rejection.vehicleId, plate: rejection.plate.number }
      }
    }
    case "VehicleIsNotInvolved": {
      const reason = text("本事故中没有该车辆", "no such vehicle is in this accident")
      return {
        code,
        title: reason,
        fields: atField(rejection.path, reason),
        facts: { vehicleId: rejection.vehicleId }
      }
    }
    case "VehicleIsNamedInAProceeding":
      return {
        code,
        title: text(
          `${proceedingNames[rejection.in].zh}涉及该车辆,不能移除`,
          `A ${proceedingNames[rejection.in].en} names this vehicle: it cannot be removed`
        ),
        facts: { vehicleId: rejection.vehicleId, in: rejection.in }
      }
    case "PersonIsAlreadyInvolved":
      return {
        code,
        title: text("该人员已在本事故中", "This person is already in this accident"),
        fields: atField("idNumber", text("同一人不能登记两次", "a person is in an accident once")),
        facts: { participantId: rejection.participantId }
      }
    case "PersonIsNotInvolved": {
      const reason = text("本事故中没有该人员", "no such person is in this accident")
      return {
        code,
        title: reason,
        fields: atField(rejection.path, reason),
        facts: { participantId: rejection.participantId }
      }
    }
    case "PersonIsNamedInAProceeding":
      return {
        code,
        title: text(
          `${proceedingNames[rejection.in].zh}涉及该人员,不能移除,也不能改为非当事人`,
          `A ${proceedingNames[rejection.in].en} names this person: they stay in the accident, and a party of it`
        ),
        facts: { participantId: rejection.participantId, in: rejection.in }
      }
    case "ProceedingIsOpen":
      return {
        code,
        rule: proceedingRules[rejection.what],
        title: text(
          `${proceedingNames[rejection.what].zh}尚未结束,不能结案`,
          `A ${proceedingNames[rejection.what].en} is still open: the file cannot be closed`
        ),
        facts: { what: rejection.what, id: rejection.id }
      }
    case "ClosingHasNoGround": {
      const ground = closingGrounds[rejection.way]
      const way = closingWays[rejection.way]
      const reason = text(
        `以“${way.zh}”结案,须有${ground.zh}`,
        `to close it as "${way.en}", the file must show ${ground.en}`
      )
      return {
        code,
        title: text("不符合结案条件", "The file cannot be closed this way"),
        fields: atField("way", reason),
        facts: { way: rejection.way }
      }
    }
    case "ArchiveNumberIsTaken": {
      const reason = text("档案号已被另一事故使用", "another accident has this archive number")
      return {
        code,
        title: reason,
        fields: atField("archiveNumber", reason),
        facts: { number: rejection.number, heldBy: rejection.holder }
      }
    }
    case "SourceNumberIsTaken": {
      const reason = text("该来源的该编号已导入", "this number of this source was taken over already")
      return {
        code,
        rule: "A23",
        title: reason,
        fields: atField("number", reason, "A23"),
        facts: { number: rejection.number, heldBy: rejection.holder }
      }
    }
    case "AccidentIsTheSame":
    case "OtherAccidentIsNotOnFile":
    case "AccidentsAreMergedIntoIt":
    case "DuplicatesAreTooMany":
    case "OtherAccidentDoesNotStand":
      return mergingRefusal(rejection)
    default:
      return standingRefusal(rejection)
  }
}

const proceedingRules: { readonly [What in OpenProceeding]: string } = {
  stop: "A11",
  review: "A17",
  mediation: "A18",
  test: "A12",
  vehicle: "A12",
  notice: "A20",
  recusal: "A21"
}

const intakeTags: { readonly [Tag in IntakeRejection["_tag"]]: true } = {
  AccidentIsNotOnFile: true,
  AccidentIsAlreadyOnFile: true,
  AccidentIsNotAccepted: true,
  AccidentIsAlreadyAccepted: true,
  AccidentIsRefused: true,
  AccidentIsHandedOver: true,
  AccidentIsClosed: true,
  AccidentIsNotClosed: true,
  AccidentIsWithdrawn: true,
  AccidentIsMerged: true,
  AccidentIsNotMerged: true,
  AccidentIsHistorical: true,
  HandlerMayNotDoThis: true,
  LeadIsNotQualified: true,
  OfficersAreTooFew: true,
  HandlerIsNamedTwice: true,
  HandlerWasRecused: true,
  ReasonIsMissing: true,
  JurisdictionIsTheSame: true,
  HappenedBeforeTheAccident: true,
  HappenedBeforeTheReport: true,
  SomethingHappenedEarlier: true,
  VehiclesAreTooMany: true,
  PersonsAreTooMany: true,
  VehicleIsAlreadyInvolved: true,
  VehicleIsNotInvolved: true,
  VehicleIsNamedInAProceeding: true,
  PersonIsAlreadyInvolved: true,
  PersonIsNotInvolved: true,
  PersonIsNamedInAProceeding: true,
  ProceedingIsOpen: true,
  ClosingHasNoGround: true,
  ArchiveNumberIsTaken: true,
  SourceNumberIsTaken: true,
  AccidentIsTheSame: true,
  OtherAccidentIsNotOnFile: true,
  AccidentsAreMergedIntoIt: true,
  DuplicatesAreTooMany: true,
  OtherAccidentDoesNotStand: true
}

/** Tells these rejections from those of the proceedings. */
export const isIntakeRejection = <Other extends { readonly _tag: string }>(
  rejection: IntakeRejection | Other
): rejection is IntakeRejection => rejection._tag in intakeTags
