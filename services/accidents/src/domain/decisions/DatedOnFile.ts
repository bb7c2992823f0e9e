import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { AccidentFile } from "../Accident.ts"

/** Something that happened in the matter of an accident: at an instant, or on a day in Asia/Shanghai. */
interface Dated {
  readonly what: Text
  readonly at: Instant | CalendarDate | null
}

/** The first thing on file that an accident at an instant would come after; undefined where all of it follows. */
export const earlierThan = (
  happenedAt: Instant,
  file: AccidentFile
): { readonly what: Text; readonly at: string } | undefined => {
  const day = dayInShanghai(happenedAt)
  for (const { what, at } of datedIn(file)) {
    if (at !== null && at < (isDay(at) ? day : happenedAt)) return { what, at }
  }
  return undefined
}

const dayLength = "2026-01-01".length

const isDay = (at: string): boolean => at.length === dayLength

/** A23: what another record dates after its own accident is its own affair; only its deaths are held to it. */
const datedIn = (file: AccidentFile): ReadonlyArray<Dated> =>
  file.standing._tag === "Historical"
    ? file.persons.flatMap(({ injuries }) => injuries.map(({ diedAt }) => died(diedAt)))
    : [
        ...intakeOf(file),
        ...injuriesOf(file),
        ...procedureOf(file),
        ...testsOf(file),
        ...papersOf(file),
        ...afterwardsOf(file),
        ...investigationOf(file)
      ]

const died = (at: Instant | null): Dated => ({ what: text("人员死亡", "a death"), at })

const intakeOf = ({ intake, acceptedAt, refusedAt, jurisdiction, scene }: AccidentFile): Array<Dated> => [
  { what: text("接报", "the report"), at: intake?.reportedAt ?? null },
  { what: text("受理", "the acceptance"), at: acceptedAt },
  { what: text("不予受理决定", "the decision not to accept it"), at: refusedAt },
  { what: text("管辖单位接收", "the receipt by who handles it"), at: jurisdiction.since },
  { what: text("到达现场", "the arrival on the scene"), at: scene.attendedAt },
  { what: text("现场勘查开始", "the beginning of the survey"), at: scene.surveyedFrom },
  { what: text("现场勘查结束", "the end of the survey"), at: scene.surveyedUntil }
]

const injuriesOf = ({ persons }: AccidentFile): Array<Dated> =>
  persons.flatMap(({ injuries }) =>
    injuries.map(({ at, diedAt }) =>
      diedAt === null ? { what: text("伤情记录", "the finding of an injury"), at } : died(diedAt)
    )
  )

const procedureOf = (file: AccidentFile): Array<Dated> => [
  { what: text("自行协商", "the parties' own settlement"), at: file.settledOn },
  { what: text("书面申请快速认定", "the joint request"), at: file.jointRequestOn },
  ...file.evidenceShown.map(({ shownOn }) => ({
    what: text("公开证据", "the showing of the evidence"),
    at: shownOn
  })),
  ...file.stops.flatMap(({ stoppedOn, noticeServedOn, resumedOn }) => [
    { what: text("中止认定", "a stop of the clock"), at: stoppedOn },
    { what: text("中止通知送达", "the notice of a stop"), at: noticeServedOn },
    { what: text("恢复认定", "the end of a stop"), at: resumedOn }
  ]),
  ...file.recusals.flatMap(({ requestedOn, decidedOn }) => [
    { what: text("回避申请", "a request of recusal"), at: requestedOn },
    { what: text("回避决定", "a decision on recusal"), at: decidedOn }
  ])
]

const testsOf = ({ tests }: AccidentFile): Array<Dated> =>
  tests.flatMap(({ orderedOn, receivedOn, servedOn, secondRequestedOn, secondRefusedOn, returnedOn }) => [
    { what: text("检验鉴定委托", "the order of a test"), at: orderedOn },
    { what: text("检验鉴定结论收到", "the result of a test"), at: receivedOn },
    { what: text("检验鉴定结论送达", "the serving of a test's result"), at: servedOn },
    { what: text("重新检验鉴定申请", "the request of a second test"), at: secondRequestedOn },
    { what: text("重新检验鉴定申请的终结", "the end of the request of a second test"), at: secondRefusedOn },
    { what: text("车辆返还", "the return of a vehicle"), at: returnedOn }
  ])

const papersOf = ({ papers, onTheSpotMediation }: AccidentFile): Array<Dated> => [
  ...papers.flatMap(({ decidedOn, revokedOn, served }) => [
    { what: text("认定文书", "a paper"), at: decidedOn },
    { what: text("认定文书撤销", "the revocation of a paper"), at: revokedOn },
    ...served.map(({ servedAt }) => ({ what: text("文书送达", "the serving of a paper"), at: servedAt }))
  ]),
  { what: text("当场调解", "the mediation on the spot"), at: onTheSpotMediation?.heldOn ?? null }
]

const afterwardsOf = ({ reviews, mediations, search, crime, standing }: AccidentFile): Array<Dated> => [
  ...reviews.flatMap(({ requestedOn, noticedOn, sentOn, receivedOn, decidedOn }) => [
    { what: text("复核申请", "the request of a review"), at: requestedOn },
    { what: text("复核通知", "the notice of a review"), at: noticedOn },
    { what: text("复核案卷移送", "the sending of a file for review"), at: sentOn },
    { what: text("复核受理", "the receipt of a review"), at: receivedOn },
    { what: text("复核决定", "the decision of a review"), at: decidedOn }
  ]),
  ...mediations.flatMap(({ requestedOn, afterOn, notifiedOn, heldOn, startOn, begunOn, endedOn }) => [
    { what: text("调解申请", "the request of a mediation"), at: requestedOn },
    { what: text("调解依据", "what a mediation follows"), at: afterOn },
    { what: text("调解通知", "the notice of a mediation"), at: notifiedOn },
    { what: text("调解期日", "the day of a mediation"), at: heldOn },
    { what: text("调解起算", "the start of a mediation's time"), at: startOn },
    { what: text("调解开始", "the beginning of a mediation"), at: begunOn },
    { what: text("调解终结", "the end of a mediation"), at: endedOn }
  ]),
  { what: text("查缉开始", "the start of the search"), at: search?.startedAt ?? null },
  { what: text("肇事车辆查获", "the finding of the vehicle"), at: search?.vehicleFoundOn ?? null },
  { what: text("肇事驾驶人查获", "the finding of the driver"), at: search?.driverFoundOn ?? null },
  { what: text("受害人申请认定", "the victim's request of a decision"), at: search?.decisionAskedOn ?? null },
  ...(search?.notices ?? []).flatMap(({ issuedOn, cancelledOn }) => [
    { what: text("查缉通报", "a notice of the search"), at: issuedOn },
    { what: text("查缉通报撤销", "the end of a notice"), at: cancelledOn }
  ]),
  { what: text("刑事审查", "the consideration as a crime"), at: crime?.consideredOn ?? null },
  { what: text("结案", "the closing"), at: standing._tag === "Closed" ? standing.closedOn : null }
]

const investigationOf = (file: AccidentFile): Array<Dated> => [
  ...file.identifications.map(({ heldAt }) => ({ what: text("辨认", "an identification"), at: heldAt })),
  { what: text("深度调查开始", "the deep investigation"), at: file.deepInvestigation?.openedOn ?? null },
  {
    what: text("深度调查结论", "the end of the deep investigation"),
    at: file.deepInvestigation?.conclusion?.concludedOn ?? null
  },
  ...file.firmOrders.flatMap(({ orderedOn, confirmedOn }) => [
    { what: text("责令运输单位", "an order to a transport firm"), at: orderedOn },
    { what: text("整改确认", "the confirmation of an order"), at: confirmedOn }
  ])
]
