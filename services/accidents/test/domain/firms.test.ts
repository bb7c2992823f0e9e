import { rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { type AccidentEvent, accidentEventCodec } from "../../src/domain/AccidentEvents.ts"
import { toRefusal } from "../../src/domain/AccidentRejections.ts"
import { clocksOf } from "../../src/domain/Clocks.ts"
import type { ConfirmFix, OrderFirmToFix } from "../../src/domain/commands/Investigation.ts"
import { checkInvolvedVehicle, checkVehicleCorrection } from "../../src/domain/forms/PartyChecks.ts"
import { type FirmCase, firmCaseOf, firmPairs, isSameFirm } from "../../src/domain/TransportFirms.ts"
import type { Share } from "../../src/domain/values/Proceedings.ts"
import { commands, file, outcome } from "./filing.ts"
import {
  acceptedOn,
  at,
  car,
  decidedOn,
  fileOf,
  found,
  lead,
  person,
  reported,
  rules,
  share
} from "./proceedings.ts"

const firm = { name: "滨州某某运输有限公司", creditCode: "91371600MA3C0000XE" }

/** An accident of a day in which a truck of the firm, driven by `a`, killed so many. */
const accident = (
  day: string,
  { deaths = 3, blame = "main" as Share, of = firm as typeof firm | null, role = "driver" as const } = {}
): ReadonlyArray<AccidentEvent> => [
  reported(day, { kind: "death" }),
  acceptedOn(day),
  car("A", { transportFirm: of }),
  car("B", { plate: { kind: "02", number: "鲁M54321" } }),
  person("a", { vehicleId: "A", role }),
  person("b", { vehicleId: "B" }),
  ...Array.from({ length: deaths }, (_, i) => `dead-${i}`).flatMap((id) => [
    person(id, { role: "passenger", isParty: false, vehicleId: "A" }),
    found(id, { injury: "dead", at: at(day, "10:00") })
  ]),
  decidedOn(day, {
    shares:
      blame === "full"
        ? [share("a", blame), share("b", "none")]
        : [share("a", blame), share("b", blame === "equal" ? "equal" : "minor")]
  })
]

const caseOf = (history: ReadonlyArray<AccidentEvent>): FirmCase => firmCaseOf(fileOf(history), rules)

const order = (
  earlier: ReadonlyArray<AccidentEvent> | null,
  more: Partial<OrderFirmToFix> = {}
): OrderFirmToFix => ({
  _tag: "OrderFirmToFix",
  by: lead,
  id: "later",
  other: "earlier",
  otherCase: earlier === null ? null : caseOf(earlier),
  outside: null,
  orderId: "o1",
  vehicleId: "A",
  approval: { body: "滨州市公安局交警支队", number: "1", on: "2026-10-01" },
  orderedOn: "2026-10-02",
  dueOn: "2026-11-02",
  notifiedGovernments: ["沾化区交通运输局"],
  reason: null,
  ...more
})

const later = accident("2026-09-10")

describe("A22: a transport firm is ordered to fix its dangers", () => {
  it("A22: six months to the day are within, a day more is not", () => {
    expect(outcome(later, order(accident("2026-03-10")))).toBe("FirmWasOrderedToFix")
    expect(file(later).when(order(accident("2026-03-09")))).toEqual(
      rejection({ _tag: "FirmOrderHasNoGround", obstacle: "too-far-apart" })
    )
  })

  it.each([
    ["full", "FirmWasOrderedToFix"],
    ["main", "FirmWasOrderedToFix"],
    ["equal", "FirmOrderHasNoGround"]
  ] as const)("A22: with %s blame in one of the two: %s", (blame, expected) => {
    expect(outcome(later, order(accident("2026-05-10", { blame })))).toBe(expected)
    expect(outcome(accident("2026-09-10", { blame }), order(accident("2026-05-10")))).toBe(expected)
  })

  it("A22: three dead each; two are too few", () => {
    expect(file(later).when(order(accident("2026-05-10", { deaths: 2 })))).toEqual(
      rejection({ _tag: "FirmOrderHasNoGround", obstacle: "too-few-dead" })
    )
    expect(outcome(accident("2026-09-10", { deaths: 2 }), order(accident("2026-05-10")))).toBe(
      "FirmOrderHasNoGround"
    )
  })

  it.each([
    ["no-firm", accident("2026-09-10", { of: null }), accident("2026-05-10")],
    [
      "another-firm",
      later,
      accident("2026-05-10", { of: { name: "别的公司", creditCode: "91371600MA3C00011Q" } })
    ],
    ["not-the-later", later, accident("2026-09-11")],
    [
      "does-not-count",
      later,
      [...accident("2026-05-10"), { _tag: "AccidentWasWithdrawn", ground: "other", reason: null }]
    ],
    [
      "does-not-count",
      later,
      [...accident("2026-05-10"), { _tag: "AccidentWasMerged", into: "x", score: null, reason: null }]
    ]
  ] as const)("A22: not where the ground is missing: %s", (obstacle, own, earlier) => {
    const result = file(own).when(order(earlier as ReadonlyArray<AccidentEvent>))
    expect(result).toEqual(rejection({ _tag: "FirmOrderHasNoGround", obstacle }))
    if ("rejected" in result) expect(toRefusal(result.rejected).rule).toBe("A22")
  })

  it("A22, X3: what another township's file does not fulfil is not told; with one that fulfils it the order is given", () => {
    const outside = "371603102"
    expect(file(later).when(order(accident("2026-05-10", { deaths: 2 }), { outside }))).toEqual(
      rejection({ _tag: "TownshipIsOutOfScope", township: outside })
    )
    expect(outcome(later, order(accident("2026-05-10"), { outside }))).toBe("FirmWasOrderedToFix")
  })

  it("A22: on the later of two files that there are, once, approved by the city, from its day on", () => {
    const earlier = accident("2026-05-10")
    expect(outcome(later, order(null))).toBe("OtherAccidentIsNotOnFile")
    expect(outcome(later, order(earlier, { other: "later" }))).toBe("AccidentIsTheSame")
    expect(outcome(later, order(earlier, { vehicleId: "Z" }))).toBe("VehicleIsNotInvolved")
    const authority = fileOf(later).jurisdiction.authority ?? ""
    expect(
      outcome(later, order(earlier, { approval: { body: authority, number: null, on: "2026-10-01" } }))
    ).toBe("FirmOrderTakesTheCity")
    expect(outcome(later, order(earlier, { orderedOn: "2026-09-30" }))).toBe("DayIsTooEarly")
    expect(outcome(later, order(earlier, { dueOn: "2026-10-01" }))).toBe("DayIsTooEarly")
    const ordered = file(later).when(order(earlier))
    if ("rejected" in ordered) throw new Error(ordered.rejected._tag)
    const known = [...later, ...ordered.happened]
    expect(outcome(known, order(earlier))).toBe("EntryIsAlreadyOnFile")
    expect(outcome(known, order(earlier, { orderId: "o2" }))).toBe("FirmIsAlreadyOrdered")
    expect(file(known).when({ ...commands.RemoveInvolvedVehicle, vehicleId: "A" })).toMatchObject({
      rejected: { _tag: "VehicleIsNamedInAProceeding", in: "firm-order" }
    })
  })

  it("A22: the order is a clock until the fix is confirmed, also of a closed file", () => {
    const ordered = file(later).when(order(accident("2026-05-10")))
    if ("rejected" in ordered) throw new Error(ordered.rejected._tag)
    const known = [...later, ...ordered.happened]
    const clocks = (events: ReadonlyArray<AccidentEvent>) =>
      clocksOf(fileOf(events), rules).filter(({ clock }) => clock === "order-firm-to-fix")
    const open = { rule: "A22", start: "2026-10-02", due: "2026-11-02", metOn: null, binds: "police" }
    expect(clocks(known)).toMatchObject([open])
    const closed: AccidentEvent = {
      _tag: "AccidentWasClosed",
      archiveNumber: "1",
      way: "other",
      closedOn: "2026-10-10",
      reason: "x"
    }
    expect(clocks([...known, closed])).toMatchObject([open])
    const confirm: ConfirmFix = {
      _tag: "ConfirmFix",
      by: lead,
      orderId: "o1",
      confirmedOn: "2026-10-20",
      reason: null
    }
    expect(outcome(known, { ...confirm, orderId: "o9" })).toBe("FirmOrderIsUnknown")
    expect(outcome(known, { ...confirm, confirmedOn: "2026-10-01" })).toBe("DayIsTooEarly")
    const confirmed = file([...known, closed]).when(confirm)
    if ("rejected" in confirmed) throw new Error(confirmed.rejected._tag)
    expect(clocks([...known, closed, ...confirmed.happened])).toMatchObject([{ metOn: "2026-10-20" }])
    expect(outcome([...known, closed, ...confirmed.happened], confirm)).toBe("FirmFixIsConfirmed")
  })
})

describe("A22: which firm, and whose blame", () => {
  it("A22: a firm is known by its credit code, else by its name, however that is typed", () => {
    const named = (name: string, creditCode: string | null = null) => ({ name, creditCode })
    expect(isSameFirm(firm, named("改了名", firm.creditCode))).toBe(true)
    expect(isSameFirm(firm, named(firm.name, "91371600MA3C00011Q"))).toBe(false)
    expect(isSameFirm(firm, named(` ${firm.name} `))).toBe(true)
    expect(isSameFirm(named("远通（滨州）物流"), named("远通(滨州) 物流"))).toBe(true)
    expect(isSameFirm(named("远通物流"), named("远通运输"))).toBe(false)
  })

  it("A22: the share of whoever drives or owns the firm's vehicle counts, not that of who rides along", () => {
    const shareOf = (role: "driver" | "owner" | "passenger") =>
      caseOf([
        reported("2026-05-10"),
        car("A", { transportFirm: firm }),
        person("a", { vehicleId: "A", role }),
        decidedOn("2026-05-12", { shares: [share("a", "full")] })
      ]).firms[0]?.share
    expect([shareOf("driver"), shareOf("owner"), shareOf("passenger")]).toEqual(["full", "full", null])
  })

  it("A22: pairs are found in any order of the accidents, one for each later one, the nearest before it", () => {
    const three = ["2026-01-10", "2026-05-10", "2026-09-10", "2027-06-01"].map((day) => ({
      id: day,
      ...caseOf(accident(day))
    }))
    const pairs = firmPairs([...three].reverse(), rules)
    expect(pairs.map(({ earlier, later }) => [earlier.id, later.id])).toEqual([
      ["2026-01-10", "2026-05-10"],
      ["2026-05-10", "2026-09-10"]
    ])
    expect(firmPairs(three, rules)).toEqual(pairs)
  })
})

describe("A22: the firm of a vehicle", () => {
  it("N7, A22: its credit code is checked, its name is needed, and a correction leaves what it does not name", () => {
    const plate = { kind: "02", number: "鲁M12345" }
    const wrong = checkInvolvedVehicle({ plate, transportFirm: { name: " ", creditCode: "123" } })
    expect(wrong).toMatchObject({
      left: [
        { path: "transportFirm.name", rule: "A22" },
        { path: "transportFirm.creditCode", rule: "N7" }
      ]
    })
    const { _tag, vehicleId, warnings, ...old } = car("A")
    const untouched = checkVehicleCorrection({ vehicleId, brand: "解放" }, old)
    expect(untouched).toMatchObject({ right: { value: { brand: "解放" } } })
    expect(JSON.stringify(untouched)).not.toContain("transportFirm")
  })

  it("A22: is stored with the vehicle; an event from before has none and is written as it was", () => {
    const stored = accidentEventCodec.encode(car("A", { transportFirm: firm }))
    expect(JSON.parse(stored.data)).toMatchObject({ transportFirm: firm })
    expect(accidentEventCodec.encode(car("A")).data).not.toContain("transportFirm")
  })
})
