import { addDays } from "@jiaosuo/kernel/CalendarDays"
import fc from "fast-check"
import { anyone, by, kind, reason } from "./anyProceeding.ts"
import { at, lead, second } from "./proceedings.ts"
import type { OnDay } from "./usualWays.ts"

/** Any command of A19 and A22, however unlikely. */

const others = fc.constantFrom([second], [second], [])
export const firm = { name: "滨州某某运输有限公司", creditCode: null }

export const investigations: ReadonlyArray<fc.Arbitrary<OnDay>> = [
  kind(
    {
      by,
      others,
      identificationId: fc.constantFrom("i1", "i2"),
      of: fc.constantFrom("suspect", "suspect-photos", "vehicle", "vehicle-photos" as const),
      shown: fc.integer({ min: 3, max: 12 }),
      identifier: anyone,
      vehicleId: fc.constantFrom(null, null, "A", "Z"),
      participantId: fc.constantFrom(null, null, "a", "z")
    },
    ({ identifier, ...drawn }, day) => ({
      _tag: "HoldIdentification",
      heldAt: at(day, "15:00"),
      identifiedBy: { participantId: identifier, witness: null },
      attachments: [],
      note: null,
      ...drawn
    })
  ),
  kind(
    { by, others, reason, ground: fc.constantFrom("three-deaths" as const, "other-grave" as const) },
    (drawn, openedOn) => ({ _tag: "OpenDeepInvestigation", openedOn, ...drawn })
  ),
  kind({ by, reason, found: fc.boolean() }, ({ found, ...drawn }, concludedOn) => ({
    _tag: "ConcludeDeepInvestigation",
    concludedOn,
    reportNumber: "1",
    findings: found ? [{ cause: "road", text: "视距不足" }] : [],
    recommendations: [],
    ...drawn
  })),
  kind(
    {
      by,
      reason,
      orderId: fc.constantFrom("o1", "o2"),
      vehicleId: fc.constantFrom("A", "A", "B", "Z"),
      share: fc.constantFrom("full", "main", "equal", null),
      deaths: fc.integer({ min: 2, max: 4 }),
      days: fc.integer({ min: -10, max: 200 })
    },
    ({ share, deaths, days, ...drawn }, day) => ({
      _tag: "OrderFirmToFix",
      id: "this",
      other: "other",
      otherCase: {
        counts: true,
        day: addDays(day, -days),
        deaths,
        firms: [{ vehicleId: "v", firm, share }]
      },
      outside: null,
      approval: { body: "支队", number: null, on: day },
      orderedOn: day,
      dueOn: addDays(day, 30),
      notifiedGovernments: ["区交通运输局"],
      ...drawn
    })
  ),
  kind({ by, reason, orderId: fc.constantFrom("o1", "o2") }, (drawn, confirmedOn) => ({
    _tag: "ConfirmFix",
    confirmedOn,
    ...drawn
  }))
]

/** A grave accident that is investigated to the end, and one identification on the way. */
export const investigated: ReadonlyArray<OnDay> = [
  (day) => ({
    _tag: "HoldIdentification",
    by: lead,
    others: [second],
    identificationId: "i1",
    heldAt: at(day, "15:00"),
    of: "suspect",
    shown: 7,
    identifiedBy: { participantId: "b", witness: null },
    vehicleId: null,
    participantId: "a",
    attachments: [],
    note: null
  }),
  (openedOn) => ({
    _tag: "OpenDeepInvestigation",
    by: lead,
    others: [second],
    openedOn,
    ground: "other-grave",
    reason: "校车"
  }),
  (day) => ({
    _tag: "ConcludeDeepInvestigation",
    by: lead,
    concludedOn: addDays(day, 2),
    reportNumber: "1",
    findings: [{ cause: "management", text: "未落实动态监控" }],
    recommendations: [],
    reason: null
  })
]
