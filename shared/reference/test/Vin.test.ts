import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkVin, vinCheckCharacter } from "../src/Vin.ts"
import { outcome } from "./outcomes.ts"

const vinCharacters = [..."ABCDEFGHJKLMNPRSTUVWXYZ0123456789"]
const vins = fc
  .array(fc.constantFrom(...vinCharacters), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(""))
  .map((vin) => vin.slice(0, 8) + (vinCheckCharacter(vin) ?? "") + vin.slice(9))

describe("vehicle identification numbers", () => {
  it.each(["1M8GDM9AXKP042788", "11111111111111111", "LBB6EAZ389LLCX617"])("N8: %s passes", (vin) => {
    expect(outcome(checkVin(vin))).toBe(vin)
  })

  it("N8: blanks, hyphens, full width and small letters are normalised", () => {
    expect(outcome(checkVin(" １m8gdm9axkp-042788 "))).toBe("1M8GDM9AXKP042788")
  })

  it.each([
    ["1M8GDM9A1KP042788", "VinCheckDigitIsWrong"],
    ["LO8GDM9AXKP042788", "VinHasLetterIOQ"],
    ["12345678", "VinHasWrongLength"]
  ])("N8: %s is accepted with the warning %s", (vin, warning) => {
    expect(outcome(checkVin(vin))).toEqual({ value: vin, warnings: [warning] })
  })

  it.each(["", "无车架号", "LSV=cmd", "A".repeat(26)])("N8: %j is no number at all", (vin) => {
    expect(outcome(checkVin(vin))).toEqual({ refused: "VinIsMalformed", rule: "N8" })
  })

  it("N8: any single wrong digit beside the check digit's own value is warned about", () => {
    fc.assert(
      fc.property(vins, fc.nat(16), fc.constantFrom(..."0123456789"), (vin, at, digit) => {
        expect(outcome(checkVin(vin))).toBe(vin)
        const changed = vin.slice(0, at) + digit + vin.slice(at + 1)
        // Letters share values with digits (A and J are 1): such a change cannot be noticed by ISO 3779.
        if (changed !== vin && at !== 8 && /\d/.test(vin.charAt(at))) {
          expect(outcome(checkVin(changed))).toMatchObject({ warnings: ["VinCheckDigitIsWrong"] })
        }
        if (changed !== vin && at === 8) {
          expect(outcome(checkVin(changed))).toMatchObject({ warnings: ["VinCheckDigitIsWrong"] })
        }
      })
    )
  })
})
