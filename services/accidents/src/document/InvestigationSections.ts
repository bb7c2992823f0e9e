import { text } from "@jiaosuo/kernel/Problem"
import type { AccidentFile } from "../http/AccidentFile.ts"
import type { Wording } from "./DocumentWords.ts"
import { facts, paragraph, rows, type Section } from "./PrintedDocument.ts"

/** Identifications, the deep investigation, and orders to transport firms, each where there is one (A19, A22). */
export const investigations = (file: AccidentFile, w: Wording): ReadonlyArray<Section> => [
  identifications(file, w),
  deepInvestigation(file, w),
  firmOrders(file, w)
]

/** A19: who recognised whom or what among how many. */
const identifications = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("辨认", "Identifications")),
  blocks: rows(
    [
      [w.say(text("时间", "Held")), 3],
      [w.say(text("辨认对象", "Of")), 3],
      [w.say(text("数量", "Shown")), 1],
      [w.say(text("辨认人", "By whom")), 3],
      [w.say(text("辨认结果", "Recognised")), 3],
      [w.say(text("主持人", "Officers")), 3],
      [w.say(text("附件、备注", "Attachments, note")), 4]
    ],
    file.identifications.map((held) => [
      w.minute(held.heldAt),
      w.word("identified", held.of),
      String(held.shown),
      held.identifiedBy.witness === null
        ? w.person(held.identifiedBy.participantId)
        : `${held.identifiedBy.witness.name ?? w.say(text("已删除", "erased"))} ${w.say(text("(证人)", "(witness)"))}`,
      w.vehicle(held.vehicleId) ??
        w.person(held.participantId) ??
        w.say(text("未辨认出", "nobody and nothing recognised")),
      held.by.map(({ account }) => account).join("、"),
      [...held.attachments.map(({ reference }) => reference), held.note]
        .filter((one) => one !== null)
        .join("; ")
    ])
  )
})

/** A19. */
const deepInvestigation = ({ deepInvestigation: found }: AccidentFile, w: Wording): Section => {
  const title = w.say(text("深度调查", "Deep investigation"))
  if (found === null) return { title, blocks: [] }
  const { conclusion } = found
  return {
    title,
    blocks: [
      ...facts(
        [w.say(text("开展日期", "Opened")), found.openedOn],
        [w.say(text("事由", "Ground")), w.word("deepGround", found.ground)],
        [w.say(text("说明", "Reason")), found.reason],
        [w.say(text("调查组", "Team")), found.team.map(({ account }) => account).join("、")],
        [w.say(text("结束日期", "Concluded")), conclusion?.concludedOn ?? null],
        [w.say(text("报告编号", "Report")), conclusion?.reportNumber ?? null]
      ),
      ...(conclusion?.findings ?? []).flatMap(({ cause, text: said }) =>
        paragraph(`${w.word("cause", cause)}: ${said}`)
      ),
      ...rows(
        [
          [w.say(text("建议对象", "Recommended to")), 3],
          [w.say(text("建议内容", "What")), 7]
        ],
        (conclusion?.recommendations ?? []).map(({ to, what }) => [to, what])
      )
    ]
  }
}

/** A22. */
const firmOrders = (file: AccidentFile, w: Wording): Section => ({
  title: w.say(text("责令运输单位消除安全隐患", "Orders to transport firms")),
  blocks: rows(
    [
      [w.say(text("运输单位", "Firm")), 4],
      [w.say(text("车辆", "Vehicle")), 2],
      [w.say(text("另一事故", "Other accident")), 4],
      [w.say(text("批准", "Approval")), 4],
      [w.say(text("责令日期、期限", "Ordered, due")), 3],
      [w.say(text("通报单位", "Governments told")), 3],
      [w.say(text("确认消除", "Confirmed")), 2]
    ],
    file.firmOrders.map((order) => [
      [order.firm.name, order.firm.creditCode].filter((one) => one !== null).join(" "),
      w.vehicle(order.vehicleId),
      order.other,
      [order.approval.body, order.approval.number, order.approval.on].filter((one) => one !== null).join(" "),
      `${order.orderedOn}, ${order.dueOn}`,
      order.notifiedGovernments.join("、"),
      order.confirmedOn ?? w.say(text("未确认", "not yet"))
    ])
  )
})
