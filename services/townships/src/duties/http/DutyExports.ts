import {
  dutyNames,
  personKindNames,
  postKinds,
  postStandings,
  roadClasses,
  visibilities
} from "@jiaosuo/duties/events"
import type { Language } from "@jiaosuo/http/CurrentRequest"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { text } from "@jiaosuo/kernel/Problem"
import { type Column, inLanguage, minute } from "../../http/Exports.ts"
import { gapReasonTexts } from "../DutyTexts.ts"
import type {
  GapItem,
  LoadItem,
  PersonShown,
  PostItem,
  RestItem,
  RosterItem,
  ShiftItem
} from "./DutyAnswer.ts"

/** Lists of duties as spreadsheets. */

type Columns<Row> = (language: Language) => ReadonlyArray<SpreadsheetColumn<Row>>

const somebody = <Row extends PersonShown>(language: Language): ReadonlyArray<Column<Row>> => [
  [text("人员", "Person"), ({ personId }) => personId, 38],
  [text("姓名", "Name"), ({ name }) => name, 12],
  [text("类别", "Kind"), ({ personKind }) => personKindNames[personKind][language], 10],
  [text("账号", "Account"), ({ account }) => account, 20]
]

/** Columns of the list of rosters. */
export const rosterColumns: Columns<RosterItem> = (language) =>
  inLanguage<RosterItem>(
    [
      [text("单位", "Unit"), ({ unitName }) => unitName, 22],
      [text("月份", "Month"), ({ month }) => month, 10],
      [text("模板", "Template"), ({ template }) => template, 18],
      [
        text("发布", "Published"),
        ({ published }) => (published ? text("是", "yes") : text("否", "no"))[language]
      ],
      [text("发布时间", "Published at"), ({ publishedAt }) => minute(publishedAt), 17],
      [text("理由", "Reason"), ({ reason }) => reason, 24],
      [text("参加人员", "People"), ({ people }) => people],
      [text("班次", "Duties"), ({ duties }) => duties],
      [text("已排班次", "Filled"), ({ filled }) => filled],
      [text("人次", "People in duties"), ({ shifts }) => shifts],
      [text("缺口", "Gaps"), ({ gaps }) => gaps],
      [text("无值班领导天数", "Days without a leader"), ({ daysWithoutLeader }) => daysWithoutLeader]
    ],
    language
  )

/** Columns of the list of shifts. */
export const shiftColumns: Columns<ShiftItem> = (language) =>
  inLanguage<ShiftItem>(
    [
      [text("日期", "Day"), ({ day }) => ({ day }), 12],
      [text("开始", "From"), ({ from }) => minute(from), 17],
      [text("结束", "Until"), ({ until }) => minute(until), 17],
      [text("小时", "Hours"), ({ hours }) => hours],
      [text("班次种类", "Duty"), ({ kind }) => dutyNames[kind][language], 18],
      [text("单位", "Unit"), ({ unitName }) => unitName, 22],
      [text("值班表", "Roster"), ({ rosterUnitName }) => rosterUnitName, 22],
      [text("处警组", "Group"), ({ group }) => group?.number ?? null],
      ...somebody<ShiftItem>(language),
      [text("带班", "Leads"), ({ lead }) => (lead ? text("是", "yes") : text("否", "no"))[language]],
      [text("签到", "Checked in"), ({ checkedInAt }) => minute(checkedInAt), 17],
      [text("签退", "Checked out"), ({ checkedOutAt }) => minute(checkedOutAt), 17],
      [text("迟到(分钟)", "Late (minutes)"), ({ lateMinutes }) => lateMinutes],
      [text("早退(分钟)", "Early (minutes)"), ({ earlyMinutes }) => earlyMinutes]
    ],
    language
  )

/** Columns of the loads (row 6). */
export const loadColumns: Columns<LoadItem> = (language) =>
  inLanguage<LoadItem>(
    [
      ...somebody<LoadItem>(language),
      [text("单位", "Unit"), ({ unitName }) => unitName, 22],
      [text("在岗天数", "Days of service"), ({ served }) => served],
      [text("班次", "Duties"), ({ duties }) => duties],
      [text("小时", "Hours"), ({ hours }) => hours],
      [text("值班天数", "Duty days"), ({ dutyDays }) => dutyDays],
      [text("其中休息日", "Of them days off"), ({ dutyDaysOff }) => dutyDaysOff],
      [text("平均间隔(天)", "Days between, on average"), ({ daysBetween }) => daysBetween],
      [text("最短间隔(天)", "Days between, at least"), ({ shortestBetween }) => shortestBetween],
      [
        text("去年同期值班天数", "Duty days a year before"),
        ({ yearOverYear }) => yearOverYear.dutyDays.before
      ],
      [text("同比(%)", "Change (%)"), ({ yearOverYear }) => yearOverYear.dutyDays.percent]
    ],
    language
  )

/** Columns of the rest days (row 22). */
export const restColumns: Columns<RestItem> = (language) =>
  inLanguage<RestItem>(
    [
      ...somebody<RestItem>(language),
      [text("单位", "Unit"), ({ unitName }) => unitName, 22],
      [text("休息天数", "Rest days"), ({ total }) => total],
      [text("公休日", "Days off"), ({ daysOff }) => daysOff],
      [text("奖休", "From the rest bank"), ({ taken }) => taken],
      [text("去年同期", "A year before"), ({ before }) => before.total],
      [text("同比(%)", "Change (%)"), ({ yearOverYear }) => yearOverYear.percent],
      [text("奖休余额", "Rest left"), ({ restBalance }) => restBalance]
    ],
    language
  )

/** Columns of the gaps. */
export const gapColumns: Columns<GapItem> = (language) =>
  inLanguage<GapItem>(
    [
      [text("日期", "Day"), ({ day }) => ({ day }), 12],
      [text("缺口", "Gap"), ({ reason }) => gapReasonTexts[reason][language], 20],
      [text("班次种类", "Duty"), ({ kind }) => (kind === null ? null : dutyNames[kind][language]), 18],
      [text("单位", "Unit"), ({ unitName }) => unitName, 22],
      [text("缺", "Missing"), ({ missing }) => missing],
      [text("应到民警", "Officers asked for"), ({ asked }) => asked],
      [text("已排民警", "Officers planned"), ({ planned }) => planned]
    ],
    language
  )

/** Columns of the posts. */
export const postColumns: Columns<PostItem> = (language) =>
  inLanguage<PostItem>(
    [
      [text("种类", "Kind"), ({ kind }) => postKinds[kind][language], 12],
      [text("状态", "State"), ({ standing }) => postStandings[standing][language], 10],
      [text("单位", "Unit"), ({ unitName }) => unitName, 22],
      [text("乡镇", "Township"), ({ townshipName }) => townshipName, 12],
      [text("道路", "Road"), ({ road }) => road, 14],
      [text("道路类别", "Class of road"), ({ roadClass }) => roadClasses[roadClass][language], 14],
      [text("能见度", "Visibility"), ({ visibility }) => visibilities[visibility][language]],
      [text("经度", "Longitude"), ({ location }) => location.longitude, 12],
      [text("纬度", "Latitude"), ({ location }) => location.latitude, 12],
      [text("开始", "From"), ({ from }) => minute(from), 17],
      [text("结束", "Until"), ({ until }) => minute(until), 17],
      [text("民警", "Officers"), ({ officers }) => officers],
      [text("辅警", "Auxiliaries"), ({ auxiliaries }) => auxiliaries],
      [text("警示牌(米)", "Signs (metres)"), ({ signs }) => signs.join("、"), 18],
      [text("巡逻里程(米)", "Metres driven"), ({ metres }) => metres],
      [text("检查车辆", "Vehicles checked"), ({ checks }) => checks],
      [text("有问题车辆", "With findings"), ({ findings }) => findings]
    ],
    language
  )
