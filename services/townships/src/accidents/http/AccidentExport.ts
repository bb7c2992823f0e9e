import type { AccidentFile } from "@jiaosuo/accidents/events"
import { paperInForce, phaseTitles } from "@jiaosuo/accidents/events"
import type { Language } from "@jiaosuo/http/CurrentRequest"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { AccidentCodeTableName } from "@jiaosuo/reference/AccidentCodes"
import { accidentKindText, accidentProcedureText } from "@jiaosuo/reference/AccidentKinds"
import { liabilityText } from "@jiaosuo/reference/Liability"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { type Column, inLanguage, minute } from "../../http/Exports.ts"
import { dimensionTexts, severityLevels, standingTexts } from "../AccidentTexts.ts"
import type { AccidentItem } from "./AccidentAnswer.ts"
import { systemOfRecord } from "./Origin.ts"

/** An accident of an export. */
export interface ExportedAccident {
  readonly item: AccidentItem
  readonly file: AccidentFile
}

const attachments = (file: AccidentFile, kind: "photo" | "sketch"): number =>
  file.scene.attachments.filter((attachment) => attachment.kind === kind).length

/** Died where it happened, and later of it while the official number was open (SWRS, SWRSQ). */
const diedAtScene = ({ persons }: AccidentFile): number =>
  persons.filter(({ injuries }) => {
    const last = injuries[injuries.length - 1]
    return last?.injury === "dead" && last.diedAtScene
  }).length

const onFoot = ({ persons }: AccidentFile): number =>
  persons.filter((person) => person.facts.role === "pedestrian").length

/** Those who mediated last: accounts or police numbers. */
const mediatorsOf = ({ mediations }: AccidentFile): ReadonlyArray<string> =>
  mediations.filter(({ begunOn }) => begunOn !== null).at(-1)?.mediators ?? []

const sharesOf = (file: AccidentFile, language: Language): string =>
  (paperInForce(file)?.shares ?? []).map(({ share }) => liabilityText(share)[language]).join("、")

/**
 * The fields of the national record (rulebook section 11) that are on file here, under its own headings, one
 * accident a row. No person is in it. The last column says on every row whose numbers count (A23): the first row
 * stays the headings, so that a program reads the file as any other.
 */
export const accidentExportColumns = (
  reference: ReferenceData,
  day: string,
  language: Language
): ReadonlyArray<SpreadsheetColumn<ExportedAccident>> => {
  const tables = reference.accidentRules.codeTables(day)
  const coded = (table: AccidentCodeTableName, code: string | null | undefined): string | null => {
    if (code === null || code === undefined) return null
    const words = tables[table].wordsOf(code)
    return words === undefined ? code : `${code} ${words[language]}`
  }
  const listed = (dimension: "vehicleClass" | "vehicleType" | "travelMode", codes: ReadonlyArray<string>) => {
    const textOf = dimensionTexts(reference, dimension, day)
    return codes.map((code) => textOf(code)[language]).join("、")
  }
  const weekdayOf = dimensionTexts(reference, "weekday", day)
  const traffic = severityLevels(reference, "trafficWords")
  const safety = severityLevels(reference, "productionSafety")
  const yesNo = (value: boolean): string => (value ? text("是", "yes") : text("否", "no"))[language]
  const record = `${systemOfRecord.name[language]} (A23)`
  const circumstance = (
    heading: Text,
    name: keyof AccidentFile["circumstances"] & string,
    table: AccidentCodeTableName
  ): Column<ExportedAccident> => [heading, ({ item }) => coded(table, item.circumstances[name])]

  return inLanguage<ExportedAccident>(
    [
      [text("事故编号", "Accident"), ({ item }) => item.id, 38],
      [text("来源编号", "Number in the source"), ({ item }) => item.source?.number ?? null, 18],
      [text("来源", "Source"), ({ item }) => item.source?.name ?? null, 18],
      [text("行政区划", "Division"), ({ item }) => item.township, 12],
      [text("乡镇", "Township"), ({ item }) => item.townshipName, 12],
      [text("村(居)", "Village"), ({ item }) => item.villageName, 20],
      [text("所属中队", "Handled by"), ({ item }) => item.handlingName, 12],
      [text("办理单位", "Authority"), ({ item }) => item.authority, 20],
      [
        text("星期", "Weekday"),
        ({ item }) => (item.weekday === null ? null : weekdayOf(String(item.weekday))[language])
      ],
      [
        text("事故时间", "Time"),
        ({ item }) => (item.precision === "minute" ? minute(item.happenedAt) : item.day),
        17
      ],
      [text("路号", "Road number"), ({ item }) => item.road.code, 10],
      [text("路名", "Road name"), ({ item }) => item.road.name, 18],
      [
        text("公里数", "Kilometre"),
        ({ item }) => (item.postMetres === null ? null : Math.floor(item.postMetres / 1_000)),
        8
      ],
      [
        text("米数", "Metres"),
        ({ item }) => (item.postMetres === null ? null : Math.round(item.postMetres % 1_000)),
        8
      ],
      [text("方向", "Direction"), ({ item }) => item.direction, 8],
      [text("事故地点", "Place"), ({ item }) => item.placeText, 30],
      [text("经度", "Longitude"), ({ item }) => item.coordinates?.longitude ?? null, 12],
      [text("纬度", "Latitude"), ({ item }) => item.coordinates?.latitude ?? null, 12],
      [text("道路类型", "Type of road"), ({ item }) => coded("roadType", item.road.type), 14],
      [
        text("公路行政等级", "Class of road"),
        ({ item }) => coded("roadAdminClass", item.road.adminClass),
        14
      ],
      circumstance(text("道路线形", "Alignment"), "alignment", "alignment"),
      circumstance(text("路表情况", "Surface"), "surface", "roadSurface"),
      circumstance(text("路面状况", "Road condition"), "surfaceCondition", "roadCondition"),
      circumstance(text("路面结构", "Pavement"), "pavement", "pavement"),
      circumstance(text("路口路段类型", "Junction or stretch"), "junction", "junction"),
      circumstance(text("道路横断面位置", "Position across the road"), "roadPosition", "roadPosition"),
      circumstance(text("道路物理隔离", "Division of the road"), "roadDivision", "roadDivision"),
      circumstance(text("路侧防护设施", "Guard rails"), "guardRails", "guardRails"),
      circumstance(text("交通信号方式", "Signals"), "signals", "signals"),
      circumstance(text("地形", "Terrain"), "terrain", "terrain"),
      circumstance(text("天气", "Weather"), "weather", "weather"),
      circumstance(text("能见度", "Visibility"), "visibility", "visibility"),
      circumstance(text("照明条件", "Light"), "light", "light"),
      [text("现场形态", "Scene"), ({ file }) => coded("scene", file.scene.sceneKind), 14],
      [text("事故类型", "Kind"), ({ item }) => accidentKindText(item.kind)[language], 14],
      circumstance(text("事故形态", "Form"), "form", "form"),
      circumstance(text("车辆间事故", "Between vehicles"), "betweenVehicles", "collision"),
      circumstance(text("单车事故", "Single vehicle"), "single", "singleVehicle"),
      circumstance(text("碰撞方式", "Parties"), "parties", "collisionParties"),
      circumstance(text("事故初查原因", "First cause"), "firstCause", "cause"),
      circumstance(text("事故认定原因", "Confirmed cause"), "cause", "cause"),
      circumstance(text("二次事故", "Second accident"), "secondAccident", "yesNo"),
      circumstance(text("涉外", "Foreign involvement"), "foreignInvolved", "yesNo"),
      circumstance(text("记录类型", "Kind of record"), "recordKind", "recordKind"),
      [text("认定原因说明", "Cause in words"), ({ item }) => item.circumstances["causeText"] ?? null, 24],
      [text("简要案情", "Brief"), ({ item }) => item.description, 40],
      [text("逃逸", "Hit and run"), ({ item }) => yesNo(item.fled), 8],
      [text("逃逸查获日期", "Found on"), ({ file }) => ({ day: file.search?.foundOn ?? null }), 13],
      [text("当场死亡人数", "Dead at the scene"), ({ file }) => diedAtScene(file), 8],
      [
        text("抢救无效死亡人数", "Dead after rescue"),
        ({ file, item }) => Math.max(0, item.casualties.official - diedAtScene(file)),
        8
      ],
      [text("24小时死亡", "Dead 24 h"), ({ item }) => item.casualties.h24.dead, 8],
      [text("3日死亡", "Dead 3 d"), ({ item }) => item.casualties.d3.dead, 8],
      [text("7日死亡", "Dead 7 d"), ({ item }) => item.casualties.d7.dead, 8],
      [text("30日死亡", "Dead 30 d"), ({ item }) => item.casualties.d30.dead, 8],
      [text("24小时受伤", "Injured 24 h"), ({ item }) => injured(item.casualties.h24), 8],
      [text("3日受伤", "Injured 3 d"), ({ item }) => injured(item.casualties.d3), 8],
      [text("7日受伤", "Injured 7 d"), ({ item }) => injured(item.casualties.d7), 8],
      [text("30日受伤", "Injured 30 d"), ({ item }) => injured(item.casualties.d30), 8],
      [text("重伤", "Seriously injured"), ({ item }) => item.casualties.officialSerious, 8],
      [text("轻伤", "Slightly injured"), ({ item }) => item.casualties.officialSlight, 8],
      [text("失踪", "Missing"), ({ item }) => item.casualties.missing, 8],
      [text("机动车数", "Motor vehicles"), ({ item }) => item.vehicles.filter((v) => v.motor).length, 8],
      [text("非机动车数", "Other vehicles"), ({ item }) => item.vehicles.filter((v) => !v.motor).length, 8],
      [text("行人数", "Pedestrians"), ({ file }) => onFoot(file), 8],
      [
        text("号牌号码", "Plates"),
        ({ item }) => item.vehicles.flatMap((v) => v.plateNumber ?? []).join("、"),
        20
      ],
      [
        text("运输单位", "Transport firms"),
        ({ file }) =>
          [...new Set(file.vehicles.flatMap(({ facts }) => facts.transportFirm?.name ?? []))].join("、"),
        24
      ],
      [text("车辆类型", "Vehicle types"), ({ item }) => listed("vehicleType", item.vehicleTypes), 24],
      [text("重点车辆类别", "Key classes"), ({ item }) => listed("vehicleClass", item.vehicleClasses), 16],
      [text("交通方式", "Travel modes"), ({ item }) => listed("travelMode", item.travelModes), 24],
      [text("直接财产损失(元)", "Property loss (yuan)"), ({ item }) => item.propertyYuan, 12],
      circumstance(text("危险物品事故后果", "Dangerous goods"), "dangerousGoods", "dangerousGoodsOutcome"),
      [text("照片数", "Photographs"), ({ file }) => attachments(file, "photo"), 8],
      [text("现场图数", "Sketches"), ({ file }) => attachments(file, "sketch"), 8],
      [text("到达现场时间", "At the scene"), ({ file }) => shanghaiMinute(file.scene.attendedAt), 17],
      [text("勘查结束时间", "Survey ended"), ({ file }) => shanghaiMinute(file.scene.surveyedUntil), 17],
      [text("主办人", "Lead"), ({ item }) => item.lead, 18],
      [text("协办人", "Other handlers"), ({ item }) => item.otherHandlers.join("、"), 18],
      [
        text("适用程序", "Procedure"),
        ({ item }) => (item.procedure === null ? null : accidentProcedureText(item.procedure)[language]),
        10
      ],
      [text("调解人", "Mediators"), ({ file }) => mediatorsOf(file).join("、"), 18],
      [text("责任", "Liability"), ({ file }) => sharesOf(file, language), 24],
      [
        text("交通事故等级", "Traffic severity"),
        ({ item }) =>
          item.trafficSeverity === null
            ? null
            : (traffic.get(item.trafficSeverity)?.[language] ?? item.trafficSeverity),
        14
      ],
      [
        text("生产安全事故等级", "Work safety severity"),
        ({ item }) =>
          item.safetySeverity === null
            ? null
            : (safety.get(item.safetySeverity)?.[language] ?? item.safetySeverity),
        14
      ],
      [text("接报时间", "Reported"), ({ item }) => minute(item.reportedAt), 17],
      [text("受理时间", "Accepted"), ({ item }) => minute(item.acceptedAt), 17],
      [text("结案日期", "Closed"), ({ item }) => ({ day: item.closedOn }), 13],
      [text("档案编号", "Archive number"), ({ item }) => item.archiveNumber, 18],
      [text("状态", "Standing"), ({ item }) => standingTexts[item.standing][language], 12],
      [text("阶段", "Phase"), ({ item }) => phaseText(item.phase, language), 12],
      [text("权威系统", "System of record"), () => record, 30]
    ],
    language
  )
}

const injured = ({ serious, slight }: { readonly serious: number; readonly slight: number }): number =>
  serious + slight

const shanghaiOffsetMillis = 8 * 3_600_000
const shanghaiMinute = (instant: string | null): string | null =>
  instant === null ? null : minute(new Date(Date.parse(instant) + shanghaiOffsetMillis).toISOString())

const phaseText = (phase: string, language: Language): string =>
  Object.hasOwn(phaseTitles, phase) ? phaseTitles[phase as keyof typeof phaseTitles][language] : phase
