import { addDays } from "@jiaosuo/kernel/CalendarDays"
import fc from "fast-check"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { firm, investigated, investigations } from "./anyInvestigation.ts"
import { anyone, beside, by, kind, paperMade, papers, procedure, reason } from "./anyProceeding.ts"
import { commands, day as firstDay, personFacts, vehicleFacts } from "./filing.ts"
import { at, handlers, lead } from "./proceedings.ts"
import { anyWay, type OnDay } from "./usualWays.ts"

/** Any command, however unlikely, on an accident of 10 March 2026; most of them in the order of days. */

const bool = fc.boolean()

const file: ReadonlyArray<fc.Arbitrary<OnDay>> = [
  // The ordinary command of every kind, at its own time or long after it.
  fc.constantFrom<AccidentCommand>(...Object.values(commands)).map((command) => () => command),
  kind(
    {
      by,
      participantId: anyone,
      injury: fc.constantFrom(
        "none" as const,
        "slight" as const,
        "serious" as const,
        "dead" as const,
        "missing" as const
      )
    },
    ({ by, participantId, injury }, day) => ({
      _tag: "FindInjury",
      by,
      participantId,
      finding: {
        injury,
        at: at(day, "16:00"),
        diedAt: injury === "dead" ? at(day, "16:00") : null,
        diedAtScene: false,
        causeOfDeath: null
      },
      reason: null,
      warnings: []
    })
  ),
  kind(
    {
      by,
      participantId: fc.constantFrom("a", "b", "c"),
      fled: fc.option(bool),
      destroyedEvidence: fc.option(bool)
    },
    ({ by, participantId, ...facts }) => ({
      _tag: "CorrectInvolvedPerson",
      by,
      participantId,
      person: { personId: participantId, recordId: participantId },
      known: { idNumber: false, phone: false, address: false },
      facts: { ...personFacts, role: "driver", ...facts },
      reason: "补正",
      warnings: []
    })
  ),
  kind({ by, reason }, (drawn, day) => ({
    _tag: "HandOverAccident",
    authority: "下河乡派出所",
    township: "371603201",
    ground: "assigned",
    receivedAt: at(day),
    ...drawn
  })),
  kind({ by, reason: fc.constant("重新启动") }, (drawn) => ({ _tag: "ReopenAccident", ...drawn }))
]

const anyKind = fc.oneof(
  { weight: 14, arbitrary: fc.oneof({ weight: 6, arbitrary: paperMade }, ...papers) },
  { weight: 7, arbitrary: fc.oneof(...procedure) },
  { weight: 3, arbitrary: fc.oneof(...beside) },
  { weight: 1, arbitrary: fc.oneof(...file) },
  { weight: 1, arbitrary: fc.oneof(...investigations) }
)

const daysLater = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0, 1, 2, 3) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 40 }) }
)

/** Any command on any day of the year of the accident. */
export const anyCommand: fc.Arbitrary<AccidentCommand> = fc
  .tuple(anyKind, fc.integer({ min: -3, max: 200 }))
  .map(([command, days]) => command(addDays(firstDay, days)))

/** How a file begins that is worth anything: reported, accepted, handled, surveyed, with two cars and two drivers. */
const beginning = (kind: "property" | "injury" | "death"): ReadonlyArray<AccidentCommand> => [
  { ...commands.ReportAccident, kind },
  commands.AcceptAccident,
  { _tag: "AssignHandlers", by: lead, lead: handlers.lead, others: handlers.others, reason: null },
  ...["A", "B"].map(
    (vehicleId, i): AccidentCommand => ({
      _tag: "InvolveVehicle",
      by: lead,
      vehicleId,
      facts: { ...vehicleFacts, transportFirm: firm, plate: { kind: "02", number: `鲁M1000${i}` } },
      warnings: []
    })
  ),
  ...["a", "b"].map(
    (participantId): AccidentCommand => ({
      _tag: "InvolvePerson",
      by: lead,
      participantId,
      person: { personId: participantId, recordId: participantId },
      known: { idNumber: false, phone: false, address: false },
      facts: { ...personFacts, role: "driver", vehicleId: participantId.toUpperCase() },
      injury: null,
      warnings: []
    })
  ),
  commands.SurveyScene
]

/** Commands one after the other, mostly in the order of days, on a file that begins as most do. */
export const sequences: fc.Arbitrary<ReadonlyArray<AccidentCommand>> = fc
  .tuple(
    fc.constantFrom("injury" as const, "injury" as const, "property" as const, "death" as const),
    fc.constantFrom<ReadonlyArray<"simple" | "general">>(
      ["general"],
      ["general"],
      ["simple"],
      ["general"],
      []
    ),
    fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 12, arbitrary: anyKind.map((command): ReadonlyArray<OnDay> => [command]) },
          { weight: 8, arbitrary: anyWay },
          { weight: 1, arbitrary: fc.constant(investigated) }
        ),
        daysLater
      ),
      { minLength: 5, maxLength: 25, size: "max" }
    )
  )
  .map(([kindOfAccident, procedures, steps]) => {
    let day = firstDay
    const chosen = procedures.map(
      (procedure): AccidentCommand => ({
        _tag: "ChooseProcedure",
        by: lead,
        procedure,
        agreed: true,
        complicated: false,
        reason: null
      })
    )
    const rest = steps.flatMap(([given, later]) => {
      day = addDays(day, later)
      if (day < firstDay) day = firstDay
      const start = day
      day = addDays(day, given.length - 1)
      return given.map((command) => command(start))
    })
    return [...beginning(kindOfAccident), ...chosen, ...rest]
  })
