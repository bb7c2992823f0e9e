import { describe, expect, it } from "vitest"
import { type BuiltChunk, filesOfShell } from "../build/shellFiles.ts"
import { meaningOf } from "../src/queue/meaningOf.ts"
import { daysKept } from "../src/queue/QueuedForm.ts"
import { toldAtVisit, visitByPlateForm } from "../src/wardens/visitByPlate.ts"

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

describe("how long a form has been kept", () => {
  it("is told in whole days, and is none where the clock of the device was put back", () => {
    const keptAt = "2026-03-01T10:00:00.000Z"
    expect(daysKept({ keptAt }, Date.parse("2026-03-04T09:59:59.999Z"))).toBe(2)
    expect(daysKept({ keptAt }, Date.parse("2026-03-04T10:00:00.000Z"))).toBe(3)
    expect(daysKept({ keptAt }, Date.parse("2026-02-01T10:00:00.000Z"))).toBe(0)
  })
})

describe("a visit by plate", () => {
  const typed = {
    plate: { kind: "02", number: "鲁M12345" },
    ownerName: " 孙七 ",
    phone: "13812340000",
    hazards: ["overloaded"],
    newDriver: { name: "李四", phone: "13912340000", class: "C1" },
    note: " "
  }

  it("says what was typed, and nothing of what was left empty", () => {
    expect(visitByPlateForm(typed)).toEqual({
      plate: { kind: "02", number: "鲁M12345" },
      ownerName: "孙七",
      phone: "13812340000",
      inspectionValidUntil: null,
      insuranceValidUntil: null,
      hazards: [{ hazard: "overloaded" }],
      newDrivers: [
        { name: "李四", phone: "13912340000", idNumber: null, licence: { class: "C1", validUntil: null } }
      ],
      note: null
    })
  })

  it("K15: hands its plate, owner and note to the list of unregistered vehicles, and is empty where it is not readable", () => {
    expect(toldAtVisit(typed)).toEqual({
      number: "鲁M12345",
      kind: "02",
      owner: { kind: "person", name: " 孙七 ", phone: "13812340000" },
      note: " "
    })
    expect(toldAtVisit("something else")).toEqual({
      number: "",
      kind: "",
      owner: { kind: "person", name: "", phone: "" },
      note: ""
    })
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
        dynamicImports: ["assets/day.js", "assets/map.js", "assets/desk.js"],
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
      page("assets/desk.js", "wardens/desk/people/PeoplePage.tsx"),
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
