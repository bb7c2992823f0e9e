import { Either } from "effect"
import { plateKinds } from "./CodeTables.ts"
import { accepted, type Checked, refused } from "./Finding.ts"
import { compactNumber, isBlank } from "./Spelling.ts"

/** A plate in its normal form: half width, upper case, no dots. `number` is null where there is none (41). */
export interface Plate {
  /** Two-digit plate kind (号牌种类): `02`. */
  readonly kind: string
  readonly number: string | null
}

/** The 31 characters of the provinces (N2). */
export const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

const area = `[${provinces}][A-HJ-NP-Z]`
const serial = "[A-HJ-NP-Z0-9]"

interface Form {
  readonly name: { readonly zh: string; readonly en: string }
  readonly pattern: RegExp
  /** Lengths of a whole number of this form, to tell a slip of the finger from another kind of plate. */
  readonly lengths: ReadonlyArray<number>
}

const form = (zh: string, en: string, pattern: string, ...lengths: ReadonlyArray<number>): Form => ({
  name: { zh, en },
  pattern: new RegExp(`^(?:${pattern})$`),
  lengths
})

const ordinary = form("普通号牌(省+字母+5位)", "ordinary (province, letter, 5)", `${area}${serial}{5}`, 7)
const newEnergySmall = form(
  "小型新能源号牌(省+字母+字母+5位)",
  "small new-energy (province, letter, letter, 5)",
  `${area}[A-HJK]${serial}\\d{4}`,
  8
)
const newEnergyLarge = form(
  "大型新能源号牌(省+字母+5位数字+字母)",
  "large new-energy (province, letter, 5 digits, letter)",
  `${area}\\d{5}[A-HJK]`,
  8
)
const tractor = form(
  "拖拉机号牌(省+2位数字+5位)",
  "tractor (province, 2 digits, 5)",
  `[${provinces}]\\d{2}${serial}{5}`,
  8
)
const suffixed = (suffix: string, zh: string, en: string): Form =>
  form(
    `${zh}(省+字母+4位+${suffix})`,
    `${en} (province, letter, 4, ${suffix})`,
    `${area}${serial}{4}${suffix}`,
    7
  )
const trailer = suffixed("挂", "挂车号牌", "trailer")
const learner = suffixed("学", "教练车号牌", "learner")
const trial = suffixed("试", "试验车号牌", "trial")
const police = suffixed("警", "警用号牌", "police")
const hongKong = suffixed("港", "香港入出境号牌", "Hong Kong")
const macao = suffixed("澳", "澳门入出境号牌", "Macao")
const consulate = form(
  "领馆号牌(省+字母+4位+领)",
  "consulate (province, letter, 4, 领)",
  `${area}${serial}{4}领|领\\d{6}|\\d{6}领`,
  7
)
const embassy = form("使馆号牌(使+6位数字)", "embassy (使, 6 digits)", "使\\d{6}|\\d{6}使", 7)
const temporary = form("临时号牌", "temporary", `临?${area}${serial}{4,7}(?:临|临牌|超)?`, 6, 7, 8, 9, 10)
const armedPolice = form("武警号牌(WJ…)", "armed police (WJ…)", `WJ[${provinces}]?[A-Z0-9]{4,7}`, 7, 8)
const army = form("军队号牌", "army", `[A-Z军海空北沈兰济南广成][A-Z][A-Z0-9]?\\d{3,4}[A-Z0-9]`, 6, 7, 8)
/** Kinds whose numbers follow no known pattern, or are false by definition: any short number. */
const anything = form("任意", "any", `[${provinces}A-Z0-9\\u4e00-\\u9fff]{1,12}`)

/** Which forms a kind may have (N1, N4). A kind of the table without an entry here takes anything. */
const formsOfKind: Readonly<Record<string, ReadonlyArray<Form>>> = {
  "01": [ordinary],
  "02": [ordinary],
  "03": [embassy],
  "04": [consulate],
  "05": [ordinary],
  "06": [ordinary],
  "07": [ordinary],
  "08": [ordinary],
  "09": [embassy],
  "10": [consulate],
  "11": [ordinary],
  "12": [ordinary],
  "13": [ordinary],
  "14": [tractor],
  "15": [trailer],
  "16": [learner],
  "17": [learner],
  "18": [trial],
  "19": [trial],
  "20": [temporary],
  "21": [temporary],
  "22": [temporary],
  "23": [police],
  "24": [police],
  "25": [tractor, ordinary],
  "26": [hongKong],
  "27": [macao],
  "31": [armedPolice],
  "32": [army],
  "51": [newEnergyLarge],
  "52": [newEnergySmall]
}

/** Every distinct form, in the order in which a number is tried against them when its kind does not fit. */
const distinctForms: ReadonlyArray<readonly [string, Form]> = [
  ["01", ordinary],
  ["52", newEnergySmall],
  ["51", newEnergyLarge],
  ["14", tractor],
  ["15", trailer],
  ["16", learner],
  ["23", police],
  ["26", hongKong],
  ["27", macao],
  ["04", consulate],
  ["03", embassy],
  ["18", trial]
]

/** No plate at all (N5): the vehicle has no number. */
export const kindWithoutNumber = "41"
/** A false (42) or misused (43) plate shows whatever it shows, or nothing (N5). */
const kindsOfDoubtfulNumbers: ReadonlySet<string> = new Set(["42", "43"])

/** `" 鲁m·444B9 "`, `"鲁Ｍ４４４Ｂ９"` and `"鲁M444B9"` are one number. Full-width, blanks, dots, case (N1). */
export const normalisePlate = (number: string): string => compactNumber(number)

/** Plate kinds that a well-formed number could have: `["01", "52"]`; empty if it has no known form. */
export const plateKindsOf = (number: string): ReadonlyArray<string> => {
  const plain = normalisePlate(number)
  return Object.keys(formsOfKind).filter((kind) => formsOfKind[kind]?.some((f) => f.pattern.test(plain)))
}

const kindText = (kind: string): string => `${kind} ${plateKinds.textOf(kind) ?? ""}`.trim()

/**
 * Checks the plate kind (its code, or its text in the table) and number together (N1 form, N2 province, N3 new-energy letters, N4 kind and
 * number agree, N5 kinds without a number). Right: the plate in its normal form. Left, one of
 * `PlateKindIsUnknown`, `PlateNumberIsMissing`, `PlateNumberIsNotExpected`, `PlateProvinceIsUnknown`,
 * `PlateHasLetterIOrO`, `PlateKindAndNumberDisagree`, `PlateHasWrongLength`, `PlateIsMalformed`.
 */
export const checkPlate = (kind: string, number: string | null | undefined): Checked<Plate> => {
  const plainKind = plateKinds.codeOf(kind)
  if (plainKind === undefined) {
    return refused(
      "PlateKindIsUnknown",
      "N4",
      `号牌种类“${kind}”不在代码表中`,
      `plate kind "${kind}" is not in the code table`
    )
  }
  if (isBlank(number)) {
    if (plainKind === kindWithoutNumber || kindsOfDoubtfulNumbers.has(plainKind)) {
      return accepted({ kind: plainKind, number: null })
    }
    return refused(
      "PlateNumberIsMissing",
      "N5",
      `号牌号码为空;确无号牌的,号牌种类应为41(无号牌)`,
      `the plate number is empty; a vehicle without a plate has plate kind 41`
    )
  }
  const plain = normalisePlate(number)
  if (plainKind === kindWithoutNumber) {
    return refused(
      "PlateNumberIsNotExpected",
      "N5",
      `号牌种类41(无号牌)不应有号牌号码“${plain}”`,
      `plate kind 41 (no plate) cannot have the number "${plain}"`
    )
  }
  const forms = kindsOfDoubtfulNumbers.has(plainKind) ? undefined : formsOfKind[plainKind]
  if ((forms ?? [anything]).some((f) => f.pattern.test(plain))) {
    return accepted({ kind: plainKind, number: plain })
  }
  return whyNot(plainKind, plain, forms ?? [anything])
}

const whyNot = (kind: string, plain: string, forms: ReadonlyArray<Form>): Checked<Plate> => {
  const expected = forms[0] ?? anything
  // A number that is well formed for another kind: a person must say which of the two is wrong.
  const other = distinctForms.find(([, f]) => !forms.includes(f) && f.pattern.test(plain))
  if (other !== undefined) {
    return refused(
      "PlateKindAndNumberDisagree",
      "N4",
      `号牌种类${kindText(kind)}与号牌号码“${plain}”不符:该号码是${other[1].name.zh}`,
      `plate kind ${kind} and number "${plain}" disagree: the number has the form ${other[1].name.en}`
    )
  }
  if (/[IO]/.test(plain.slice(1)) && kind !== "31" && kind !== "32") {
    return refused(
      "PlateHasLetterIOrO",
      "N1",
      `号牌号码“${plain}”含字母I或O(应为数字1或0?)`,
      `plate number "${plain}" has the letter I or O, which no plate has (the digit 1 or 0?)`
    )
  }
  if (expected !== embassy && expected !== army && expected !== armedPolice && expected !== anything) {
    const first = plain.startsWith("临") ? plain.charAt(1) : plain.charAt(0)
    if (!provinces.includes(first)) {
      return refused(
        "PlateProvinceIsUnknown",
        "N2",
        `号牌号码“${plain}”的首字不是省份简称`,
        `plate number "${plain}" does not begin with the character of a province`
      )
    }
  }
  if (expected.lengths.length > 0 && !expected.lengths.includes(plain.length)) {
    return refused(
      "PlateHasWrongLength",
      "N1",
      `号牌号码“${plain}”有${plain.length}位,应为${expected.lengths.join("或")}位:${expected.name.zh}`,
      `plate number "${plain}" has ${plain.length} characters instead of ${expected.lengths.join(" or ")}: ${expected.name.en}`
    )
  }
  return refused(
    "PlateIsMalformed",
    "N1",
    `号牌号码“${plain}”不符合${expected.name.zh}的形式`,
    `plate number "${plain}" does not have the form ${expected.name.en}`
  )
}

/** Whether kind and number pass {@link checkPlate}. */
export const isPlate = (kind: string, number: string | null): boolean =>
  Either.isRight(checkPlate(kind, number))
