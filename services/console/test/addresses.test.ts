import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { pageOfList } from "../src/townships/listAddress.ts"
import { type FilterKey, filterKeys, filterOf, parametersOf } from "../src/vehicles/vehicleFilter.ts"

describe("addresses of lists", () => {
  it("lead from a figure to the page with the same conditions, the township and the instant added", () => {
    const address = "/api/vehicles?state=on-file&due=inspection%3Aoverdue&day=2026-11-24"
    expect(pageOfList(address)).toBe("/vehicles?state=on-file&due=inspection%3Aoverdue&day=2026-11-24")
    expect(pageOfList(address, { township: "371603101", asOf: "2026-11-01T23:59:59.999+08:00" })).toBe(
      "/vehicles?state=on-file&due=inspection%3Aoverdue&day=2026-11-24&township=371603101&asOf=2026-11-01T23%3A59%3A59.999%2B08%3A00"
    )
    expect(pageOfList("/api/hazards?standing=open")).toBe("/hazards?standing=open")
    expect(pageOfList("/api/unregistered-vehicles?state=listed")).toBe("/unregistered?state=listed")
    expect(pageOfList("/api/wardens/hazards?open=yes&level=grave", { township: "371603101" })).toBe(
      "/wardens/roads?open=yes&level=grave&township=371603101"
    )
    expect(pageOfList("/api/townships/villages?room=yes")).toBe("/townships/villages?room=yes")
  })

  it("never name another township than the list's own", () => {
    expect(pageOfList("/api/vehicles?township=371603102", { township: "371603101" })).toBe(
      "/vehicles?township=371603102"
    )
  })

  it("lead nowhere where no page shows the list", () => {
    expect(pageOfList(undefined)).toBeUndefined()
    expect(pageOfList("/api/accounts")).toBeUndefined()
  })

  it("carry every condition of a filter and bring it back unchanged", () => {
    const filters = fc.dictionary(
      fc.constantFrom<FilterKey>(...filterKeys),
      fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" })
    )
    fc.assert(
      fc.property(filters, (filter) => {
        const address = parametersOf(filter).toString()
        expect(filterOf(new URLSearchParams(address))).toEqual({ ...filter })
      })
    )
  })
})
