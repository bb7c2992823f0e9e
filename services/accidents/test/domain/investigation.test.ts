import { rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { toRefusal } from "../../src/domain/AccidentRejections.ts"
import type {
  ConcludeDeepInvestigation,
  HoldIdentification,
  OpenDeepInvestigation
} from "../../src/domain/commands/Investigation.ts"
import { personsNamedIn } from "../../src/domain/PersonsNamed.ts"
import { warningsOf } from "../../src/http/FileWarnings.ts"
import { commands, file, histories, outcome } from "./filing.ts"
import {
  accepted,
  at,
  auxiliary,
  decidedOn,
  fileOf,
  found,
  lead,
  person,
  rules,
  second,
  servedOn
} from "./proceedings.ts"

const day = "2026-06-01"
const history = accepted(day, "injury")

/** So many dead on the day of the accident. */
const dead = (n: number, on = at(day, "10:00")): ReadonlyArray<AccidentEvent> =>
  Array.from({ length: n }, (_, i) => `dead-${i}`).flatMap((id) => [
    person(id, { role: "passenger", isParty: false }),
    found(id, { injury: "dead", at: on })
  ])

const hold = (more: Partial<HoldIdentification> = {}): HoldIdentification => ({
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
  note: null,
  ...more
})

const open = (more: Partial<OpenDeepInvestigation> = {}): OpenDeepInvestigation => ({
  _tag: "OpenDeepInvestigation",
  by: lead,
  others: [second],
  openedOn: "2026-06-02",
  ground: "three-deaths",
  reason: null,
  ...more
})

const conclude = (more: Partial<ConcludeDeepInvestigation> = {}): ConcludeDeepInvestigation => ({
  _tag: "ConcludeDeepInvestigation",
  by: lead,
  concludedOn: "2026-06-20",
  reportNumber: "1",
  findings: [{ cause: "road", text: "视距不足" }],
  recommendations: [{ to: "公路部门", what: "修剪绿化" }],
  reason: null,
  ...more
})

const after = (
  events: ReadonlyArray<AccidentEvent>,
  ...given: ReadonlyArray<AccidentCommand>
): ReadonlyArray<AccidentEvent> => {
  const known = [...events]
  for (const command of given) {
    const result = file(known).when(command)
    if ("rejected" in result) throw new Error(result.rejected._tag)
    known.push(...result.happened)
  }
  return known
}

describe("A19: identifications", () => {
  it.each([
    ["suspect", 6, 7],
    ["suspect-photos", 9, 10],
    ["vehicle", 4, 5],
    ["vehicle-photos", 9, 10]
  ] as const)("A19: %s: %d are too few, %d are enough", (of, few, enough) => {
    const recognised = of.startsWith("suspect") ? {} : { participantId: null, vehicleId: "A" }
    const refused = file(history).when(hold({ of, shown: few, ...recognised }))
    expect(refused).toMatchObject({ rejected: { _tag: "TooFewAreShown", needed: enough, shown: few } })
    if (!("rejected" in refused)) throw new Error("it was taken")
    expect(toRefusal(refused.rejected)).toMatchObject({
      rule: "A19",
      facts: { needed: enough, shown: few },
      fields: [{ path: "shown", rule: "A19" }]
    })
    const taken = file(history).when(hold({ of, shown: enough, ...recognised }))
    expect(taken).toMatchObject({ happened: [{ _tag: "IdentificationWasHeld", of, shown: enough }] })
  })

  it("A19: two officers hold it; an auxiliary holds none and is no second officer", () => {
    expect(outcome(history, hold({ others: [] }))).toBe("IdentificationTakesTwoOfficers")
    expect(outcome(history, hold({ others: [auxiliary] }))).toBe("IdentificationTakesTwoOfficers")
    expect(outcome(history, hold({ by: auxiliary }))).toBe("HandlerMayNotDoThis")
    expect(outcome(history, hold({ others: [lead] }))).toBe("HandlerIsNamedTwice")
  })

  it("A19: one person identifies each time; several do so separately", () => {
    const witness = {
      person: { personId: "w", recordId: "w" },
      known: { idNumber: false, phone: false, address: false }
    }
    expect(outcome(history, hold({ identifiedBy: { participantId: "b", witness } }))).toBe(
      "OnePersonIdentifies"
    )
    expect(outcome(history, hold({ identifiedBy: { participantId: null, witness: null } }))).toBe(
      "OnePersonIdentifies"
    )
    const both = after(
      history,
      hold(),
      hold({ identificationId: "i2", identifiedBy: { participantId: null, witness } })
    )
    expect(fileOf(both).identifications.map(({ identifiedBy }) => identifiedBy.participantId)).toEqual([
      "b",
      null
    ])
    expect(both.flatMap(personsNamedIn)).toContainEqual({ personId: "w", recordId: "w" })
    expect(outcome(both, hold())).toBe("EntryIsAlreadyOnFile")
  })

  it("A19: what is recognised is of what was shown, and on file; nothing may be recognised", () => {
    expect(outcome(history, hold({ vehicleId: "A" }))).toBe("RecognisedIsNotOfWhatWasShown")
    expect(outcome(history, hold({ of: "vehicle", shown: 5 }))).toBe("RecognisedIsNotOfWhatWasShown")
    expect(outcome(history, hold({ participantId: "z" }))).toBe("PersonIsNotInvolved")
    expect(outcome(history, hold({ identifiedBy: { participantId: "z", witness: null } }))).toBe(
      "PersonIsNotInvolved"
    )
    expect(outcome(history, hold({ of: "vehicle", shown: 5, participantId: null, vehicleId: "Z" }))).toBe(
      "VehicleIsNotInvolved"
    )
    expect(outcome(history, hold({ participantId: null }))).toBe("IdentificationWasHeld")
    expect(outcome(history, hold({ heldAt: at("2026-05-31") }))).toBe("HappenedBeforeTheAccident")
  })

  it("A19: whoever or whatever an identification names stays in the file", () => {
    const held = after(history, hold())
    for (const participantId of ["a", "b"]) {
      expect(file(held).when({ ...commands.RemoveInvolvedPerson, participantId })).toMatchObject({
        rejected: { _tag: "PersonIsNamedInAProceeding", in: "identification" }
      })
    }
    const ofCar = after(history, hold({ of: "vehicle", shown: 5, participantId: null, vehicleId: "A" }))
    expect(file(ofCar).when(commands.RemoveInvolvedVehicle)).toMatchObject({
      rejected: { _tag: "VehicleIsNamedInAProceeding", in: "identification" }
    })
  })
})

describe("A19: deep investigations", () => {
  it("A19: three dead by the official number make one due; two do not", () => {
    expect(outcome([...history, ...dead(3)], open())).toBe("DeepInvestigationWasOpened")
    expect(file([...history, ...dead(2)]).when(open())).toEqual(
      rejection({ _tag: "DeathsAreTooFew", deaths: 2, needed: 3 })
    )
    const late = [...history, ...dead(3, at("2026-06-20"))]
    expect(outcome(late, open())).toBe("DeathsAreTooFew")
  })

  it("A19: another grave accident needs a reason", () => {
    expect(file(history).when(open({ ground: "other-grave" }))).toEqual(
      rejection({ _tag: "ReasonIsMissing", rule: "A19" })
    )
    expect(outcome(history, open({ ground: "other-grave", reason: "校车" }))).toBe(
      "DeepInvestigationWasOpened"
    )
  })

  it("A19: is opened once, concluded once, with a cause and no day before its opening", () => {
    const grave = [...history, ...dead(3)]
    expect(outcome(grave, conclude())).toBe("DeepInvestigationIsNotOpen")
    const opened = after(grave, open())
    expect(outcome(opened, open())).toBe("DeepInvestigationIsAlreadyOpen")
    expect(outcome(opened, conclude({ findings: [] }))).toBe("DeepInvestigationFoundNothing")
    expect(outcome(opened, conclude({ concludedOn: "2026-06-01" }))).toBe("DayIsTooEarly")
    const concluded = after(opened, conclude())
    expect(fileOf(concluded).deepInvestigation?.conclusion).toMatchObject({ reportNumber: "1" })
    expect(outcome(concluded, conclude())).toBe("DeepInvestigationIsConcluded")
    expect(outcome(grave, open({ openedOn: "2026-05-31" }))).toBe("DayIsTooEarly")
  })

  it("A19: a file warns while one is due and not open", () => {
    const rulesIn = (events: ReadonlyArray<AccidentEvent>) =>
      warningsOf(fileOf(events), rules).filter(({ rule }) => rule === "A19")
    const grave = [...history, ...dead(3)]
    expect(rulesIn(grave)).toMatchObject([{ path: "deepInvestigation" }])
    expect(rulesIn([...history, ...dead(2)])).toEqual([])
    expect(rulesIn(after(grave, open()))).toEqual([])
  })

  it("A19: no file is closed while one is due, or open, whatever the way", () => {
    const considered: AccidentEvent = {
      _tag: "CrimeFlagWasConsidered",
      conclusion: "filed-as-crime",
      number: "1",
      consideredOn: day,
      reason: null
    }
    const grave = [...history, ...dead(3), decidedOn("2026-06-05"), servedOn("a", "2026-06-06"), considered]
    const opened = after(grave, open())
    const concluded = after(opened, conclude())
    for (const way of ["court", "criminal", "other"] as const) {
      const close = { ...commands.CloseAccident, closedOn: "2026-07-10", way }
      expect(file(grave).when(close)).toEqual(
        rejection({ _tag: "DeepInvestigationIsDue", deaths: 3, needed: 3 })
      )
      expect(outcome(opened, close)).toBe("DeepInvestigationIsNotConcluded")
      expect(outcome(concluded, close)).toBe("AccidentWasClosed")
    }
    const ofItself = after(history, open({ ground: "other-grave", reason: "校车" }))
    expect(outcome(ofItself, commands.CloseAccident)).toBe("DeepInvestigationIsNotConcluded")
  })
})

describe("A19: on a file in every standing", () => {
  it.each(Object.keys(histories) as ReadonlyArray<keyof typeof histories>)(
    "only on one that is accepted: %s",
    (standing) => {
      const expected: Readonly<Record<string, string>> = {
        unknown: "AccidentIsNotOnFile",
        reported: "AccidentIsNotAccepted",
        accepted: "IdentificationWasHeld DeepInvestigationWasOpened",
        refused: "AccidentIsRefused",
        handedOver: "AccidentIsHandedOver",
        closed: "AccidentIsClosed",
        withdrawn: "AccidentIsWithdrawn",
        merged: "AccidentIsMerged",
        historical: "AccidentIsHistorical"
      }
      const opening = open({ ground: "other-grave", reason: "校车" })
      const answers = new Set([outcome(histories[standing], hold()), outcome(histories[standing], opening)])
      expect([...answers].join(" ")).toBe(expected[standing])
    }
  )
})
