import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { text } from "@jiaosuo/kernel/Problem"
import { inLanguage, minute } from "../../http/Exports.ts"
import type { CodeNames } from "../http/CodeNames.ts"
import { somewhere, yesNo } from "../http/WardenExports.ts"
import type { ServiceItem } from "./ServiceAnswer.ts"

/** Columns of the list of services (rows 40, 47, 58, 72). Nobody who asked for one is on file. */
export const serviceColumns = (names: CodeNames): ReadonlyArray<SpreadsheetColumn<ServiceItem>> => {
  const papers = (codes: ReadonlyArray<string>): string =>
    codes.map((code) => names.item("material", code)).join("、")
  const answered = (is: boolean | undefined | null): string | null =>
    is === undefined || is === null ? null : yesNo(names.language, is)
  return inLanguage<ServiceItem>(
    [
      [text("服务", "Service"), ({ id }) => id, 38],
      [text("受理时间", "Asked for"), ({ requestedAt }) => minute(requestedAt), 17],
      [text("服务事项", "Kind"), ({ code }) => names.item("service", code), 18],
      [text("受理渠道", "Channel"), ({ channel }) => names.item("service-channel", channel), 14],
      ...somewhere<ServiceItem>(names),
      [text("移动单元", "Unit"), ({ unitId }) => unitId, 38],
      [text("办结时间", "Done"), ({ doneAt }) => minute(doneAt), 17],
      [text("所需材料", "Papers"), ({ materials }) => papers(materials), 24],
      [text("尚缺材料", "Missing papers"), ({ missing }) => papers(missing), 24],
      [text("跑动次数", "Trips"), ({ trips }) => trips],
      [text("一次办好", "One trip"), ({ oneTrip }) => answered(oneTrip), 10],
      [text("移交单位", "Handed over to"), ({ handOver }) => handOver?.force ?? null, 18],
      [text("移交时间", "Handed over"), ({ handOver }) => minute(handOver?.at ?? null), 17],
      [text("回复时间", "Answered"), ({ handOver }) => minute(handOver?.answeredAt ?? null), 17],
      [text("回复", "Answer"), ({ handOver }) => handOver?.answer ?? null, 24],
      [text("移交天数", "Days"), ({ handOver }) => handOver?.days ?? null],
      [text("超时", "Overdue"), ({ handOver }) => answered(handOver?.overdue)],
      [text("撤回", "Withdrawn"), ({ withdrawn }) => yesNo(names.language, withdrawn)]
    ],
    names.language
  )
}
