import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { UnregisteredKind } from "./unregistered/UnregisteredVehicle.ts"
import type { UnregisteredVehicleEvent } from "./unregistered/UnregisteredVehicleEvents.ts"
import type { DeregistrationGround, PermitKind } from "./Vehicle.ts"
import type { VehicleEvent } from "./VehicleEvents.ts"

/** What the codes of this context are called on a page. Each table names every code: the compiler counts them. */

export const permitNames: { readonly [Kind in PermitKind]: Text } = {
  "road-transport": text("道路运输证", "Road transport permit"),
  "dangerous-goods": text("危险货物道路运输许可", "Dangerous goods permit"),
  "highly-toxic-pass": text("剧毒化学品道路运输通行证", "Pass for highly toxic goods"),
  "school-bus-licence": text("校车使用许可", "School bus licence"),
  "school-bus-mark": text("校车标牌", "School bus mark")
}

export const deregistrationGrounds: { readonly [Ground in DeregistrationGround]: Text } = {
  scrapped: text("报废", "Scrapped"),
  lost: text("灭失", "Lost or destroyed"),
  exported: text("出境", "Taken abroad"),
  "moved-out": text("转出本区", "Moved out of the district"),
  "duplicate-file": text("重复建档", "Filed twice"),
  "registered-by-mistake": text("误登记", "Registered by mistake"),
  other: text("其他", "Other")
}

export const unregisteredKinds: { readonly [Kind in UnregisteredKind]: Text } = {
  motorcycle: text("无牌摩托车", "Motorcycle without plate"),
  "three-wheeler": text("无牌三轮汽车", "Three-wheeler without plate"),
  "low-speed-truck": text("无牌低速货车", "Low-speed truck without plate"),
  tractor: text("无牌拖拉机", "Tractor without plate"),
  "electric-three-wheeler": text("电动三轮车", "Electric three-wheeler"),
  "electric-four-wheeler": text("低速电动四轮车", "Low-speed electric four-wheeler"),
  van: text("无牌面包车", "Van without plate"),
  "other-motor": text("其他无牌机动车", "Other motor vehicle without plate"),
  "non-motor": text("非机动车", "Non-motor vehicle")
}

/** Titles of the events in a history. */
export const eventTitles: {
  readonly [Type in (VehicleEvent | UnregisteredVehicleEvent)["_tag"]]: Text
} = {
  VehicleWasRegistered: text("建档登记", "Registered"),
  VehicleWasVerified: text("入户核查", "Verified at the door"),
  VehicleWasCorrected: text("更正", "Corrected"),
  VehicleWasMoved: text("变更村居", "Moved to another village"),
  VehicleWasTransferred: text("转移所有人", "Transferred to another owner"),
  VehicleWasReplated: text("换发号牌", "Given another plate"),
  InspectionWasRecorded: text("记录检验", "Inspection recorded"),
  InsuranceWasRecorded: text("记录交强险", "Insurance recorded"),
  PermitWasRecorded: text("记录许可", "Permit recorded"),
  HazardWasReported: text("发现隐患", "Hazard reported"),
  HazardWasCleared: text("隐患整改", "Hazard cleared"),
  VehicleWasSuspended: text("停驶", "Suspended"),
  VehicleWasResumed: text("恢复行驶", "Resumed"),
  VehicleWasDeregistered: text("注销", "Deregistered"),
  VehicleWasRestored: text("撤销注销", "Restored"),
  DriverWasAdded: text("增加驾驶人", "Driver added"),
  DriverLicenceWasRecorded: text("记录驾驶证", "Licence recorded"),
  DriverWasRemoved: text("移除驾驶人", "Driver removed"),
  AccidentWasRecorded: text("涉及交通事故", "Was in an accident"),
  AccidentWasTakenBack: text("事故记录撤回", "Accident taken back"),
  CheckWasRecorded: text("路面检查", "Checked on the road"),
  VehicleWasNamedByWardens: text("劝导或隐患涉及", "Named by wardens"),
  NamingByWardensWasTakenBack: text("劝导或隐患记录撤回", "Word of wardens taken back"),
  UnregisteredVehicleWasListed: text("列入无牌车清单", "Listed"),
  UnregisteredVehicleWasCorrected: text("更正", "Corrected"),
  UnregisteredVehicleWasStruckOff: text("移出清单", "Struck off"),
  UnregisteredVehicleWasRegistered: text("已登记上牌", "Registered with a plate")
}
