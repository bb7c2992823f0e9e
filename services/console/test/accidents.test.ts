import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type FilterKey, filterKeys, filterOf, parametersOf } from "../src/accidents/accidentFilter.ts"
import { correction, type Field, payload } from "../src/accidents/actionFields.ts"
import { placeNames } from "../src/accidents/mapNames.ts"
import {
  daysAfter,
  fieldTimeOf,
  hoursLeftOn,
  instantOf,
  lastTwelveMonths,
  placeWords,
  postOf,
  yearsBefore
} from "../src/accidents/places.ts"
import {
  inPlane,
  metresPerPixel,
  moved,
  nearest,
  onEarth,
  onScreen,
  scaleBar,
  underScreen,
  viewOf,
  zoomed
} from "../src/accidents/projection.ts"
import { isReportPath, reportForm, saidGrounds } from "../src/accidents/reporting.ts"
import { pageOfList } from "../src/townships/listAddress.ts"

describe("a report of an accident as it is typed", () => {
  it("A7: sends what is known and leaves out the rest", () => {
    expect(
      reportForm(
        {
          kind: "injury",
          way: "patrol",
          happenedAt: "2026-11-25T09:05",
          place: {
            township: "371603101",
            road: { code: " G205 ", name: "" },
            post: "K12+300",
            coordinates: { longitude: 117.9, latitude: 37.7 }
          },
          saidDead: 0,
          saidInjured: 2,
          vehicles: [
            { plateKind: "02", plateNumber: "鲁M" },
            { plateKind: "02", plateNumber: "鲁M12345" },
            { plateKind: "41", description: "红色三轮车" }
          ],
          named: false,
          reporter: { name: "王" },
          hasGoods: false,
          goods: { what: "汽油" }
        },
        "鲁M"
      )
    ).toEqual({
      way: "patrol",
      kind: "injury",
      happenedAt: "2026-11-25T09:05:00+08:00",
      place: {
        township: "371603101",
        road: { code: "G205" },
        post: "K12+300",
        coordinates: { longitude: 117.9, latitude: 37.7 }
      },
      saidDead: 0,
      saidInjured: 2,
      vehicles: [
        { plateKind: "02", plateNumber: "鲁M12345" },
        { plateKind: "41", description: "红色三轮车" }
      ]
    })
  })

  it("A6, A20: says goods and flight only where somebody ticked them, and the name where it was left", () => {
    expect(
      reportForm(
        {
          hasGoods: true,
          goods: { what: " 液氨 ", leaking: true },
          hasFled: true,
          fled: "向南",
          named: true,
          reporter: { name: "王", phone: "" }
        },
        "鲁M"
      )
    ).toMatchObject({
      way: "other",
      goods: { what: "液氨", leaking: true },
      fled: "向南",
      reporter: { name: "王", phone: null }
    })
  })

  it("A4, A5, A6: sends the grounds that were ticked, and those that the report says already", () => {
    const values = {
      grounds: ["no-licence", "hit-fixture"],
      kind: "death",
      saidDead: 1,
      hasGoods: true,
      goods: { what: "汽油" },
      hasFled: true,
      fled: "向南"
    } as const
    expect(reportForm(values, "鲁M").grounds).toEqual([
      "no-licence",
      "hit-fixture",
      "party-left",
      "dangerous-goods"
    ])
    // The dead and the injured follow from the kind (A1): the page shows them as ticked and sends neither.
    expect([...saidGrounds(values)]).toEqual(["death", "party-left", "dangerous-goods"])
    expect([...saidGrounds({ saidInjured: 2 })]).toEqual(["injury"])
    expect(reportForm({ kind: "property" }, "鲁M")).not.toHaveProperty("grounds")
    expect(reportForm({ grounds: ["party-left"], hasFled: true }, "鲁M").grounds).toEqual(["party-left"])
  })

  it("knows the fields that a problem can stand at", () => {
    for (const path of [
      "place.post",
      "place.road.code",
      "vehicles.2.plateNumber",
      "saidDead",
      "goods.what"
    ]) {
      expect(isReportPath(path), path).toBe(true)
    }
    for (const path of ["place.postMetres", "reportedAt", "vehicles.x.plateNumber"]) {
      expect(isReportPath(path), path).toBe(false)
    }
  })
})

describe("forms made of descriptions", () => {
  const fields: ReadonlyArray<Field> = [
    { name: "name", as: "text" },
    { name: "happenedAt", as: "instant" },
    { name: "informed", as: "yes", required: true },
    { name: "guided", as: "yes" },
    { name: "fled", as: "unsure" },
    { name: "approval", as: { group: [{ name: "body", as: "text" }] } },
    { name: "others", as: { rows: [{ name: "account", as: "text" }] } },
    { name: "participantIds", as: { several: "party" } },
    { name: "shares", as: "shares" },
    { name: "noticedOn", as: "day", onlyIf: (values) => values["name"] === "x" }
  ]

  it("send what was given, with the district's offset, and nothing else", () => {
    expect(
      payload(fields, {
        name: " x ",
        happenedAt: "2026-01-02T03:04",
        fled: "no",
        approval: { body: "  " },
        others: [{ account: "a" }, {}, { account: " " }],
        participantIds: [],
        shares: [{ participantId: "1", share: "main", grounds: " " }, { participantId: "2" }],
        noticedOn: "2026-01-01"
      })
    ).toEqual({
      name: "x",
      happenedAt: "2026-01-02T03:04:00+08:00",
      informed: false,
      fled: false,
      others: [{ account: "a" }],
      shares: [{ participantId: "1", share: "main" }]
    })
  })

  it("send of a correction only what differs, emptied values as null, and what says which thing it is", () => {
    const some: ReadonlyArray<Field> = [
      { name: "vehicleId", as: { subject: "vehicle" } },
      { name: "brand", as: "text" },
      { name: "colour", as: "text" },
      { name: "onBoard", as: "number" },
      { name: "motor", as: "yes", required: true },
      { name: "reason", as: "long" }
    ]
    expect(
      correction(
        some,
        { brand: "五菱", colour: "A", onBoard: 3, motor: true },
        { vehicleId: "v", brand: "五菱", colour: "", onBoard: 4, motor: false, reason: "看错" },
        ["vehicleId", "reason"]
      )
    ).toEqual({ vehicleId: "v", colour: null, onBoard: 4, motor: false, reason: "看错" })
  })
})

describe("places and times of accidents in words", () => {
  it("writes kilometre posts as they stand on the road", () => {
    expect(postOf(12_300)).toBe("K12+300")
    expect(postOf(5)).toBe("K0+005")
    expect(postOf(null)).toBeNull()
    expect(
      placeWords({
        townshipName: "下洼镇",
        villageName: null,
        roadCode: "G205",
        roadName: null,
        postMetres: 12_300,
        text: ""
      })
    ).toBe("下洼镇 G205 K12+300")
  })

  it("holds the district's minute wherever the device is", () => {
    expect(fieldTimeOf(new Date("2026-03-03T16:05:40Z"))).toBe("2026-03-04T00:05")
    expect(instantOf("2026-03-04T00:05")).toBe("2026-03-04T00:05:00+08:00")
    expect(hoursLeftOn(new Date("2026-03-04T01:00:00Z"))).toBe(15)
    expect(hoursLeftOn(new Date("2026-03-04T15:59:00Z"))).toBe(1)
  })

  it("takes the twelve months that end with a day, over leap days as well", () => {
    expect(lastTwelveMonths("2026-11-25")).toEqual({ from: "2025-11-26", until: "2026-11-25" })
    expect(yearsBefore("2028-02-29", 1)).toBe("2027-02-28")
    expect(lastTwelveMonths("2028-02-29")).toEqual({ from: "2027-03-01", until: "2028-02-29" })
    expect(daysAfter("2027-12-31", 1)).toBe("2028-01-01")
  })

  it("leads from the figures of accidents to their pages", () => {
    expect(pageOfList("/api/accidents?standing=open&by=place", { township: "371603101" })).toBe(
      "/accidents?standing=open&by=place&township=371603101"
    )
    expect(pageOfList("/api/accidents/clocks?due=overdue")).toBe("/accidents/desk?due=overdue")
    expect(pageOfList("/api/accidents/duplicates")).toBe("/accidents/duplicates")
    expect(pageOfList("/api/accidents/transport-firms?order=owed")).toBe("/accidents/firms?order=owed")
  })

  it("carries every condition of a filter and brings it back unchanged", () => {
    const filters = fc.dictionary(
      fc.constantFrom<FilterKey>(...filterKeys),
      fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" })
    )
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterOf(new URLSearchParams(parametersOf(filter).toString()))).toEqual({ ...filter })
      })
    )
  })
})

describe("the plane of the map", () => {
  const size = { width: 800, height: 600 }
  const points = fc.record({
    longitude: fc.double({ min: -179, max: 179, noNaN: true }),
    latitude: fc.double({ min: -80, max: 80, noNaN: true })
  })

  it("shows all places at first, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 30 }), (some) => {
        const places = some.map(inPlane)
        const view = viewOf(places, size)
        if (view.scale === 2 ** 12) return
        for (const place of places) {
          const { x, y } = onScreen(place, view, size)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(size.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(size.height)
        }
      })
    )
  })

  it("keeps what is under the finger there while it zooms, and moves by exactly what was dragged", () => {
    const place = inPlane({ longitude: 117.9, latitude: 37.7 })
    const view = viewOf([place, inPlane({ longitude: 118.1, latitude: 37.9 })], size)
    const before = onScreen(place, view, size)
    const after = onScreen(place, zoomed(view, 1.7, before, size), size)
    expect(after.x).toBeCloseTo(before.x, 6)
    expect(after.y).toBeCloseTo(before.y, 6)
    const dragged = onScreen(place, moved(view, 60, -30), size)
    expect(dragged.x - before.x).toBeCloseTo(60, 6)
    expect(dragged.y - before.y).toBeCloseTo(-30, 6)
    // What is tapped is the place of the earth that stands there.
    const tapped = onEarth(underScreen(before, view, size))
    expect(tapped.longitude).toBeCloseTo(117.9, 9)
    expect(tapped.latitude).toBeCloseTo(37.7, 9)
  })

  it("measures metres as the earth has them, and finds the nearest place", () => {
    // A degree of longitude at 37.7° north is 88.1 km.
    const west = inPlane({ longitude: 117, latitude: 37.7 })
    const east = inPlane({ longitude: 118, latitude: 37.7 })
    const view = viewOf([west, east], size)
    const pixels = onScreen(east, view, size).x - onScreen(west, view, size).x
    expect((pixels * metresPerPixel(view)) / 1000).toBeCloseTo(88.08, 1)
    const bar = scaleBar(view, 110)
    expect(bar.width).toBeLessThanOrEqual(110)
    expect(bar.width).toBeGreaterThan(40)
    const at = onScreen(east, view, size)
    expect(nearest([west, east], { x: at.x + 5, y: at.y }, view, size, 10)).toBe(east)
    expect(nearest([west, east], { x: at.x + 15, y: at.y }, view, size, 10)).toBeUndefined()
  })
})

describe("names on the map", () => {
  const pixel = fc.integer({ min: 0, max: 600 })
  const place = fc.record({ x: pixel, y: pixel })

  it("never cover a black spot or one another, and stand near their place", () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 11 }), fc.array(place, { maxLength: 12 }), (at, spots) => {
        const wanted = at.map((one, index) => ({ ...one, code: String(index), name: "下洼镇" }))
        const placed = placeNames(
          wanted,
          spots.map((spot) => ({ ...spot, radius: 14 }))
        )
        // As they are drawn: 14 pixels a letter, the place is the middle of the base line.
        for (const { x, y, code } of placed) {
          for (const spot of spots) {
            const dx = spot.x - Math.max(x - 21, Math.min(spot.x, x + 21))
            const dy = spot.y - Math.max(y - 12, Math.min(spot.y, y + 2))
            expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(14)
          }
          for (const other of placed) {
            if (other.code === code) continue
            expect(Math.abs(other.x - x) >= 42 || Math.abs(other.y - y) >= 14).toBe(true)
          }
          const own = wanted.find((one) => one.code === code) ?? { x: Number.NaN, y: Number.NaN }
          expect(Math.hypot(own.x - x, own.y - y)).toBeLessThan(140)
        }
      })
    )
  })

  it("stand above their place where nothing is in the way, and give way where something is", () => {
    const wanted = [{ code: "1", name: "下洼镇", x: 300, y: 300 }]
    expect(placeNames(wanted, [])).toEqual([{ ...wanted[0], y: 282 }])
    expect(placeNames(wanted, [{ x: 300, y: 276, radius: 14 }])).toEqual([{ ...wanted[0], y: 326 }])
    expect(
      placeNames(
        wanted.flatMap((one) => [one, { ...one, code: "2" }]),
        []
      )
    ).toHaveLength(2)
    // A spot over all of it leaves no room: closer up there is.
    expect(placeNames(wanted, [{ x: 300, y: 300, radius: 400 }])).toEqual([])
  })
})
