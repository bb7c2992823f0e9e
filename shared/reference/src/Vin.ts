import { accepted, type Checked, finding, refused } from "./Finding.ts"
import { compactNumber } from "./Spelling.ts"

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const vinValues = new Map([
  ...[..."0123456789"].map((digit, value) => [digit, value] as const),
  ...[..."ABCDEFGH"].map((letter, i) => [letter, i + 1] as const),
  ...[..."JKLMN"].map((letter, i) => [letter, i + 1] as const),
  ["P", 7] as const,
  ["R", 9] as const,
  ...[..."STUVWXYZ"].map((letter, i) => [letter, i + 2] as const)
])

/** Check character of a VIN (position 9) by ISO 3779; undefined if a character is not allowed (N8). */
export const vinCheckCharacter = (vin: string): string | undefined => {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = vinValues.get(vin.charAt(i))
    if (value === undefined) return undefined
    sum += value * (vinWeights[i] ?? 0)
  }
  const rest = sum % 11
  return rest === 10 ? "X" : String(rest)
}

/**
 * Checks a vehicle identification number (N8). Many tricycles, trailers and farm vehicles have none or
 * one of their own kind, so a wrong length, the letters I, O, Q and a wrong check character are warnings:
 * `VinHasWrongLength`, `VinHasLetterIOQ`, `VinCheckDigitIsWrong`. Left only for text that is no number at
 * all: `VinIsMalformed`. The normal form is half width, upper case, without blanks.
 */
export const checkVin = (written: string): Checked<string> => {
  const plain = compactNumber(written)
  if (plain.length === 0 || plain.length > 25 || !/^[A-Z0-9*]+$/.test(plain)) {
    return refused(
      "VinIsMalformed",
      "N8",
      `“${written}”不是车辆识别代号`,
      `"${written}" is no vehicle identification number`
    )
  }
  if (plain.length !== 17) {
    return accepted(plain, [
      finding(
        "VinHasWrongLength",
        "N8",
        `车辆识别代号有${plain.length}位,应为17位`,
        `the vehicle identification number has ${plain.length} characters instead of 17`
      )
    ])
  }
  const check = vinCheckCharacter(plain)
  if (check === undefined) {
    return accepted(plain, [
      finding(
        "VinHasLetterIOQ",
        "N8",
        "车辆识别代号含有不允许的字符(不含I、O、Q)",
        "the vehicle identification number has a character that is not allowed (no I, O, Q)"
      )
    ])
  }
  return plain.charAt(8) === check
    ? accepted(plain)
    : accepted(plain, [
        finding(
          "VinCheckDigitIsWrong",
          "N8",
          `车辆识别代号第9位校验码为${plain.charAt(8)},应为${check}`,
          `the check character (position 9) of the vehicle identification number is ${plain.charAt(8)} instead of ${check}`
        )
      ])
}
