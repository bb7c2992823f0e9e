import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { InjurySeverity, WardenEvent, WardenRole, WardenState } from "./WardenEvents.ts"

/** What the codes of wardens are called on a page. Each table names every code: the compiler counts them. */

export const wardenRoleNames: { readonly [Role in WardenRole]: Text } = {
  "safety-officer": text("交通安全员", "Traffic safety officer"),
  persuader: text("劝导员", "Persuader"),
  assistant: text("交通协管员", "Traffic assistant"),
  "grid-worker": text("网格员", "Grid worker"),
  volunteer: text("义警", "Volunteer"),
  "village-auxiliary": text("驻村辅警", "Village auxiliary")
}

export const wardenStates: { readonly [State in WardenState]: Text } = {
  applied: text("申请", "applied"),
  checked: text("审核通过", "checked"),
  training: text("培训", "in training"),
  active: text("在岗", "active"),
  resting: text("休整", "resting"),
  left: text("离队", "left")
}

export const injurySeverities: { readonly [Severity in InjurySeverity]: Text } = {
  slight: text("轻伤", "Slight"),
  serious: text("重伤", "Serious"),
  fatal: text("死亡", "Fatal")
}

/** Titles of the events in a warden's history. */
export const wardenEventTitles: { readonly [Type in WardenEvent["_tag"]]: Text } = {
  WardenApplied: text("申请加入", "Applied"),
  WardenWasChecked: text("审核通过", "Checked"),
  WardenWasTurnedDown: text("审核不通过", "Turned down"),
  TrainingBegan: text("开始培训", "Training began"),
  TrainingWasRecorded: text("记录培训", "Training recorded"),
  WardenWasActivated: text("上岗", "Activated"),
  WardenWentToRest: text("转入休整", "Went to rest"),
  WardenResumed: text("恢复在岗", "Resumed"),
  WardenLeft: text("离队", "Left"),
  WardenWasChanged: text("变更信息", "Changed"),
  RolesWereChanged: text("变更身份", "Roles changed"),
  WardenWasPosted: text("派驻站点", "Posted"),
  WardenWasTransferred: text("调往其他乡镇", "Transferred to another township"),
  AccountWasLinked: text("关联账号", "Account linked"),
  EquipmentWasLent: text("借出装备", "Equipment lent"),
  EquipmentWasTakenBack: text("归还装备", "Equipment returned"),
  InjuryWasReported: text("报告受伤", "Injury reported"),
  InsuranceWasRecorded: text("登记保险", "Insurance recorded")
}
