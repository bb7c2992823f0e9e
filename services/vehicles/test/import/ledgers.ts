import { type HandedIn, openLedger } from "@jiaosuo/ledger/columns/OpenLedger"
import { usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import type { LedgerIsRefused, LedgerLimits } from "@jiaosuo/ledger/reading/Ledger"
import { Effect, Either } from "effect"
import { type VehicleTable, vehicleLedger } from "../../src/import/VehicleLedger.ts"

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
): Promise<Either.Either<VehicleTable, LedgerIsRefused>> => {
  const handedIn: HandedIn = { fileName, bytes, mapping }
  return Effect.runPromise(
    openLedger(handedIn, { shape: vehicleLedger }, { ...usualImportSettings, ...limits }).pipe(
      Effect.map(({ table }) => table),
      Effect.either
    )
  )
}

/** The table of a ledger that is not refused. */
export const tableOf = async (...ledger: Parameters<typeof opened>): Promise<VehicleTable> => {
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
