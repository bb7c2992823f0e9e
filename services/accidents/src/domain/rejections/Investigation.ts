import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import type { EventOf } from "../AccidentEvents.ts"

/** What of the rule of orders to firms two accidents do not fulfil (A22). */
export type FirmOrderObstacle =
  | "no-firm"
  | "another-firm"
  | "too-few-dead"
  | "share-too-small"
  | "does-not-count"
  | "not-the-later"
  | "too-far-apart"

/** Why an identification, a deep investigation or an order to a firm is refused (A19, A22). */
export type InvestigationRejection =
  | { readonly _tag: PlainInvestigation }
  | {
      readonly _tag: "TooFewAreShown"
      readonly of: EventOf<"IdentificationWasHeld">["of"]
      readonly needed: number
      readonly shown: number
      readonly what: Text
    }
  | { readonly _tag: "DeathsAreTooFew"; readonly deaths: number; readonly needed: number }
  /** Of a closing. */
  | { readonly _tag: "DeepInvestigationIsDue"; readonly deaths: number; readonly needed: number }
  | { readonly _tag: "FirmOrderHasNoGround"; readonly obstacle: FirmOrderObstacle }

const plain = {
  IdentificationTakesTwoOfficers: [
    "A19",
    text("辨认须由两名以上交通警察主持", "An identification takes two officers")
  ],
  OnePersonIdentifies: [
    "A19",
    text(
      "辨认应当个别进行:请指明一名涉事人员,或者填写一名证人",
      "Each identifies separately: name one person of the accident, or one witness"
    )
  ],
  RecognisedIsNotOfWhatWasShown: [
    "A19",
    text("辨认结果与辨认对象的种类不符", "What was recognised is not of the kind that was shown")
  ],
  DeepInvestigationIsAlreadyOpen: ["A19", text("已开展深度调查", "The deep investigation is open already")],
  DeepInvestigationIsNotOpen: ["A19", text("尚未开展深度调查", "No deep investigation is open")],
  DeepInvestigationIsConcluded: [
    "A19",
    text("深度调查已结束", "The deep investigation is concluded already")
  ],
  DeepInvestigationFoundNothing: [
    "A19",
    text("深度调查须有查明的原因", "A deep investigation ends with a cause that it found")
  ],
  DeepInvestigationIsNotConcluded: [
    "A19",
    text("深度调查尚未结束,不能结案", "The deep investigation is not concluded: the file cannot be closed")
  ],
  FirmIsAlreadyOrdered: [
    "A22",
    text("已责令该运输单位消除安全隐患", "The transport firm is ordered to fix its dangers already")
  ],
  FirmOrderTakesTheCity: [
    "A22",
    text(
      "责令须经设区的市公安机关交通管理部门批准",
      "The order takes the approval of the city's traffic police"
    )
  ],
  FirmOrderIsUnknown: ["A22", text("没有这项责令", "There is no such order")],
  FirmFixIsConfirmed: ["A22", text("已确认隐患消除", "The fix is confirmed already")]
} as const satisfies Readonly<Record<string, readonly [rule: string, title: Text]>>

type PlainInvestigation = keyof typeof plain

const obstacles: { readonly [Of in FirmOrderObstacle]: Text } = {
  "no-firm": text("该车未登记专业运输单位", "the vehicle drives for no transport firm on file"),
  "another-firm": text("另一事故没有该单位的车辆", "no vehicle of the firm is in the other accident"),
  "too-few-dead": text("死亡人数不足", "too few died"),
  "share-too-small": text(
    "单位或者驾驶人不负全部责任或者主要责任",
    "neither the firm nor its driver has all or the main blame"
  ),
  "does-not-count": text("有一起事故不计入统计", "one of the accidents does not count"),
  "not-the-later": text("应当在后一起事故的案卷中办理", "it belongs on the file of the later accident"),
  "too-far-apart": text("两起事故相隔超过期限", "the accidents lie too far apart")
}

const isPlain = (tag: string): tag is PlainInvestigation => Object.hasOwn(plain, tag)

const tags: ReadonlySet<string> = new Set<InvestigationRejection["_tag"]>([
  "TooFewAreShown",
  "DeathsAreTooFew",
  "DeepInvestigationIsDue",
  "FirmOrderHasNoGround"
])

/** Tells these rejections from others. */
export const isInvestigationRejection = <Other extends { readonly _tag: string }>(
  rejection: InvestigationRejection | Other
): rejection is InvestigationRejection => isPlain(rejection._tag) || tags.has(rejection._tag)

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const investigationRefusal = (rejection: InvestigationRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "TooFewAreShown": {
      const { of, needed, shown, what } = rejection
      const reason = text(
        `${what.zh}不得少于${needed},实为${shown}`,
        `at least ${needed} ${what.en} are shown; these were ${shown}`
      )
      return {
        code,
        rule: "A19",
        title: text("辨认对象过少", "Too few were shown"),
        detail: text(`${reason.zh}。`, `${reason.en}.`),
        fields: [{ path: "shown", reason, rule: "A19" }],
        facts: { of, needed, shown }
      }
    }
    case "DeathsAreTooFew":
      return {
        code,
        rule: "A19",
        title: text("死亡人数不足", "Too few died"),
        detail: text(
          `死亡${rejection.deaths}人,不足${rejection.needed}人;其他严重事故请填写原因。`,
          `${rejection.deaths} died, fewer than ${rejection.needed}; for another grave accident say why.`
        ),
        facts: { deaths: rejection.deaths, needed: rejection.needed }
      }
    case "DeepInvestigationIsDue":
      return {
        code,
        rule: "A19",
        title: text("应当先开展深度调查", "A deep investigation is due first"),
        detail: text(
          `死亡${rejection.deaths}人;死亡${rejection.needed}人以上的,应当开展深度调查。`,
          `${rejection.deaths} died; with ${rejection.needed} or more the causes are investigated in depth.`
        ),
        facts: { deaths: rejection.deaths, needed: rejection.needed }
      }
    case "FirmOrderHasNoGround": {
      const why = obstacles[rejection.obstacle]
      return {
        code,
        rule: "A22",
        title: text(`不能责令运输单位:${why.zh}`, `The firm cannot be ordered: ${why.en}`),
        facts: { obstacle: rejection.obstacle }
      }
    }
    default: {
      const [rule, title] = plain[rejection._tag]
      return { code, rule, title }
    }
  }
}
