import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkCreditCode,
  checkOwnerNumber,
  checkResidentId,
  creditCheckCharacter,
  isOrganisationName,
  ownerKindOf,
  residentCheckCharacter
} from "../src/OwnerNumbers.ts"
import { outcome, refusal } from "./outcomes.ts"

const birthDates = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2025-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll("-", ""))
const residentIds = fc
  .tuple(fc.integer({ min: 110000, max: 829999 }), birthDates, fc.integer({ min: 0, max: 999 }))
  .map(([area, birth, order]) => `${area}${birth}${String(order).padStart(3, "0")}`)
  .map((first17) => first17 + residentCheckCharacter(first17))

const creditCharacters = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"]
const creditCodes = fc
  .array(fc.constantFrom(...creditCharacters), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(""))
  .map((first17) => first17 + (creditCheckCharacter(first17) ?? ""))

describe("resident identity numbers", () => {
  it("N6: a known number of GB 11643 passes and says birth date and sex", () => {
    expect(outcome(checkResidentId("11010519491231002X"))).toEqual({
      kind: "resident",
      number: "11010519491231002X",
      birthDate: "1949-12-31",
      sex: "female",
      wasFifteen: false
    })
    expect(outcome(checkResidentId("440524188001010014"))).toMatchObject({
      birthDate: "1880-01-01",
      sex: "male"
    })
  })

  it("N6: full width, blanks and a small x are normalised", () => {
    expect(outcome(checkResidentId(" １１０１０５ 19491231 002x "))).toMatchObject({
      number: "11010519491231002X"
    })
  })

  it("N6: a number of fifteen digits is completed", () => {
    expect(outcome(checkResidentId("110105491231002"))).toMatchObject({
      number: "11010519491231002X",
      wasFifteen: true
    })
    expect(refusal(checkResidentId("110105491331002"))).toBe("ResidentIdBirthDateIsImpossible")
  })

  it("N6: an abolished or unknown area is no reason to refuse", () => {
    for (const area of ["371624", "371603", "999999", "000000"]) {
      const first17 = `${area}19800229001`
      expect(refusal(checkResidentId(first17 + residentCheckCharacter(first17)))).toBeNull()
    }
  })

  it.each([
    ["37162419770230569X", "ResidentIdBirthDateIsImpossible"],
    ["371624199913015691", "ResidentIdBirthDateIsImpossible"],
    ["3716241977062156911", "ResidentIdHasWrongLength"],
    ["37162419770621569A", "ResidentIdIsMalformed"],
    ["3716241977X6215691", "ResidentIdIsMalformed"],
    ["371624197706215691", "ResidentIdCheckDigitIsWrong"],
    ["", "ResidentIdHasWrongLength"]
  ])("N6: %s is refused: %s", (number, code) => {
    expect(refusal(checkResidentId(number))).toBe(code)
  })

  it("N6: a birth date after the day of the check is impossible", () => {
    const first17 = "37160320270101001"
    const number = first17 + residentCheckCharacter(first17)
    expect(refusal(checkResidentId(number, "2026-12-31"))).toBe("ResidentIdBirthDateIsImpossible")
    expect(refusal(checkResidentId(number, "2027-01-01"))).toBeNull()
  })

  it("N6: any single wrong digit and any swap of neighbours is noticed", () => {
    fc.assert(
      fc.property(residentIds, fc.nat(17), fc.nat(9), (number, at, digit) => {
        expect(refusal(checkResidentId(number))).toBeNull()
        const changed = number.slice(0, at) + digit + number.slice(at + 1)
        if (changed !== number) expect(refusal(checkResidentId(changed))).not.toBeNull()
        if (at < 16) {
          const swapped =
            number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
          if (swapped !== number) expect(refusal(checkResidentId(swapped))).not.toBeNull()
        }
      })
    )
  })
})

describe("unified social credit codes", () => {
  it.each(["91350100M000100Y43", "91371603TLL4RRAGDR"])("N7: %s passes, also in small letters", (code) => {
    expect(outcome(checkCreditCode(code.toLowerCase()))).toEqual({ kind: "company", number: code })
  })

  it.each([
    ["91350100M000100Y44", "CreditCodeCheckDigitIsWrong"],
    ["91350100M000100Y4", "CreditCodeHasWrongLength"],
    ["91350100I000100Y43", "CreditCodeIsMalformed"],
    ["91350100M000100Y4Z", "CreditCodeIsMalformed"]
  ])("N7: %s is refused: %s", (code, why) => {
    expect(refusal(checkCreditCode(code))).toBe(why)
  })

  it("N7: any single wrong character is noticed", () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(17), fc.constantFrom(...creditCharacters), (code, at, character) => {
        expect(refusal(checkCreditCode(code))).toBeNull()
        const changed = code.slice(0, at) + character + code.slice(at + 1)
        if (changed !== code) expect(refusal(checkCreditCode(changed))).not.toBeNull()
      })
    )
  })
})

describe("numbers of owners", () => {
  it("N6, N7: the number says whether it is a person's or a company's", () => {
    expect(outcome(checkOwnerNumber("11010519491231002X"))).toMatchObject({ kind: "resident" })
    expect(outcome(checkOwnerNumber("91350100M000100Y43"))).toMatchObject({ kind: "company" })
    // Eighteen digits that are both: the birth date in its place decides.
    expect(ownerKindOf("371624197706215691", "古城顺发客运有限公司")).toBe("person")
    expect(ownerKindOf("913716030000000000")).toBe("company")
  })

  it("N6, N7: where the number does not say, the name or the given kind does", () => {
    expect(refusal(checkOwnerNumber("123", { name: "罗强" }))).toBe("ResidentIdHasWrongLength")
    expect(refusal(checkOwnerNumber("123", { name: "冯家通达物流有限公司" }))).toBe(
      "CreditCodeHasWrongLength"
    )
    expect(refusal(checkOwnerNumber("11010519491231002X", { kind: "company" }))).toBe(
      "CreditCodeCheckDigitIsWrong"
    )
    expect(isOrganisationName("滨海镇中心小学")).toBe(true)
    expect(isOrganisationName("厂长生")).toBe(false)
  })

  it("N6, N7: no text makes the check throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 24 }), (text) => {
        checkOwnerNumber(text)
        checkOwnerNumber(text, { name: text })
      })
    )
  })
})
