import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fileFields } from "../src/vehicles/FileFields.ts"
import { dueKinds, dueWindows, onFile } from "../src/vehicles/VehicleFilter.ts"
import { filterOfQuery, queryOfFilter, type StatedFilter } from "../src/vehicles/VehicleFilterQuery.ts"
import { vehicleStates } from "../src/vehicles/VehicleTable.ts"

const codes = {
  classes: new Set(["minivan", "farm"]),
  hazards: new Set(["overloaded", "no-plate"]),
  isTownship: (code: string) => code === "371603101",
  isVillage: (code: string) => code === "371603101213"
}

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const filters: fc.Arbitrary<StatedFilter> = fc.record({
  townships: fc.constantFrom(null, ["371603101"]),
  village: maybe(fc.constant("371603101213")),
  class: maybe(fc.constantFrom("none", "minivan", "farm")),
  states: maybe(fc.oneof(fc.constant(onFile), fc.constantFrom(...vehicleStates.map((state) => [state])))),
  hazard: maybe(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom("overloaded", "no-plate"),
        standing: fc.constantFrom("open" as const, "cleared" as const)
      }),
      fc.record({
        kind: fc.constant(null),
        standing: fc.constantFrom("open" as const, "cleared" as const, "none" as const)
      })
    )
  ),
  due: maybe(
    fc.array(fc.record({ kind: fc.constantFrom(...dueKinds), window: fc.constantFrom(...dueWindows) }), {
      minLength: 1,
      maxLength: 3
    })
  ),
  missing: maybe(fc.constantFrom("any", "none", ...fileFields)),
  visitedBefore: maybe(day),
  neverVisited: maybe(fc.boolean()),
  registeredFrom: maybe(day),
  registeredUntil: maybe(day)
})

describe("filters in addresses", () => {
  it("every filter has a spelling that says the same filter", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterOfQuery(queryOfFilter(filter), codes)).toEqual(Either.right(filter))
      })
    )
  })

  it("a condition that names nothing known is refused and named, never ignored", () => {
    const query = {
      township: "371603999",
      village: "1",
      class: "vans",
      state: "normal,gone",
      hazard: "overloaded:maybe",
      due: "inspection:90",
      missing: "colour",
      visitedBefore: "2026-02-30",
      visited: "often",
      registeredFrom: "yesterday",
      registeredUntil: "2026"
    }
    const refused = filterOfQuery(query, codes)
    expect(Either.isLeft(refused) && refused.left.map((problem) => problem.path).sort()).toEqual(
      Object.keys(query).sort()
    )
  })

  it("words from objects' own properties are no codes", () => {
    expect(Either.isLeft(filterOfQuery({ class: "constructor" }, codes))).toBe(true)
    expect(Either.isLeft(filterOfQuery({ hazard: "__proto__" }, codes))).toBe(true)
  })
})
