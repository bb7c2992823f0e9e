import { describe, expect, it } from "vitest"
import { registrationForm, vinDoubt } from "../src/vehicles/registration.ts"

describe("a registration as it is typed", () => {
  it("N8: doubts a VIN by its length, its letters and its check digit, and never a missing one", () => {
    expect(vinDoubt("")).toBeUndefined()
    expect(vinDoubt("1M8GDM9AXKP042788")).toBeUndefined()
    expect(vinDoubt(" 1m8gdm9axkp042788 ")).toBeUndefined()
    expect(vinDoubt("11111111111111111")).toBeUndefined()
    expect(vinDoubt("1M8GDM9A1KP042788")).toBe("check-digit")
    expect(vinDoubt("1M8GDM9AXKP04278")).toBe("length")
    expect(vinDoubt("1M8GDM9AXKPO42788")).toBe("letters")
  })

  it("sends blanks as nothing, and no number where there is no plate (N5)", () => {
    const form = registrationForm({
      plate: { kind: "41", number: "鲁M" },
      vehicleType: "N11",
      use: "A",
      owner: { kind: "person", name: " 赵芳 ", phone: "  " },
      village: "371603101213",
      vin: ""
    })
    expect(form).toEqual({
      plate: { kind: "41", number: null },
      vin: null,
      vehicleType: "N11",
      use: "A",
      purpose: null,
      brand: null,
      colour: null,
      fuel: null,
      owner: { kind: "person", name: "赵芳", idNumber: null, phone: null, address: null },
      village: "371603101213",
      firstRegisteredOn: null,
      inspectionValidUntil: null,
      insuranceValidUntil: null,
      seats: null,
      loadKg: null,
      note: null
    })
  })
})
