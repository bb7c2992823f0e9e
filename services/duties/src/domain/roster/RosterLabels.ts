import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { DutyKind } from "@jiaosuo/reference/DutyTemplates"
import type { DutyMode, RosterEvent } from "./RosterEvents.ts"

/** What the codes of rosters are called on a page. Each table names every code: the compiler counts them. */

export const dutyNames: { readonly [Kind in DutyKind]: Text } = {
  "station-officer": text("派出所值班民警", "Officer at the station"),
  "response-group": text("处警组", "Response group"),
  intake: text("接警", "Intake"),
  patrol: text("巡逻", "Patrol"),
  main: text("主班", "Main duty"),
  assist: text("副班", "Assisting duty"),
  leader: text("值班领导", "Leader on duty"),
  supervisor: text("督查", "Supervision"),
  desk: text("坐班", "Desk"),
  staggered: text("错时勤务", "Staggered duty"),
  surge: text("旺季交通勤务", "Traffic duty of the season")
}

export const modeNames: { readonly [Mode in DutyMode | "off-duty"]: Text } = {
  posting: text("站岗", "At the post"),
  patrolling: text("巡线", "On patrol"),
  responding: text("处警", "At an incident"),
  "off-duty": text("未值班", "Off duty")
}

/** Titles of the events in a roster's history. */
export const rosterEventTitles: { readonly [Type in RosterEvent["_tag"]]: Text } = {
  RosterWasOpened: text("建立值班表", "Roster opened"),
  PeopleWereNamed: text("确定值班人员", "People named"),
  SlotsWerePlanned: text("排班", "Duties planned"),
  SlotWasChanged: text("调整班次", "Duty changed"),
  SlotWasRemoved: text("取消班次", "Duty removed"),
  RosterWasPublished: text("发布", "Published"),
  RosterWasWithdrawn: text("撤回发布", "Publication withdrawn"),
  SwapWasRequested: text("申请换班", "Swap asked for"),
  SwapWasAgreed: text("对方同意换班", "Swap agreed"),
  SwapWasRefused: text("换班未通过", "Swap refused"),
  SwapWasApproved: text("批准换班", "Swap approved"),
  SignUpWasMade: text("报名", "Signed up"),
  SignUpWasDecided: text("报名审核", "Sign-up decided"),
  PersonCheckedIn: text("签到", "Checked in"),
  PersonCheckedOut: text("签退", "Checked out"),
  UnitModeWasSwitched: text("勤务方式转换", "Mode switched")
}
