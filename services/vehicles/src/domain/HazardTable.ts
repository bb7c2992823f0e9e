import { type Text, text } from "@jiaosuo/kernel/Problem"

/** A kind of hazard, as visits and checks find it on a vehicle. */
export interface HazardKind {
  readonly code: string
  readonly name: Text
  /** Rulebook id of what it offends against, where there is one. */
  readonly rule: string | null
  /** The paper that proves it put right: recording one settles the open hazard. */
  readonly settledBy: "inspection" | "insurance" | "plate" | null
}

const kind = (
  code: string,
  zh: string,
  en: string,
  rule: string | null = null,
  settledBy: HazardKind["settledBy"] = null
): HazardKind => ({ code, name: text(zh, en), rule, settledBy })

/** The hazard table. Codes are stored: add, never rename. */
export const hazardKinds: ReadonlyArray<HazardKind> = [
  kind("inspection-overdue", "逾期未检验", "Inspection overdue", "K4", "inspection"),
  kind("scrap-overdue", "逾期未报废", "Past its scrap date", "K7"),
  kind("insurance-lapsed", "未投保交强险", "No compulsory insurance", "K9", "insurance"),
  kind("no-plate", "无牌", "No plate", "N5", "plate"),
  kind("false-plate", "假牌、套牌", "False or cloned plate", "N5", "plate"),
  kind("overcrowded", "超员", "More persons than approved", "K14"),
  kind("overloaded", "超载", "More load than approved", "K14"),
  kind("carries-people-as-load", "违法载人", "Carries people as load", "K14"),
  kind("illegally-modified", "非法改装", "Illegally modified", "K14"),
  kind("brakes-or-tyres-unsafe", "制动、轮胎不合格", "Brakes or tyres unsafe", "K14"),
  kind("lights-or-reflectors-missing", "灯光、反光标识缺失", "Lights or reflective marks missing", "K14"),
  kind("seat-belts-missing", "安全带缺失", "Seat belts missing", "K14"),
  kind("locating-device-missing", "未装或未用卫星定位", "No working locating device", "K10"),
  kind("permit-missing", "无营运资质", "Operates without its permit", "K10"),
  kind("driver-unlicensed", "无证驾驶或准驾不符", "Driver without the licence for it", "K13"),
  kind("driver-fatigued", "疲劳驾驶", "Driver fatigued", "K14"),
  kind("other", "其他隐患", "Other hazard")
]

const byCode = new Map(hazardKinds.map((hazard) => [hazard.code, hazard]))

/** A hazard of the table by its code; undefined where the table has none. */
export const hazardKind = (code: string): HazardKind | undefined => byCode.get(code)
