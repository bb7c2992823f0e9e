import type { AccidentEvent, EventOf } from "@jiaosuo/accidents/events"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Account, type District, openDistrict } from "../district.ts"
import { accepted, injury, inTownship, person, place, reported, vehicle } from "./cases.ts"

/** A22: transport firms with two accidents in which three or more died. */

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict("2026-10-01T04:00:00.000Z")
})
afterAll(() => district.close())

const firm = { name: "滨州某某运输有限公司", creditCode: "91371600MA3C0000XE" }
type Share = EventOf<"LiabilityWasDecided">["shares"][number]["share"]

/** An accident of a day, with a truck of a firm whose driver has a share. */
const grave = async (
  day: string,
  {
    township = "371603105",
    deaths = 3,
    share = "main" as Share,
    of = firm as { name: string; creditCode: string | null }
  } = {}
): Promise<string> => {
  const id = uuidv7()
  const at = `${day}T02:00:00.000Z`
  const dead = Array.from({ length: deaths }, (_, i) => `${id}-${i}`)
  await append(
    id,
    township,
    reported(at, { place: place({ township, village: null }) }),
    accepted(at),
    vehicle("truck", "鲁M77777", { transportFirm: of }),
    person(`${id}-driver`, { vehicleId: "truck" }),
    ...dead.flatMap((who) => [
      person(who, { role: "passenger", isParty: false, vehicleId: "truck" }),
      injury(who, "dead", at, at)
    ]),
    {
      _tag: "LiabilityWasDecided",
      paperId: "p",
      kind: "liability",
      number: id,
      decidedOn: day,
      shares: [{ participantId: `${id}-driver`, share, grounds: "超速", intent: false }],
      by: [],
      supersedes: null,
      reason: null,
      warnings: []
    }
  )
  return id
}

const append = async (id: string, township: string, ...events: ReadonlyArray<AccidentEvent>) => {
  position = await district.appendAccidents(inTownship(id, township, ...events))
}

const firms = async (query = "", account: Account = "commander") => {
  const { json, status, text } = await district.ask(
    account,
    `/api/accidents/transport-firms?after=${position}&${query}`
  )
  expect(status, text).toBe(200)
  return json
}

const figure = async (township: string) =>
  (await district.ask("commander", `/api/townships/${township}/status?after=${position}`)).json.township
    .accidents.firmOrdersOwed

describe("A22: transport firms that are owed an order", () => {
  let earlier = ""
  let later = ""

  it("A22: one accident, two too far apart, two dead, or the same share as another make none", async () => {
    earlier = await grave("2026-03-10")
    await grave("2026-09-11", { deaths: 2 })
    await grave("2026-09-11", { share: "equal" })
    await grave("2026-09-11", { of: { name: "别的公司", creditCode: "91371600MA3C00011Q" } })
    await grave("2025-09-09")
    expect(await firms()).toMatchObject({
      items: [],
      total: 0,
      owed: 0,
      rule: { rule: "A22", deaths: 3, accidents: 2, months: 6, shares: ["full", "main"] }
    })
    expect(await figure("371603105")).toBe(0)
  })

  it("A22: the second in six months to the day makes one: both accidents, their days, dead and shares", async () => {
    later = await grave("2026-09-10", {
      township: "371603106",
      share: "full",
      of: { ...firm, name: "改名后" }
    })
    const page = await firms()
    expect(page).toMatchObject({
      total: 1,
      owed: 1,
      items: [
        {
          firm: { creditCode: firm.creditCode },
          earlier: { id: earlier, day: "2026-03-10", deaths: 3, share: "main", vehicleId: "truck" },
          later: { id: later, day: "2026-09-10", deaths: 3, share: "full", township: "371603106" },
          order: null
        }
      ]
    })
    expect((await firms("on=2026-09-09")).total).toBe(0)
    expect((await firms("on=2026-09-10")).total).toBe(1)
  })

  it("A22, X3: is a figure of both townships and once in their sum, and nobody else's", async () => {
    expect([await figure("371603105"), await figure("371603106"), await figure("371603101")]).toEqual([
      1, 1, 0
    ])
    const status = (await district.ask("commander", `/api/townships/status?after=${position}`)).json
    expect(status.district.accidents.firmOrdersOwed).toBe(1)
    expect((await firms("township=371603106&order=owed")).total).toBe(1)
    expect((await firms("township=371603101")).total).toBe(0)
    expect((await firms("", "officer-371603101")).total).toBe(0)
  })

  it("A22: a merged accident counts no more; undone, it does", async () => {
    const before = await logged()
    await append(later, "371603106", { _tag: "AccidentWasMerged", into: earlier, score: null, reason: null })
    expect((await firms()).total).toBe(0)
    const asOf = `asOf=${encodeURIComponent(before)}`
    const then = await district.ask("commander", `/api/accidents/transport-firms?${asOf}`)
    expect(then.json.total).toBe(1)
    await append(later, "371603106", { _tag: "MergeWasUndone", from: earlier, reason: null })
    expect((await firms()).total).toBe(1)
  })

  it("A22: an order makes it owed no more, and is a clock on the desk until the fix is confirmed", async () => {
    await append(later, "371603106", {
      _tag: "FirmWasOrderedToFix",
      orderId: "o",
      vehicleId: "truck",
      firm,
      other: earlier,
      approval: { body: "滨州市公安局交警支队", number: "1", on: "2026-09-20" },
      orderedOn: "2026-09-21",
      dueOn: "2026-09-30",
      notifiedGovernments: ["沾化区交通运输局"],
      reason: null
    })
    expect(await firms()).toMatchObject({
      total: 1,
      owed: 0,
      items: [{ order: { orderId: "o", dueOn: "2026-09-30", confirmedOn: null } }]
    })
    expect((await firms("order=owed")).total).toBe(0)
    expect(await figure("371603106")).toBe(0)
    const desk = async () =>
      (await district.ask("commander", `/api/accidents/clocks?after=${position}&clock=order-firm-to-fix`))
        .json
    expect((await desk()).items).toMatchObject([
      { rule: "A22", due: "2026-09-30", state: "overdue", accident: { id: later } }
    ])
    await append(later, "371603106", {
      _tag: "FirmFixWasConfirmed",
      orderId: "o",
      confirmedOn: "2026-10-01",
      reason: null
    })
    expect((await desk()).total).toBe(0)
    expect((await firms()).items[0]?.order?.confirmedOn).toBe("2026-10-01")
  })

  it("A22: a firm without a code is known by its name", async () => {
    const of = { name: "远通（滨州）物流", creditCode: null }
    await grave("2026-08-01", { of })
    await grave("2026-09-01", { of: { ...of, name: "远通(滨州)物流" } })
    expect((await firms("order=owed")).items).toMatchObject([
      { earlier: { day: "2026-08-01" }, later: { day: "2026-09-01" } }
    ])
  })

  it("A22: come in pages, those without an order first", async () => {
    const first = await firms("limit=1")
    expect([first.total, first.owed, first.items.length]).toEqual([2, 1, 1])
    expect(first.items[0]?.order).toBeNull()
    const second = await firms(`limit=1&cursor=${first.nextCursor}`)
    expect(second.items[0]?.order?.orderId).toBe("o")
    expect(second.nextCursor).toBeNull()
  })
})

/** When the last event was recorded. */
const logged = async (): Promise<string> => {
  const [known] = await district.run(
    Effect.flatMap(EventStore, (store) => store.readLog({ after: position - 1, limit: 1 }))
  )
  return known?.recordedAt ?? ""
}
