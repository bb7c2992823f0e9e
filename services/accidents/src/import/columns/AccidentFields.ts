import { text } from "@jiaosuo/kernel/Problem"
import { type FieldDefinition, headingList } from "@jiaosuo/ledger/columns/FieldDefinition"

/**
 * What a column of a file can say about an accident of the past. Paths are those of the record; headings: the
 * official one first, then what stations write, names in exports of the national system, English last.
 */

const persons = ["人", "名"]

const code = (zh: string, en: string, ...headings: ReadonlyArray<string>): FieldDefinition => ({
  name: text(zh, en),
  headings: headingList(...headings),
  isRemark: true
})

const count = (zh: string, en: string, ...headings: ReadonlyArray<string>): FieldDefinition => ({
  name: text(zh, en),
  headings: headingList(...headings),
  holds: "wholeNumber",
  unitWords: persons
})

const whenAndWhere = {
  source: {
    name: text("来源", "source"),
    headings: headingList("来源、数据来源、台账来源、来源系统、source、source system")
  },
  number: {
    name: text("事故编号", "accident number"),
    headings: headingList(
      "事故编号、事故号、事故案号、事故案件编号、案件编号、事故序号、SGBH、accident number、accident no",
      "crash number、crash id、case number、accident id"
    )
  },
  happenedAt: {
    name: text("事故发生时间", "time of the accident"),
    headings: headingList(
      "事故发生时间、发生时间、事故时间、事发时间、案发时间、SGFSSJ、happened at、accident time、crash time",
      "date and time、time of accident"
    ),
    holds: "moment"
  },
  happenedOn: {
    name: text("事故发生日期", "day of the accident"),
    headings: headingList(
      "事故发生日期、发生日期、事故日期、事发日期、案发日期、happened on、accident date、crash date"
    ),
    holds: "day",
    path: "happenedAt"
  },
  happenedTime: {
    name: text("事故发生时刻", "time of day of the accident"),
    headings: headingList("事故发生时刻、发生时刻、事故时刻、事发时刻、time of day、hour and minute"),
    holds: "time",
    path: "happenedAt"
  },
  precision: {
    name: text("时间精度", "precision of the time"),
    headings: headingList("时间精度、时间精确到、precision")
  },
  township: {
    name: text("乡镇", "township"),
    headings: headingList(
      "乡镇、乡镇街道、乡镇/街道、事故乡镇、所属乡镇、所在乡镇、镇街、镇办、街镇、乡镇名称、乡镇代码、辖区",
      "township、town、township name"
    )
  },
  village: {
    name: text("村(居)代码", "village code"),
    headings: headingList("村(居)代码、村居代码、村代码、行政村代码、行政区划代码、village code")
  },
  villageName: {
    name: text("村(居)", "village"),
    headings: headingList("村(居)、村居、行政村、所属村、所在村、村名、村庄、village"),
    path: "village"
  },
  "road.code": {
    name: text("路号", "road number"),
    headings: headingList("路号、道路编号、公路编号、路线编号、道路代码、LH、road number、road code、route")
  },
  "road.name": {
    name: text("路名", "road name"),
    headings: headingList("路名、道路名称、公路名称、路线名称、道路、LM、road name、road、street")
  },
  "road.adminClass": {
    name: text("公路行政等级", "administrative class of the road"),
    headings: headingList("公路行政等级、行政等级、管理等级、GLXZDJ、road class、administrative class")
  },
  "road.type": {
    name: text("道路类型", "type of road"),
    headings: headingList("道路类型、道路类别、道路种类、DLLX、road type、type of road")
  },
  post: {
    name: text("里程桩号", "kilometre post"),
    headings: headingList("里程桩号、桩号、里程桩、公里桩、公里桩号、kilometre post、kilometer post、post")
  },
  kilometre: {
    name: text("公里数", "kilometre"),
    headings: headingList("公里数、公里、GLS、kilometre、kilometer、km"),
    holds: "number",
    unitWords: ["km", "公里", "千米"],
    path: "post"
  },
  metre: {
    name: text("米数", "metre"),
    headings: headingList("米数、米、MS、metre、meter、metres"),
    holds: "number",
    unitWords: ["米", "m"],
    path: "post"
  },
  postMetres: {
    name: text("里程米数", "metres along the road"),
    headings: headingList("里程米数、桩号米数、距起点米数、post metres、metres along the road"),
    holds: "number",
    unitWords: ["米", "m"]
  },
  direction: {
    name: text("行驶方向", "direction"),
    headings: headingList("行驶方向、方向、上下行、direction")
  },
  longitude: {
    name: text("经度", "longitude"),
    headings: headingList("经度、JD、longitude、lon、lng"),
    path: "coordinates"
  },
  latitude: {
    name: text("纬度", "latitude"),
    headings: headingList("纬度、WD、latitude、lat"),
    path: "coordinates"
  },
  text: {
    name: text("事故地点", "place in words"),
    headings: headingList(
      "事故地点、地点、发生地点、事发地点、详细地点、SGDD、place、location、place in words"
    ),
    isRemark: true
  }
} satisfies Readonly<Record<string, FieldDefinition>>

const harm = {
  kind: {
    name: text("事故类型", "kind of accident"),
    headings: headingList("事故类型、事故类别、事故种类、SGLX、kind、accident kind、kind of accident")
  },
  dead: count("死亡人数", "dead", "死亡人数、死亡、死亡数、SWRS、dead、deaths、fatalities、killed"),
  injured: count("受伤人数", "injured", "受伤人数、受伤、伤人数、受伤数、SSRS、injured、injuries"),
  serious: count("重伤人数", "seriously injured", "重伤人数、重伤、ZSRS、serious、seriously injured"),
  slight: count("轻伤人数", "slightly injured", "轻伤人数、轻伤、QSRS、slight、slightly injured"),
  "day1.dead": count(
    "24小时内死亡人数",
    "dead within 24 hours",
    "24小时内死亡人数、24小时死亡人数、当日死亡人数、dead within 24 hours、dead 24 h"
  ),
  "day3.dead": count(
    "3日内死亡人数",
    "dead within 3 days",
    "3日内死亡人数、3日死亡人数、三日内死亡人数、3天内死亡人数、dead within 3 days、dead 3 d"
  ),
  "day7.dead": count(
    "7日内死亡人数",
    "dead within 7 days",
    "7日内死亡人数、7日死亡人数、七日内死亡人数、7天内死亡人数、dead within 7 days、dead 7 d"
  ),
  "day30.dead": count(
    "30日内死亡人数",
    "dead within 30 days",
    "30日内死亡人数、30日死亡人数、三十日内死亡人数、30天内死亡人数、dead within 30 days、dead 30 d"
  ),
  "day1.serious": count(
    "24小时内重伤人数",
    "seriously injured within 24 hours",
    "24小时内重伤人数、24小时重伤人数、serious within 24 hours"
  ),
  "day3.serious": count(
    "3日内重伤人数",
    "seriously injured within 3 days",
    "3日内重伤人数、3日重伤人数、serious within 3 days"
  ),
  "day7.serious": count(
    "7日内重伤人数",
    "seriously injured within 7 days",
    "7日内重伤人数、7日重伤人数、serious within 7 days"
  ),
  "day30.serious": count(
    "30日内重伤人数",
    "seriously injured within 30 days",
    "30日内重伤人数、30日重伤人数、serious within 30 days"
  ),
  "day1.slight": count(
    "24小时内轻伤人数",
    "slightly injured within 24 hours",
    "24小时内轻伤人数、24小时轻伤人数、slight within 24 hours"
  ),
  "day3.slight": count(
    "3日内轻伤人数",
    "slightly injured within 3 days",
    "3日内轻伤人数、3日轻伤人数、slight within 3 days"
  ),
  "day7.slight": count(
    "7日内轻伤人数",
    "slightly injured within 7 days",
    "7日内轻伤人数、7日轻伤人数、slight within 7 days"
  ),
  "day30.slight": count(
    "30日内轻伤人数",
    "slightly injured within 30 days",
    "30日内轻伤人数、30日轻伤人数、slight within 30 days"
  ),
  propertyYuan: {
    name: text("直接财产损失", "direct property loss"),
    headings: headingList(
      "直接财产损失、财产损失、直接财产损失折款、直接经济损失、经济损失、损失金额、ZJCCSS、property loss、property damage"
    ),
    holds: "number",
    unitWords: ["元"],
    unit: { inHeading: /万元/, factor: 10_000 }
  }
} satisfies Readonly<Record<string, FieldDefinition>>

const circumstances = {
  weather: code("天气", "weather", "天气、天气状况、天气情况、TQ、weather"),
  visibility: code("能见度", "visibility", "能见度、NJD、visibility"),
  light: code("照明条件", "light", "照明条件、照明、光线、ZMTJ、light、light condition"),
  terrain: code("地形", "terrain", "地形、DX、terrain"),
  surface: code("路表情况", "road surface", "路表情况、路表状况、LBQK、surface、road surface"),
  surfaceCondition: code(
    "路面状况",
    "road condition",
    "路面状况、路面情况、LMZK、surface condition、road condition"
  ),
  alignment: code("道路线形", "alignment", "道路线形、道路线型、线形、DLXX、alignment"),
  signals: code(
    "交通信号方式",
    "signals",
    "交通信号方式、信号方式、交通控制方式、XHFS、signals、traffic control"
  ),
  form: code("事故形态", "form of the accident", "事故形态、SGXT、form、form of accident"),
  betweenVehicles: code("车辆间事故", "between vehicles", "车辆间事故、CLJSG、between vehicles"),
  single: code("单车事故", "single vehicle", "单车事故、DCSG、single vehicle"),
  parties: code("碰撞方式", "colliding parties", "碰撞方式、PZFS、colliding parties"),
  firstCause: code(
    "初查事故原因",
    "first cause",
    "初查事故原因、事故初查原因、初查原因、CCYYFL、first cause"
  ),
  cause: code(
    "事故认定原因",
    "confirmed cause",
    "事故认定原因、认定原因、事故原因、RDYYFL、cause、confirmed cause"
  ),
  causeText: {
    ...code("原因说明", "cause in words", "原因说明、事故原因说明、认定原因说明、cause in words"),
    longest: 1_000
  },
  dangerousGoods: code(
    "危险物品事故后果",
    "outcome of dangerous goods",
    "危险物品事故后果、运载危险物品事故后果、YZWXPSG、dangerous goods"
  ),
  pavement: code("路面结构", "pavement", "路面结构、路面类型、LMJG、pavement"),
  junction: code("路口路段类型", "junction or stretch", "路口路段类型、路口类型、LKLDLX、junction"),
  roadPosition: code(
    "道路横断面位置",
    "position across the road",
    "道路横断面位置、横断面位置、在道路横断面位置、DLHDMWZ、road position"
  ),
  roadDivision: code("道路物理隔离", "division of the road", "道路物理隔离、物理隔离、DLWLGL、road division"),
  guardRails: code(
    "路侧防护设施",
    "guard rails",
    "路侧防护设施、路侧防护设施类型、防护设施、防护设施类型、guard rails"
  ),
  recordKind: code(
    "记录类型",
    "kind of record",
    "记录类型、记录类别、案卷类别、JLLX、record kind、kind of record"
  ),
  secondAccident: code("二次事故", "second accident", "二次事故、是否二次事故、second accident"),
  foreignInvolved: code(
    "涉外",
    "foreign involvement",
    "涉外、涉外事故、是否涉外、foreign involvement、foreigners involved"
  ),
  vehicleTypes: code(
    "车辆类型",
    "vehicle types",
    "车辆类型、涉及车辆类型、车型、肇事车辆类型、vehicle types、vehicle type、vehicles"
  ),
  closedOn: {
    name: text("结案日期", "closed on"),
    headings: headingList("结案日期、结案时间、JARQ、closed on、date closed"),
    holds: "day",
    isRemark: true
  }
} satisfies Readonly<Record<string, FieldDefinition>>

export const accidentFields = { ...whenAndWhere, ...harm, ...circumstances }

export type AccidentField = keyof typeof accidentFields
