import type { Language } from "@jiaosuo/http/CurrentRequest"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { text } from "@jiaosuo/kernel/Problem"
import { inLanguage, minute } from "../../http/Exports.ts"
import { channelName, outcomeName, standingNames } from "../CaseTexts.ts"
import type { CaseItem } from "./CaseAnswer.ts"

/** The list of cases as a spreadsheet: the fields of intake, dispatch and feedback sheets (I1). No person is in it. */

const yesNo = { zh: { yes: "是", no: "否" }, en: { yes: "yes", no: "no" } } as const

const post = ({ roadPost }: CaseItem): string | null => {
  if (roadPost === null) return null
  const { metres, road } = roadPost
  return metres === null
    ? road
    : `${road} K${Math.floor(metres / 1_000)}+${String(Math.round(metres % 1_000)).padStart(3, "0")}`
}

const firstOf = (item: CaseItem, step: "dispatchedAt" | "signedAt" | "departedAt" | "arrivedAt") =>
  item.groups
    .filter(({ calledOffAt }) => calledOffAt === null)
    .flatMap((group) => group[step] ?? [])
    .sort()[0] ?? null

/** Columns of the list of cases. */
export const caseExportColumns = (language: Language): ReadonlyArray<SpreadsheetColumn<CaseItem>> => {
  const answered = (is: boolean | null): string | null =>
    is === null ? null : yesNo[language][is ? "yes" : "no"]
  return inLanguage<CaseItem>(
    [
      [text("接警单编号", "Case number"), (c) => c.number, 18],
      [text("报警时间", "Called at"), (c) => minute(c.calledAt), 17],
      [text("报警方式", "Channel"), (c) => channelName(c.channel)[language], 12],
      [text("警情类别", "Kind"), (c) => c.kindName[language], 12],
      [text("细类", "Type"), (c) => c.typeName[language], 14],
      [text("小类", "Detail"), (c) => c.detailName?.[language] ?? null, 16],
      [text("警情等级", "Level"), (c) => c.levelName[language], 10],
      [text("警情状态", "Standing"), (c) => standingNames[c.standing][language], 12],
      [
        text("处警结果", "Outcome"),
        (c) => (c.outcome === null ? null : outcomeName(c.outcome)[language]),
        14
      ],
      [text("乡镇", "Township"), (c) => c.townshipName, 12],
      [text("村(居)", "Village"), (c) => c.villageName, 18],
      [text("地址", "Address"), (c) => c.address, 30],
      [text("桩号", "Post"), post, 16],
      [text("经度", "Longitude"), (c) => c.coordinates?.longitude ?? null, 12],
      [text("纬度", "Latitude"), (c) => c.coordinates?.latitude ?? null, 12],
      [text("协作区", "Zone"), (c) => c.zoneName, 14],
      [text("派出所", "Station"), (c) => c.stationName, 14],
      [text("来源平台", "Other desk"), (c) => c.source?.desk ?? null, 14],
      [text("来源编号", "Number there"), (c) => c.source?.number ?? null, 16],
      [text("责任人", "Responsible"), (c) => c.responsible.account, 16],
      [text("派警组数", "Groups"), (c) => c.groups.length, 8],
      [text("派警人数", "People"), (c) => c.groups.reduce((sum, { people }) => sum + people, 0), 8],
      [text("派警时间", "Dispatched"), (c) => minute(firstOf(c, "dispatchedAt")), 17],
      [text("签收时间", "Signed"), (c) => minute(firstOf(c, "signedAt")), 17],
      [text("出警时间", "Departed"), (c) => minute(firstOf(c, "departedAt")), 17],
      [text("到场时间", "Arrived"), (c) => minute(firstOf(c, "arrivedAt")), 17],
      [text("接警至派警(秒)", "Seconds to dispatch"), (c) => c.secondsToDispatch, 10],
      [text("接警至到场(秒)", "Seconds to scene"), (c) => c.secondsToScene, 10],
      [text("接警至处置完毕(秒)", "Seconds to settled"), (c) => c.secondsToSettled, 10],
      [text("低于等级用警", "Below grade"), (c) => answered(c.belowGrade), 8],
      [text("区内处置", "Within the zone"), (c) => answered(c.inZone), 8],
      [text("超时", "Overdue"), (c) => answered(c.overdue), 8],
      [text("结案时间", "Closed"), (c) => minute(c.closedAt), 17],
      [text("警情描述", "Description"), (c) => c.description, 40]
    ],
    language
  )
}
