import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { plateKinds } from "../src/CodeTables.ts"
import { checkPlate, normalisePlate, plateKindsOf, provinces } from "../src/Plates.ts"
import { outcome, refusal } from "./outcomes.ts"

const serialCharacters = [..."ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"]
const area = fc
  .tuple(fc.constantFrom(...provinces), fc.constantFrom(..."ABCDEFGHJKLMNPQRSTUVWXYZ"))
  .map(([province, letter]) => province + letter)
const serial = (length: number) =>
  fc
    .array(fc.constantFrom(...serialCharacters), { minLength: length, maxLength: length })
    .map((c) => c.join(""))
const ordinary = fc.tuple(area, serial(5)).map(([a, s]) => a + s)

describe("plates", () => {
  it.each([
    ["01", "鲁M53A45"],
    ["02", "鲁M12345"],
    ["07", "鲁M5A123"],
    ["08", "鲁M12A34"],
    ["13", "鲁MJ5649"],
    ["05", "鲁M12345"],
    ["06", "京A12345"]
  ])("N1: kind %s takes the ordinary form %s", (kind, number) => {
    expect(outcome(checkPlate(kind, number))).toEqual({ kind, number })
  })

  it.each([
    ["51", "鲁M12345F"],
    ["51", "鲁M82438A"],
    ["52", "鲁MF80300"],
    ["52", "鲁MDA1234"],
    ["15", "鲁M2663挂"],
    ["16", "鲁M1234学"],
    ["17", "鲁MA234学"],
    ["23", "鲁M1234警"],
    ["24", "鲁M123A警"],
    ["26", "粤Z1234港"],
    ["27", "粤ZA234澳"],
    ["14", "鲁1319350"],
    ["14", "鲁13A9350"],
    ["04", "沪A0023领"],
    ["03", "使014578"],
    ["03", "224578使"],
    ["18", "鲁M1234试"],
    ["22", "鲁MA12345"],
    ["22", "鲁M12345临"],
    ["22", "临鲁M12345"],
    ["25", "鲁1319350"],
    ["31", "WJ鲁12345"],
    ["32", "VA12345"],
    ["99", "自编12号"]
  ])("N1, N4: kind %s takes its own form %s", (kind, number) => {
    expect(outcome(checkPlate(kind, number))).toEqual({ kind, number })
  })

  it.each([
    ["鲁m·444B9", "鲁M444B9"],
    [" 鲁M88164 ", "鲁M88164"],
    ["鲁Ｍ１７７１６", "鲁M17716"],
    ["鲁Ｍ７８３１挂", "鲁M7831挂"],
    ["鲁1·334621", "鲁1334621"],
    ["鲁M-12345", "鲁M12345"],
    ["鲁M•12345", "鲁M12345"],
    ["鲁　M 12345", "鲁M12345"]
  ])("N1: %s is normalised to %s", (written, plain) => {
    expect(normalisePlate(written)).toBe(plain)
  })

  it.each([
    ["鲁MKI529", "13"],
    ["鲁M5O99E", "01"],
    ["鲁M4I35挂", "15"],
    ["鲁13O7077", "14"],
    ["鲁M4I195J", "51"],
    ["鲁MEO0105", "52"]
  ])("N1: %s has a letter I or O", (number, kind) => {
    expect(outcome(checkPlate(kind, number))).toEqual({ refused: "PlateHasLetterIOrO", rule: "N1" })
  })

  it.each([
    ["01", "鲁M24N8"],
    ["15", "鲁M7868"],
    ["14", "鲁138934"],
    ["13", "鲁MD3L2"],
    ["02", "鲁M1234567"]
  ])("N1: kind %s with %s has the wrong length", (kind, number) => {
    expect(outcome(checkPlate(kind, number))).toEqual({ refused: "PlateHasWrongLength", rule: "N1" })
  })

  it("N2: a number begins with the character of a province", () => {
    expect(outcome(checkPlate("02", "M123456"))).toEqual({ refused: "PlateProvinceIsUnknown", rule: "N2" })
    expect(outcome(checkPlate("02", "台M12345"))).toEqual({ refused: "PlateProvinceIsUnknown", rule: "N2" })
    expect(provinces).toHaveLength(31)
    expect(new Set(provinces).size).toBe(31)
  })

  it("N3: a new-energy number has a letter of A to H, J or K in its place", () => {
    for (const letter of "ABCDEFGHJK") expect(refusal(checkPlate("52", `鲁M${letter}12345`))).toBeNull()
    for (const letter of "LMNPQRSTUVWXYZ") {
      expect(refusal(checkPlate("52", `鲁M${letter}12345`))).toBe("PlateIsMalformed")
      expect(refusal(checkPlate("51", `鲁M12345${letter}`))).toBe("PlateIsMalformed")
    }
  })

  it.each([
    ["01", "鲁MHB5694"],
    ["52", "鲁1380845"],
    ["52", "鲁M3288挂"],
    ["52", "鲁M42603"],
    ["51", "鲁MF80300"],
    ["02", "鲁M1234学"],
    ["15", "鲁M12345"],
    ["14", "鲁M12345"]
  ])("N4: kind %s and number %s disagree", (kind, number) => {
    expect(outcome(checkPlate(kind, number))).toEqual({ refused: "PlateKindAndNumberDisagree", rule: "N4" })
  })

  it("N4: an unknown kind is refused, a known one is also taken by its text or with one digit", () => {
    expect(refusal(checkPlate("88", "鲁M12345"))).toBe("PlateKindIsUnknown")
    expect(refusal(checkPlate("constructor", "鲁M12345"))).toBe("PlateKindIsUnknown")
    expect(outcome(checkPlate("小型汽车", "鲁M12345"))).toEqual({ kind: "02", number: "鲁M12345" })
    expect(outcome(checkPlate("２", "鲁M12345"))).toEqual({ kind: "02", number: "鲁M12345" })
  })

  it("N5: only kinds 41 to 43 may have no number, and 41 may have none", () => {
    expect(outcome(checkPlate("41", null))).toEqual({ kind: "41", number: null })
    expect(outcome(checkPlate("41", "无"))).toEqual({ kind: "41", number: null })
    expect(outcome(checkPlate("42", ""))).toEqual({ kind: "42", number: null })
    expect(outcome(checkPlate("43", "鲁M12345"))).toEqual({ kind: "43", number: "鲁M12345" })
    expect(outcome(checkPlate("42", "鲁MI0OO1"))).toEqual({ kind: "42", number: "鲁MI0OO1" })
    expect(refusal(checkPlate("02", null))).toBe("PlateNumberIsMissing")
    expect(refusal(checkPlate("02", " - "))).toBe("PlateNumberIsMissing")
    expect(refusal(checkPlate("41", "鲁M12345"))).toBe("PlateNumberIsNotExpected")
  })

  it("N4: says which kinds a number could have", () => {
    expect(plateKindsOf("鲁MHB5694")).toEqual(["20", "21", "22", "52"])
    expect(plateKindsOf("鲁M2663挂")).toEqual(["15"])
    expect(plateKindsOf("nonsense")).toEqual([])
  })

  it("N1: every kind of the table is either checked by a form or takes anything short", () => {
    for (const [kind] of plateKinds.entries) {
      const refused = refusal(checkPlate(kind, "???"))
      expect(refused, kind).not.toBeNull()
    }
  })

  it("N1: normalising twice changes nothing, and a number passes however it is spelt", () => {
    fc.assert(
      fc.property(ordinary, fc.constantFrom("", " ", "·", "-", "　"), (number, separator) => {
        const spelt = (number.slice(0, 2) + separator + number.slice(2)).toLowerCase()
        expect(outcome(checkPlate("02", spelt))).toEqual({ kind: "02", number })
        expect(normalisePlate(normalisePlate(spelt))).toBe(number)
      })
    )
  })

  it("N1: no text is accepted that is not in its normal form, and none makes the check throw", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 20 }),
        fc.string({ maxLength: 4 }),
        (number, kind) => {
          const result = outcome(checkPlate(kind, number)) as { readonly number?: string | null }
          if (typeof result.number === "string") expect(normalisePlate(result.number)).toBe(result.number)
        }
      )
    )
  })

  it("N1: one character less or more is never the same kind of ordinary plate", () => {
    fc.assert(
      fc.property(ordinary, fc.nat(6), (number, at) => {
        expect(refusal(checkPlate("02", number.slice(0, at) + number.slice(at + 1)))).not.toBeNull()
        expect(refusal(checkPlate("02", `${number}A`))).not.toBeNull()
      })
    )
  })
})
