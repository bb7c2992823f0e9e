import { text } from "@jiaosuo/kernel/Problem"
import { ledgersOf } from "@jiaosuo/testing/Ledgers"
import type { FieldDefinition } from "../src/columns/FieldDefinition.ts"
import { defineLedger } from "../src/columns/LedgerShape.ts"

/** A ledger of vehicles, as far as the tests of files and headings need one. */
const fields = {
  "plate.kind": { name: text("号牌种类", "plate kind"), headings: ["号牌种类"] },
  "plate.number": { name: text("号牌号码", "plate number"), headings: ["号牌号码", "号牌"] },
  vin: { name: text("车辆识别代号", "VIN"), headings: ["车辆识别代号"] },
  vehicleType: { name: text("车辆类型", "vehicle type"), headings: ["车辆类型"] },
  use: { name: text("使用性质", "use"), headings: ["使用性质"] },
  brand: { name: text("品牌型号", "brand and model"), headings: ["品牌型号"], isRemark: true },
  "owner.name": { name: text("所有人", "owner"), headings: ["所有人", "姓名"] },
  "owner.idNumber": { name: text("证件号码", "certificate number"), headings: ["证件号码", "身份证号"] },
  "owner.phone": { name: text("联系电话", "phone"), headings: ["联系电话", "电话"] },
  township: { name: text("乡镇", "township"), headings: ["乡镇"] },
  villageName: { name: text("村(居)", "village"), headings: ["村(居)"] },
  village: { name: text("村(居)代码", "village code"), headings: ["村(居)代码"] },
  firstRegisteredOn: {
    name: text("初次登记日期", "first registered on"),
    headings: ["初次登记日期"],
    holds: "day"
  },
  seats: { name: text("核定载客", "seats"), headings: ["核定载客"], holds: "wholeNumber" },
  note: { name: text("备注", "note"), headings: ["备注"], isRemark: true }
} satisfies Readonly<Record<string, FieldDefinition>>

type VehicleField = keyof typeof fields

const vehicleLedger = defineLedger<VehicleField>({
  notRecognised: text("认不出这是车辆台账", "This is not recognised as a ledger of vehicles"),
  fields,
  needed: [
    ["plate.number"],
    ["plate.kind"],
    ["vehicleType"],
    ["use"],
    ["owner.name"],
    ["village", "villageName"]
  ],
  exampleHeadings: ["号牌种类", "号牌号码", "车辆类型"],
  foreignGroups: /驾驶/
})

/** Opens ledgers of vehicles. */
export const { opened, refusalOf, tableOf } = ledgersOf(vehicleLedger)
