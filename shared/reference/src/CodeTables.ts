import codes from "../data/codes.json" with { type: "json" }
import accidentCodes from "../data/rules/accident-codes.json" with { type: "json" }
import { halfWidth } from "./Spelling.ts"

/** One code table of a public standard: the text is shown, the code is stored. */
export interface CodeTable {
  readonly name: string
  readonly has: (code: string) => boolean
  /** The Chinese text of a code; undefined if the table does not have it. */
  readonly textOf: (code: string) => string | undefined
  /** All codes with their texts, in the order of the standard. */
  readonly entries: ReadonlyArray<readonly [code: string, text: string]>
  /**
   * The code for what a ledger says: the code itself in any width and case, its text (`小型面包车`), or
   * both together (`K39小型面包车`, `02:小型汽车`); a single digit of a two-digit table is padded.
   * Undefined if it is neither.
   */
  readonly codeOf: (codeOrText: string) => string | undefined
}

const plainText = (text: string): string =>
  halfWidth(text)
    .replace(/\s+/g, "")
    .replace(/[()（）]/g, "")
    .toUpperCase()

/** A code table from codes and texts. Texts that occur twice are not taken back to a code. */
export const codeTable = (name: string, texts: Readonly<Record<string, string>>): CodeTable => {
  // Own keys only: a ledger cell may well say "constructor".
  const byCode = new Map(Object.entries(texts))
  const byText = new Map<string, string | undefined>()
  for (const [code, text] of byCode) {
    const key = plainText(text)
    byText.set(key, byText.has(key) ? undefined : code)
  }
  const twoDigits = [...byCode.keys()].every((code) => /^\d\d$/.test(code))
  const codeOf = (codeOrText: string): string | undefined => {
    if (byCode.has(codeOrText)) return codeOrText
    const plain = plainText(codeOrText)
    if (byCode.has(plain)) return plain
    if (twoDigits && /^\d$/.test(plain) && byCode.has(`0${plain}`)) return `0${plain}`
    const known = byText.get(plain)
    if (known !== undefined) return known
    const both = /^([A-Z0-9]{1,3})[:：.\-、]?(.+)$/.exec(plain)
    const code = both?.[1]
    return code !== undefined && byCode.has(code) && plainText(byCode.get(code) ?? "") === both?.[2]
      ? code
      : undefined
  }
  return {
    name,
    has: (code) => byCode.has(code),
    textOf: (code) => byCode.get(code),
    entries: sortedByStandard([...byCode]),
    codeOf
  }
}

/** JSON objects put keys like "10" before "01"; a standard counts 01, 02 … 10. */
const sortedByStandard = (entries: Array<[string, string]>): ReadonlyArray<readonly [string, string]> =>
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

/** 号牌种类, GA 24.7: `02` 小型汽车. */
export const plateKinds = codeTable("plateKinds", codes.hpzl_plate_kind)
/** 车辆类型, GA 24.4: `K39` 小型面包车. */
export const vehicleTypes = codeTable("vehicleTypes", codes.cllx_vehicle_type)
/** 使用性质, GA 24.3: `A` 非营运. */
export const uses = codeTable("uses", codes.syxz_use)
/** 车辆用途: `W1` 剧毒危化品车. */
export const purposes = codeTable("purposes", codes.clyt_purpose)
/** 机动车状态, GA 24.17: `A` 正常. */
export const vehicleStates = codeTable("vehicleStates", codes.zt_vehicle_state)
/** 车身颜色, GA 24.8: `J` 黑. */
export const colours = codeTable("colours", codes.csys_colour)
/** 燃料种类, GA 24.9: `B` 柴油. */
export const fuels = codeTable("fuels", codes.rlzl_fuel)

const accidentFields: ReadonlyArray<{
  readonly field: string | null
  readonly codes: Readonly<Record<string, { readonly zh: string } | undefined>>
}> = accidentCodes.entries

/**
 * The built-in tables of the national accident record, by the name the standard gives them. Whoever
 * judges by an installation's own tables asks `AccidentRules.codeTables`.
 */
export const accidentTables: Readonly<Record<string, CodeTable>> = Object.fromEntries(
  accidentFields.flatMap(({ field, codes: words }) => {
    if (field === null) return []
    const texts = Object.entries(words).flatMap(([code, word]) =>
      word === undefined ? [] : [[code, word.zh] as const]
    )
    return [[field, codeTable(field, Object.fromEntries(texts))]]
  })
)

/** The five shares of liability (A15), gravest first. */
export const liabilityShares: ReadonlyArray<string> = (accidentTables["sgzr_liability"]?.entries ?? []).map(
  ([, share]) => share
)

/** All tables of the vehicle registry by name, as the pages and the interface show them. */
export const codeTables: Readonly<Record<string, CodeTable>> = {
  plateKinds,
  vehicleTypes,
  uses,
  purposes,
  vehicleStates,
  colours,
  fuels
}
