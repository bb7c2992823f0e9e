import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { OrganisationEvent } from "./OrganisationEvents.ts"
import type { FunctionCode, fiveNames, StationClass, TrafficMode, UnitKind } from "./Units.ts"

/** What the codes of the organisation are called on a page. Each table names every code: the compiler counts them. */

export const unitKindNames: { readonly [Kind in UnitKind]: Text } = {
  command: text("公安机关", "police force"),
  department: text("内设机构", "department"),
  station: text("派出所", "station"),
  "base-station": text("基点派出所", "base station"),
  sector: text("片区", "sector"),
  grid: text("网格", "grid"),
  "police-room": text("警务室", "police room")
}

export const stationClassNames: { readonly [Class in StationClass]: Text } = {
  "all-round": text("全攻全守型", "all-round"),
  offensive: text("主动进攻型", "offensive"),
  defensive: text("积极防范型", "defensive")
}

export const trafficModeNames: { readonly [Mode in TrafficMode]: Text } = {
  merged: text("交所合一", "station alone"),
  joint: text("交所联动联责", "station and squadron together"),
  squadron_only: text("交警中队", "squadron alone")
}

export const functionNames: { readonly [Code in FunctionCode]: Text } = {
  "general-office": text("综合", "general office"),
  "case-work": text("办案", "case work"),
  traffic: text("交通管理", "traffic"),
  community: text("社区警务", "community work"),
  intake: text("接警", "intake"),
  patrol: text("巡逻", "patrol"),
  "crime-strike": text("侦查打击", "crime strike"),
  "public-order": text("治安管理", "public order"),
  "legal-review": text("法制审核", "legal review"),
  "service-window": text("户籍窗口", "service window")
}

export const fiveAttributeNames: { readonly [Name in (typeof fiveNames)[number]]: Text } = {
  establishment: text("机构编制", "Establishment"),
  territorialService: text("属地服务", "Territorial service"),
  rank: text("级别", "Rank"),
  pay: text("待遇", "Pay"),
  training: text("训练体系", "Training")
}

/** Titles of the events in a history. */
export const organisationEventTitles: { readonly [Type in OrganisationEvent["_tag"]]: Text } = {
  UnitWasEstablished: text("设立单位", "Unit established"),
  UnitWasRenamed: text("更名", "Renamed"),
  UnitWasMovedUnder: text("变更隶属", "Moved under another unit"),
  UnitAreaWasSet: text("划定辖区", "Area set"),
  UnitWasLocated: text("登记位置", "Location set"),
  StationClassWasSet: text("确定派出所类型", "Class of the station set"),
  StationsWereMerged: text("派出所合并", "Stations merged"),
  SiteWasShared: text("合署办公", "Site shared"),
  SiteSharingEnded: text("结束合署", "Site no longer shared"),
  UnitWasDissolved: text("撤销单位", "Unit dissolved"),
  NeighboursWereSet: text("登记相邻", "Neighbours set"),
  NeighboursWereUnset: text("取消相邻", "Neighbours unset"),
  LeaderWasSet: text("确定负责人", "Leader set"),
  ZoneWasFormed: text("成立协作区", "Zone formed"),
  ZoneWasChanged: text("调整协作区", "Zone changed"),
  ZoneWasDissolved: text("撤销协作区", "Zone dissolved"),
  ZoneHeadWasSet: text("确定区长", "Head of the zone set"),
  TownshipTrafficModeWasSet: text("确定交通管理模式", "Traffic mode set"),
  MutualAidWasAgreed: text("签订互助协议", "Mutual aid agreed"),
  MutualAidWasEnded: text("终止互助协议", "Mutual aid ended"),
  SurgePlanWasSet: text("制定旺季方案", "Surge plan set"),
  SurgePlanWasCancelled: text("取消旺季方案", "Surge plan cancelled"),
  UnitFunctionWasGiven: text("赋予职能", "Function given"),
  UnitFunctionWasTaken: text("收回职能", "Function taken"),
  IndicatorWasRecorded: text("登记基础数据", "Indicator recorded"),
  TargetWasAssigned: text("下达考核目标", "Target assigned"),
  TargetWasWithdrawn: text("撤销考核目标", "Target withdrawn")
}
