import { describe, expect, it } from "vitest"
import { type BuiltChunk, filesOfShell } from "../build/shellFiles.ts"
import { meaningOf } from "../src/queue/meaningOf.ts"

describe("what an answer to a form of the queue means", () => {
  it.each([
    [200, "", "taken"],
    [201, "", "taken"],
    [0, "NoAnswer", "later"],
    [408, "Http408", "later"],
    [429, "TooManyRequests", "later"],
    [502, "Http502", "later"],
    [503, "ServiceIsUnavailable", "later"],
    [504, "Http504", "later"],
    [401, "NotSignedIn", "signed-out"],
    [404, "AddressIsUnknown", "alone"],
    [404, "ShiftIsUnknown", "refused"],
    [403, "WardenIsNotActive", "refused"],
    [409, "WardenHasCheckedIn", "refused"],
    [422, "FieldsAreAtFault", "refused"],
    // One form that the server stumbles over does not hold up the others.
    [500, "Http500", "refused"]
  ] as const)("%i %s: %s", (status, code, meaning) => {
    expect(meaningOf(status, code)).toBe(meaning)
  })
})

describe("the files that a phone keeps", () => {
  const chunk = (fileName: string, rest: Partial<BuiltChunk> = {}): BuiltChunk => ({
    fileName,
    facadeModuleId: null,
    isEntry: false,
    imports: [],
    dynamicImports: [],
    styles: [],
    ...rest
  })
  const page = (fileName: string, module: string, rest: Partial<BuiltChunk> = {}) =>
    chunk(fileName, { facadeModuleId: `/checkout/services/console/src/${module}`, ...rest })

  it("are the first page, the pages of a day and what these need; neither other pages nor the worker", () => {
    const chunks = [
      chunk("sw.js", { isEntry: true }),
      chunk("assets/index.js", {
        isEntry: true,
        imports: ["assets/react.js"],
        dynamicImports: ["assets/day.js", "assets/map.js"],
        styles: ["assets/index.css"]
      }),
      chunk("assets/react.js"),
      page("assets/day.js", "wardens/DayPage.tsx", {
        imports: ["assets/queue.js", "assets/index.js"],
        dynamicImports: ["assets/chart.js"],
        styles: ["assets/day.css"]
      }),
      chunk("assets/queue.js"),
      page("assets/map.js", "accidents/MapPage.tsx", { imports: ["assets/tiles.js"] }),
      chunk("assets/tiles.js"),
      page("assets/chart.js", "townships/StatusChart.tsx")
    ]
    expect(filesOfShell(chunks, "sw.js")).toEqual([
      "assets/day.css",
      "assets/day.js",
      "assets/index.css",
      "assets/index.js",
      "assets/queue.js",
      "assets/react.js"
    ])
  })
})
