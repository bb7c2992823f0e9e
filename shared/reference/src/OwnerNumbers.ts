import { isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import { accepted, type Checked, refused } from "./Finding.ts"
import { compactNumber } from "./Spelling.ts"

/** A resident identity number in its normal form, with what it says. */
export interface ResidentId {
  readonly kind: "resident"
  /** Eighteen characters; a number of the old fifteen is completed. */
  readonly number: string
  readonly birthDate: string
  readonly sex: "male" | "female"
  /** Whether it was written in the old form of fifteen digits. */
  readonly wasFifteen: boolean
}

/** A unified social credit code in its normal form. */
export interface CreditCode {
  readonly kind: "company"
  readonly number: string
}

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const residentChecks = "10X98765432"

/** Check character of the first seventeen digits of a resident identity number (GB 11643, N6). */
export const residentCheckCharacter = (first17: string): string => {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (residentWeights[i] ?? 0)
  return residentChecks.charAt(sum % 11)
}

const isDigits = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

/**
 * Checks a resident identity number of 18 characters or of the old 15 digits (N6). The birth date must be
 * a real day, from 1850 and not after `on` where that is given; the area code is never a reason to refuse,
 * since codes are abolished (371624 became 371603). Left: `ResidentIdHasWrongLength`,
 * `ResidentIdIsMalformed`, `ResidentIdBirthDateIsImpossible`, `ResidentIdCheckDigitIsWrong`.
 */
export const checkResidentId = (written: string, on?: string): Checked<ResidentId> => {
  const plain = compactNumber(written)
  if (plain.length !== 18 && plain.length !== 15) {
    return refused(
      "ResidentIdHasWrongLength",
      "N6",
      `身份证号码有${plain.length}位,应为18位(旧证15位)`,
      `the resident identity number has ${plain.length} characters instead of 18 (15 in the old form)`
    )
  }
  const wasFifteen = plain.length === 15
  const wellFormed = wasFifteen
    ? isDigits(plain, 0, 15)
    : isDigits(plain, 0, 17) && (isDigits(plain, 17, 18) || plain.endsWith("X"))
  if (!wellFormed) {
    return refused(
      "ResidentIdIsMalformed",
      "N6",
      "身份证号码应为17位数字加1位校验码(数字或X)",
      "a resident identity number is 17 digits and a check character (a digit or X)"
    )
  }
  const first17 = wasFifteen ? `${plain.slice(0, 6)}19${plain.slice(6)}` : plain.slice(0, 17)
  const birthDate = `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`
  if (!isCalendarDate(birthDate) || birthDate < "1850" || (on !== undefined && birthDate > on)) {
    return refused(
      "ResidentIdBirthDateIsImpossible",
      "N6",
      `身份证号码中的出生日期${birthDate}不存在`,
      `the birth date ${birthDate} in the resident identity number is impossible`
    )
  }
  const check = residentCheckCharacter(first17)
  if (!wasFifteen && plain.charAt(17) !== check) {
    return refused(
      "ResidentIdCheckDigitIsWrong",
      "N6",
      "身份证号码校验码不符,请核对",
      "the check character of the resident identity number is wrong"
    )
  }
  return accepted({
    kind: "resident",
    number: first17 + check,
    birthDate,
    sex: (first17.charCodeAt(16) - 48) % 2 === 1 ? "male" : "female",
    wasFifteen
  })
}

/** The 31 characters of GB 32100 in the order of their values: no I, O, S, V, Z (N7). */
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const creditValues = new Map([...creditAlphabet].map((character, value) => [character, value]))

/** Check character of the first seventeen of a credit code; undefined if one of them is not allowed (N7). */
export const creditCheckCharacter = (first17: string): string | undefined => {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = creditValues.get(first17.charAt(i))
    if (value === undefined) return undefined
    sum += value * (creditWeights[i] ?? 0)
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31)
}

/**
 * Checks a unified social credit code (GB 32100, N7). Left: `CreditCodeHasWrongLength`,
 * `CreditCodeIsMalformed`, `CreditCodeCheckDigitIsWrong`.
 */
export const checkCreditCode = (written: string): Checked<CreditCode> => {
  const plain = compactNumber(written)
  if (plain.length !== 18) {
    return refused(
      "CreditCodeHasWrongLength",
      "N7",
      `统一社会信用代码有${plain.length}位,应为18位`,
      `the unified social credit code has ${plain.length} characters instead of 18`
    )
  }
  const check = creditCheckCharacter(plain)
  if (check === undefined || !creditValues.has(plain.charAt(17))) {
    return refused(
      "CreditCodeIsMalformed",
      "N7",
      "统一社会信用代码含有不允许的字符(不含I、O、S、V、Z)",
      "the unified social credit code has a character that is not allowed (no I, O, S, V, Z)"
    )
  }
  if (plain.charAt(17) !== check) {
    return refused(
      "CreditCodeCheckDigitIsWrong",
      "N7",
      "统一社会信用代码校验码不符,请核对",
      "the check character of the unified social credit code is wrong"
    )
  }
  return accepted({ kind: "company", number: plain })
}

/** Words that only the name of an organisation has. */
const organisation =
  /公司|企业|集团|合作社|协会|中心|学校|小学|中学|幼儿园|医院|银行|商行|商店|工厂|厂$|车队|运输队|农场|服务部|经营部|个体|委员会|管理局|分局|大队|政府|办事处|有限|股份|事务所|合伙/

/** Whether a name is one of a company or another organisation rather than of a person. */
export const isOrganisationName = (name: string): boolean => organisation.test(name)

/**
 * Checks the number of an owner: a resident id (N6) or a credit code (N7). With `owner` the kind is
 * given; without it the number decides where it can (the birth date in the place of a resident id),
 * and otherwise the owner's name.
 */
export const checkOwnerNumber = (
  written: string,
  owner?: { readonly kind?: "person" | "company" | undefined; readonly name?: string | undefined },
  on?: string
): Checked<ResidentId | CreditCode> => {
  const kind = owner?.kind ?? ownerKindOf(written, owner?.name)
  return kind === "person" ? checkResidentId(written, on) : checkCreditCode(written)
}

/** Person or company, from the number where it can tell and from the name where it cannot. */
export const ownerKindOf = (written: string, name?: string): "person" | "company" => {
  const plain = compactNumber(written)
  if (plain.length === 15 && isDigits(plain, 0, 15)) return "person"
  if (plain.length === 18 && isDigits(plain, 0, 17)) {
    const birthDate = `${plain.slice(6, 10)}-${plain.slice(10, 12)}-${plain.slice(12, 14)}`
    if (isCalendarDate(birthDate) && birthDate >= "1850") return "person"
  }
  if (name !== undefined && name !== "") return isOrganisationName(name) ? "company" : "person"
  return /[A-WYZ]/.test(plain) || /^9[1-3]/.test(plain) ? "company" : "person"
}
