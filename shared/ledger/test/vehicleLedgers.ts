import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Either } from "effect"
import type { FieldDefinition } from "../src/columns/FieldDefinition.ts"
import { defineLedger } from "../src/columns/LedgerShape.ts"
import type { LedgerTable } from "../src/columns/LedgerTable.ts"
import { type HandedIn, openLedger } from "../src/columns/OpenLedger.ts"
import { usualImportSettings } from "../src/ImportOptions.ts"
import type { LedgerIsRefused, LedgerLimits } from "../src/reading/Ledger.ts"

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

/** Ledgers written for one test, and what comes of opening them. */

export const headings = [
  "序号",
  "号牌种类",
  "号牌号码",
  "车辆类型",
  "使用性质",
  "车辆识别代号",
  "品牌型号",
  "所有人",
  "证件号码",
  "联系电话",
  "乡镇",
  "村(居)",
  "村(居)代码",
  "初次登记日期",
  "检验有效期止",
  "交强险终止日期",
  "核定载客",
  "核定载质量(kg)",
  "备注"
]

/** A row that is accepted as it stands; `n` makes plate and VIN its own. */
export const soundRow = (
  n: number,
  changes: Readonly<Record<string, string>> = {}
): ReadonlyArray<string> => {
  const values: Record<string, string> = {
    序号: String(n),
    号牌种类: "01",
    号牌号码: `鲁N${String(10_000 + n)}`,
    车辆类型: "H11",
    使用性质: "F",
    车辆识别代号: "",
    品牌型号: "解放牌CA1310",
    所有人: "罗强",
    证件号码: "371603196807275501",
    联系电话: "13590139624",
    乡镇: "冯家镇",
    "村(居)": "寄张村民委员会",
    "村(居)代码": "371603103216",
    初次登记日期: "2017-10-16",
    检验有效期止: "2027-08-29",
    交强险终止日期: "2027-10-09",
    核定载客: "2",
    "核定载质量(kg)": "27269",
    备注: "",
    ...changes
  }
  return headings.map((heading) => values[heading] ?? "")
}

const quoted = (value: string): string =>
  /[",\n;\t|]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** Rows as CSV in UTF-8. */
export const csv = (rows: ReadonlyArray<ReadonlyArray<string>>, separator = ",", end = "\r\n"): Buffer =>
  Buffer.from(rows.map((row) => row.map(quoted).join(separator) + end).join(""))

/** Opens a ledger: its table, or why it is refused as a whole. */
export const opened = (
  fileName: string,
  bytes: Uint8Array,
  mapping: string | null = null,
  limits: Partial<LedgerLimits> = {}
): Promise<Either.Either<LedgerTable<VehicleField>, LedgerIsRefused>> => {
  const handedIn: HandedIn = { fileName, bytes, mapping }
  return Effect.runPromise(
    openLedger(handedIn, { shape: vehicleLedger }, { ...usualImportSettings, ...limits }).pipe(
      Effect.map(({ table }) => table),
      Effect.either
    )
  )
}

/** The table of a ledger that is not refused. */
export const tableOf = async (...ledger: Parameters<typeof opened>): Promise<LedgerTable<VehicleField>> => {
  const result = await opened(...ledger)
  if (Either.isLeft(result)) throw new Error(`${result.left.refusal.code}: ${result.left.refusal.detail?.en}`)
  return result.right
}

/** The code and English sentence with which a ledger is refused. */
export const refusalOf = async (...ledger: Parameters<typeof opened>) => {
  const result = await opened(...ledger)
  if (Either.isRight(result)) throw new Error("the ledger is not refused")
  const { kind, refusal } = result.left
  return {
    kind,
    code: refusal.code,
    en: refusal.detail?.en ?? "",
    zh: refusal.detail?.zh ?? "",
    facts: refusal.facts
  }
}
