import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { hazardKind } from "./HazardTable.ts"
import { deregistrationGrounds } from "./Labels.ts"
import type { DeregistrationGround, Plate } from "./Vehicle.ts"

/** The vehicle that stands in the way. Only its id is known to the decision; the service fills in the rest. */
export interface Holder {
  readonly id: string
  readonly plate: Plate | null
  readonly vin: string | null
  /** Nine-digit code of its township. */
  readonly township: string | null
}

/** Why a command on a vehicle is refused. */
export type VehicleRejection =
  | { readonly _tag: "VehicleIsNotRegistered" }
  | { readonly _tag: "VehicleIsAlreadyRegistered" }
  | {
      readonly _tag: "VehicleIsDeregistered"
      readonly ground: DeregistrationGround
      readonly deregisteredOn: CalendarDate
    }
  | { readonly _tag: "VehicleIsNotDeregistered" }
  | { readonly _tag: "PlateIsHeldByAnotherVehicle"; readonly value: string; readonly holder: Holder }
  | { readonly _tag: "VinIsHeldByAnotherVehicle"; readonly value: string; readonly holder: Holder }
  /** A visit names a plate that no live vehicle had then. */
  | { readonly _tag: "PlateIsNotOnFile" }
  | { readonly _tag: "OwnerIsTheSame" }
  | {
      readonly _tag: "PaperIsOlderThanTheOneOnFile"
      readonly paper: "inspection" | "insurance"
      readonly validUntil: CalendarDate
      readonly onFile: CalendarDate
    }
  | {
      readonly _tag: "HazardIsAlreadyOpen"
      readonly hazard: string
      readonly hazardId: string
      readonly foundAt: Instant
    }
  | { readonly _tag: "HazardIsNotOpen"; readonly hazardId: string }
  | { readonly _tag: "HazardIsSeenAndCleared"; readonly hazard: string }
  | { readonly _tag: "VehicleIsAlreadySuspended"; readonly until: CalendarDate | null }
  | { readonly _tag: "VehicleIsNotSuspended" }
  | { readonly _tag: "DriverIsAlreadyOnFile"; readonly driverId: string }
  | { readonly _tag: "DriverIsUnknown"; readonly driverId: string }
  | TownshipIsOutOfScope

const papers: { readonly [Paper in "inspection" | "insurance"]: Text } = {
  inspection: text("检验", "inspection"),
  insurance: text("交强险", "insurance")
}

const nameOf = (hazard: string): Text => hazardKind(hazard)?.name ?? text(hazard, hazard)

const heldBy = (holder: Holder): Text => {
  const plate = holder.plate?.number ?? null
  const vin = holder.vin
  return text(
    `持有车辆:${[plate, vin === null ? null : `车架号${vin}`, `档案号${holder.id}`].filter(Boolean).join(",")}`,
    `Held by ${[plate, vin === null ? null : `VIN ${vin}`, `file ${holder.id}`].filter(Boolean).join(", ")}`
  )
}

const facts = (holder: Holder): NonNullable<Refusal["facts"]> => ({
  heldBy: holder.id,
  heldByPlate: holder.plate?.number ?? null,
  heldByVin: holder.vin,
  heldByTownship: holder.township
})

/**
 * What somebody is told who gave a plate and no file: as {@link toRefusal}, but nothing of a vehicle in another
 * township, not even which township it is (X3).
 */
export const toRefusalByPlate = (rejection: VehicleRejection): Refusal => {
  if (rejection._tag !== "TownshipIsOutOfScope") return toRefusal(rejection)
  const reason = text("该车辆不在您的管辖范围内", "the vehicle is not in your townships")
  return {
    code: rejection._tag,
    rule: "X3",
    title: text("超出您的管辖范围", "Outside of your townships"),
    detail: text(
      "该号牌的车辆不在您的管辖范围内,请核对号牌,或告知派出所。",
      "The vehicle of this plate is not in your townships: check the plate, or tell the station."
    ),
    fields: [{ path: "plate.number", rule: "X3", reason }]
  }
}

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const toRefusal = (rejection: VehicleRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "VehicleIsNotRegistered":
      return { code, title: text("该车辆没有档案", "The vehicle is not on file") }
    case "VehicleIsAlreadyRegistered":
      return { code, title: text("该车辆已建档", "The vehicle is already on file") }
    case "VehicleIsDeregistered":
      return {
        code,
        title: text("该车辆已注销", "The vehicle is deregistered"),
        detail: text(
          `${rejection.deregisteredOn}已注销(${deregistrationGrounds[rejection.ground].zh})。确属误操作的,请先撤销注销。`,
          `Deregistered on ${rejection.deregisteredOn} (${deregistrationGrounds[rejection.ground].en}). If that was a mistake, restore it first.`
        ),
        facts: { ground: rejection.ground, deregisteredOn: rejection.deregisteredOn }
      }
    case "VehicleIsNotDeregistered":
      return { code, title: text("该车辆未注销,无需恢复", "The vehicle is not deregistered") }
    case "PlateIsHeldByAnotherVehicle": {
      const title = text("号牌已被另一车辆使用", "Another vehicle holds this plate")
      return {
        code,
        rule: "K3",
        title,
        detail: heldBy(rejection.holder),
        fields: [{ path: "plate.number", rule: "K3", reason: title }],
        facts: facts(rejection.holder)
      }
    }
    case "VinIsHeldByAnotherVehicle": {
      const title = text("车辆识别代号已在另一车辆档案中", "Another vehicle has this VIN")
      return {
        code,
        rule: "K3",
        title,
        detail: heldBy(rejection.holder),
        fields: [{ path: "vin", rule: "K3", reason: title }],
        facts: facts(rejection.holder)
      }
    }
    case "PlateIsNotOnFile": {
      const reason = text(
        "走访时没有使用该号牌的在册车辆",
        "no vehicle on file had this plate at the time of the visit"
      )
      return {
        code,
        title: text("该号牌没有车辆档案", "No vehicle is on file under this plate"),
        detail: text(
          "请核对号牌号码、种类和走访时间;确无档案的,请按无牌车辆上报。",
          "Check number, kind and time of the visit; if it is not on file indeed, list it as unregistered."
        ),
        fields: [{ path: "plate.number", reason }]
      }
    }
    case "OwnerIsTheSame": {
      const reason = text(
        "与现所有人相同;仅更正姓名、电话的请用“更正”",
        "Already the owner; to mend a name or a phone, correct the file"
      )
      return {
        code,
        title: text("所有人未变", "The owner is the same"),
        fields: [{ path: "owner", reason }]
      }
    }
    case "PaperIsOlderThanTheOneOnFile": {
      const paper = papers[rejection.paper]
      const reason = text(
        `档案中的${paper.zh}有效期止为${rejection.onFile},晚于${rejection.validUntil};档案有误的请用“更正”`,
        `The ${paper.en} on file is valid until ${rejection.onFile}, later than ${rejection.validUntil}; if the file is wrong, correct it`
      )
      return {
        code,
        rule: rejection.paper === "inspection" ? "K4" : "K9",
        title: text(`${paper.zh}有效期早于档案`, `An older ${paper.en} than the one on file`),
        fields: [{ path: "validUntil", reason }],
        facts: { onFile: rejection.onFile }
      }
    }
    case "HazardIsAlreadyOpen":
      return {
        code,
        title: text(
          `“${nameOf(rejection.hazard).zh}”已登记,尚未整改`,
          `"${nameOf(rejection.hazard).en}" is already reported and open`
        ),
        detail: text(`首次发现于${rejection.foundAt}`, `First found at ${rejection.foundAt}`),
        facts: { hazardId: rejection.hazardId, foundAt: rejection.foundAt }
      }
    case "HazardIsNotOpen":
      return {
        code,
        title: text("没有这项未整改的隐患", "No such hazard is open"),
        facts: { hazardId: rejection.hazardId }
      }
    case "HazardIsSeenAndCleared":
      return {
        code,
        title: text(
          `“${nameOf(rejection.hazard).zh}”不能既存在又已整改`,
          `"${nameOf(rejection.hazard).en}" cannot be both seen and put right`
        )
      }
    case "VehicleIsAlreadySuspended":
      return {
        code,
        title: text("该车辆已停驶", "The vehicle is already suspended"),
        facts: { until: rejection.until }
      }
    case "VehicleIsNotSuspended":
      return { code, title: text("该车辆未停驶", "The vehicle is not suspended") }
    case "DriverIsAlreadyOnFile":
      return {
        code,
        rule: "K13",
        title: text("该驾驶人已在档案中", "This driver is already on file"),
        facts: { driverId: rejection.driverId }
      }
    case "DriverIsUnknown":
      return {
        code,
        rule: "K13",
        title: text("档案中没有该驾驶人", "No such driver is on file"),
        facts: { driverId: rejection.driverId }
      }
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
