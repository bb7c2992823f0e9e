import type { Language } from "@jiaosuo/http/CurrentRequest"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type CallOutStanding,
  callOutStandingNames,
  type HazardState,
  hazardStates,
  type PlaceKind,
  placeKinds,
  type WardenRole,
  type WardenState,
  type WorkKind,
  wardenRoleNames,
  wardenStates,
  workKinds
} from "@jiaosuo/wardens/events"
import { type Column, inLanguage, minute } from "../../http/Exports.ts"
import { type CodeNames, itemOfWork } from "./CodeNames.ts"
import type {
  CallOutTimesItem,
  PostGapItem,
  PostItem,
  RoadHazardItem,
  RollItem,
  WardenRecordItem,
  WardenShiftItem
} from "./WardenAnswer.ts"
import type { Named } from "./WardenNames.ts"

/** Lists of wardens as spreadsheets. Only the roll names people, masked (X2); all others say who by id. */

type Columns<Row> = (names: CodeNames) => ReadonlyArray<SpreadsheetColumn<Row>>

export const yesNo = (language: Language, is: boolean): string =>
  (is ? text("是", "yes") : text("否", "no"))[language]

/** Where something is, as every list says it. */
export const somewhere = <Row extends { readonly townshipName: string; readonly village: string | null }>({
  village
}: CodeNames): ReadonlyArray<Column<Row>> => [
  [text("乡镇", "Township"), ({ townshipName }) => townshipName, 12],
  [text("村(居)", "Village"), (row) => village(row.village), 18]
]

const onTheMap = <
  Row extends {
    readonly location: { readonly longitude: number; readonly latitude: number } | null
    readonly road: string | null
  }
>(): ReadonlyArray<Column<Row>> => [
  [text("道路", "Road"), ({ road }) => road, 18],
  [text("经度", "Longitude"), ({ location }) => location?.longitude ?? null, 12],
  [text("纬度", "Latitude"), ({ location }) => location?.latitude ?? null, 12]
]

/** What the codes of somebody's service are called. */
export const serviceTexts = (
  { state, roles }: { readonly state: string; readonly roles: ReadonlyArray<string> },
  language: Language
) => ({
  state: wardenStates[state as WardenState][language],
  roles: roles.map((role) => wardenRoleNames[role as WardenRole][language]).join("、")
})

/** Columns of the roll. */
export const rollColumns: Columns<Named<RollItem>> = (names) => {
  const { language } = names
  return inLanguage<Named<RollItem>>(
    [
      [text("队员", "Warden"), ({ item }) => item.id, 38],
      [text("姓名", "Name"), ({ name }) => name, 12],
      [text("身份", "Roles"), ({ item }) => serviceTexts(item, language).roles, 18],
      [text("状态", "State"), ({ item }) => serviceTexts(item, language).state, 12],
      [text("状态起始", "Since"), ({ item }) => minute(item.since), 17],
      [text("乡镇", "Township"), ({ item }) => item.townshipName, 12],
      [
        text("村(居)", "Villages"),
        ({ item }) => item.villages.map((code) => names.village(code)).join("、"),
        24
      ],
      [text("岗位", "Place"), ({ item }) => item.placeName, 20],
      [text("技能", "Skills"), ({ item }) => item.skills.map(names.skill).join("、"), 24]
    ],
    language
  )
}

/** Columns of the places as they are at an instant. */
export const postColumns: Columns<PostItem> = (names) =>
  inLanguage<PostItem>(
    [
      [text("岗位", "Place"), ({ id }) => id, 38],
      [text("名称", "Name"), ({ name }) => name, 20],
      [text("种类", "Kind"), ({ kind }) => placeKinds[kind as PlaceKind][names.language], 14],
      ...somewhere<PostItem>(names),
      ...onTheMap<PostItem>(),
      [text("启用", "Open"), ({ open }) => yesNo(names.language, open)],
      [text("值守时段内", "Within its hours"), ({ due }) => yesNo(names.language, due), 10],
      [text("有人在岗", "Manned"), ({ manned }) => yesNo(names.language, manned), 10],
      [text("应到人数", "Planned"), ({ planned }) => planned.length],
      [text("在岗人数", "There"), ({ present }) => present.length],
      [text("应到队员", "Who is planned"), ({ planned }) => planned.join("、"), 38],
      [text("在岗队员", "Who is there"), ({ present }) => present.join("、"), 38]
    ],
    names.language
  )

/** Columns of the gaps (row 34). */
export const gapColumns: Columns<PostGapItem> = ({ language }) =>
  inLanguage<PostGapItem>(
    [
      [text("日期", "Day"), ({ day }) => ({ day }), 12],
      [text("开始", "From"), ({ from }) => minute(from), 17],
      [text("结束", "Until"), ({ until }) => minute(until), 17],
      [text("小时", "Hours"), ({ hours }) => hours],
      [text("岗位", "Place"), ({ placeName }) => placeName, 20],
      [text("种类", "Kind"), ({ kind }) => placeKinds[kind as PlaceKind][language], 14],
      [text("乡镇", "Township"), ({ townshipName }) => townshipName, 12]
    ],
    language
  )

/** Columns of the shifts. */
export const wardenShiftColumns: Columns<WardenShiftItem> = ({ language }) =>
  inLanguage<WardenShiftItem>(
    [
      [text("班次", "Shift"), ({ id }) => id, 38],
      [text("日期", "Day"), ({ day }) => ({ day }), 12],
      [text("开始", "From"), ({ from }) => minute(from), 17],
      [text("结束", "Until"), ({ until }) => minute(until), 17],
      [text("岗位", "Place"), ({ placeName }) => placeName, 20],
      [text("乡镇", "Township"), ({ townshipName }) => townshipName, 12],
      [text("取消", "Cancelled"), ({ cancelled }) => yesNo(language, cancelled)],
      [text("应到人数", "Planned"), ({ wardens }) => wardens.length],
      [text("应到队员", "Who is planned"), ({ wardens }) => wardens.join("、"), 38],
      [text("签到人数", "Came"), ({ presences }) => presences.length],
      [text("迟到人数", "Late"), ({ presences }) => presences.filter(({ late }) => late).length],
      [
        text("签到签退", "Who came and went"),
        ({ presences }) =>
          presences
            .map(({ wardenId, since, leftAt }) => `${wardenId} ${minute(since)}–${minute(leftAt) ?? ""}`)
            .join("、"),
        60
      ]
    ],
    language
  )

/** Columns of the records. */
export const recordColumns: Columns<WardenRecordItem> = (names) => {
  const codesOf = ({ kind, codes }: WardenRecordItem): string => {
    const item = itemOfWork[kind as WorkKind]
    return codes
      .map(({ code, count }) => {
        const name = item === null ? code : names.item(item, code)
        return count === null ? name : `${name} ${count}`
      })
      .join("、")
  }
  return inLanguage<WardenRecordItem>(
    [
      [text("记录", "Record"), ({ id }) => id, 38],
      [text("时间", "Time"), ({ happenedAt }) => minute(happenedAt), 17],
      [text("种类", "Kind"), ({ kind }) => workKinds[kind as WorkKind][names.language], 14],
      [text("内容", "What"), codesOf, 30],
      [
        text("人次", "Times"),
        ({ kind, codes }) =>
          kind === "persuasion" ? codes.reduce((sum, { count }) => sum + (count ?? 0), 0) : null
      ],
      ...somewhere<WardenRecordItem>(names),
      ...onTheMap<WardenRecordItem>(),
      [text("岗位", "Place"), ({ placeName }) => placeName, 20],
      [text("队员", "Warden"), ({ wardenId }) => wardenId, 38],
      [text("撤回", "Withdrawn"), ({ withdrawn }) => yesNo(names.language, withdrawn)],
      [text("备注", "Note"), ({ note }) => note, 30]
    ],
    names.language
  )
}

/** Columns of the hazards on roads. */
export const roadHazardColumns: Columns<RoadHazardItem> = (names) => {
  const { language } = names
  return inLanguage<RoadHazardItem>(
    [
      [text("隐患", "Hazard"), ({ id }) => id, 38],
      [text("上报时间", "Reported"), ({ reportedAt }) => minute(reportedAt), 17],
      [text("种类", "Kind"), ({ code }) => names.item("hazard", code), 18],
      [text("等级", "Level"), ({ level }) => names.level(level), 10],
      [text("状态", "State"), ({ state }) => hazardStates[state as HazardState][language], 12],
      [text("状态起始", "Since"), ({ stateSince }) => minute(stateSince), 17],
      [text("整改期限", "Due"), ({ dueAt }) => minute(dueAt), 17],
      [text("超时", "Overdue"), ({ overdue }) => yesNo(language, overdue)],
      ...somewhere<RoadHazardItem>(names),
      ...onTheMap<RoadHazardItem>(),
      [text("描述", "Description"), ({ description }) => description, 30],
      [text("上报队员", "Reported by"), ({ wardenId }) => wardenId, 38],
      [text("整改责任", "Assigned to"), ({ assignee }) => assignee?.office ?? assignee?.wardenId ?? null, 38],
      [text("退回次数", "Sent back"), ({ sentBack }) => sentBack],
      [text("超期销号", "Cleared late"), ({ clearedLate }) => yesNo(language, clearedLate)]
    ],
    language
  )
}

/** Columns of the call-outs with their times (rows 23, 45, 46). */
export const callOutColumns: Columns<CallOutTimesItem> = (names) =>
  inLanguage<CallOutTimesItem>(
    [
      [text("召集", "Call-out"), ({ id }) => id, 38],
      [text("警情", "Case"), ({ caseId }) => caseId, 38],
      [text("发起时间", "Opened"), ({ openedAt }) => minute(openedAt), 17],
      [text("事由", "Need"), ({ need }) => names.need(need), 16],
      [text("情况", "What"), ({ what }) => what, 30],
      [
        text("状态", "Standing"),
        ({ standing }) => callOutStandingNames[standing as CallOutStanding][names.language],
        14
      ],
      ...somewhere<CallOutTimesItem>(names),
      [text("需要人数", "People asked for"), ({ people }) => people],
      [text("应召人数", "People who come"), ({ come }) => come],
      [text("召集圈数", "Rings"), ({ rings }) => rings],
      [text("人员已齐", "Enough at"), ({ mannedAt }) => minute(mannedAt), 17],
      [text("到场时间", "Arrived"), ({ arrivedAt }) => minute(arrivedAt), 17],
      [text("召集至到场(秒)", "Seconds to arrive"), ({ secondsToArrive }) => secondsToArrive, 10],
      [text("结束时间", "Ended"), ({ endedAt }) => minute(endedAt), 17]
    ],
    names.language
  )
