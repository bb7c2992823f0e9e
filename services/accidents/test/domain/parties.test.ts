import { describe, expect, it } from "vitest"
import { onFile } from "../../src/domain/Accident.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { mostPersons, mostVehicles } from "../../src/domain/decisions/Parties.ts"
import type { InjuryFinding } from "../../src/domain/values/Parties.ts"
import { commands, day, file, histories, outcome, personFacts, vehicleFacts } from "./filing.ts"
import {
  accepted,
  at,
  car,
  decidedOn,
  found,
  mediationRequested,
  person,
  reviewRequested,
  revokedOn,
  searchStarted,
  servedOn,
  share,
  testOrdered
} from "./proceedings.ts"

const dead = (diedAt: string): InjuryFinding => ({
  injury: "dead",
  at: diedAt,
  diedAt,
  diedAtScene: false,
  causeOfDeath: "颅脑损伤"
})

const kindAfter = (history: ReadonlyArray<AccidentEvent>) => onFile(file(history).state)?.kind

describe("vehicles", () => {
  it("N5: a plate is in an accident once; vehicles without a number are several", () => {
    const again = {
      ...commands.InvolveVehicle,
      facts: { ...vehicleFacts, plate: { kind: "02", number: "鲁M12345" } }
    }
    expect(file(accepted(day)).when(again)).toEqual({
      rejected: {
        _tag: "VehicleIsAlreadyInvolved",
        vehicleId: "A",
        plate: { kind: "02", number: "鲁M12345" }
      }
    })
    const none = { kind: "41", number: null }
    const history = accepted(day, "property", car("C", { plate: none }))
    expect(
      outcome(history, {
        ...commands.InvolveVehicle,
        vehicleId: "D",
        facts: { ...vehicleFacts, plate: none }
      })
    ).toBe("VehicleWasInvolved")
    // The same number under another kind is another plate (N4).
    expect(
      outcome(accepted(day), {
        ...again,
        facts: { ...vehicleFacts, plate: { kind: "01", number: "鲁M12345" } }
      })
    ).toBe("VehicleWasInvolved")
  })

  it("a correction keeps the plate it had in the history, and must not make it that of another", () => {
    expect(file(accepted(day)).when(commands.CorrectInvolvedVehicle)).toMatchObject({
      happened: [{ previousPlate: { kind: "02", number: "鲁M12345" }, facts: { brand: "长安" } }]
    })
    const ofB = { ...vehicleFacts, plate: { kind: "02", number: "鲁M54321" } }
    expect(outcome(accepted(day), { ...commands.CorrectInvolvedVehicle, facts: ofB })).toBe(
      "VehicleIsAlreadyInvolved"
    )
    expect(outcome(accepted(day), { ...commands.CorrectInvolvedVehicle, vehicleId: "Z" })).toBe(
      "VehicleIsNotInvolved"
    )
  })

  it("a removed vehicle leaves its driver in the accident; one that is held for a test stays", () => {
    const result = file(accepted(day)).when(commands.RemoveInvolvedVehicle)
    const { happened } = result as { happened: ReadonlyArray<AccidentEvent> }
    expect(file([...accepted(day), ...happened]).state).toMatchObject({
      vehicles: [{ vehicleId: "B" }],
      persons: [{ participantId: "a", facts: { vehicleId: null } }, { participantId: "b" }]
    })
    const test: AccidentEvent = {
      _tag: "TestWasOrdered",
      testId: "t",
      what: "制动",
      participantId: null,
      vehicleId: "A",
      institution: "鉴定中心",
      orderedOn: day,
      repeats: null
    }
    expect(outcome(accepted(day, "property", test), commands.RemoveInvolvedVehicle)).toBe(
      "VehicleIsNamedInAProceeding"
    )
  })

  it("a key vehicle is linked once, linked anew where another answers, and let go with its vehicle", () => {
    const linked: AccidentEvent = { ...commands.LinkKeyVehicle, _tag: "KeyVehicleWasLinked" }
    expect(outcome(accepted(day), commands.LinkKeyVehicle)).toBe("KeyVehicleWasLinked")
    const history = accepted(day, "property", linked)
    expect(outcome(history, commands.LinkKeyVehicle)).toBe("")
    expect(outcome(history, { ...commands.LinkKeyVehicle, registeredId: "other" })).toBe(
      "KeyVehicleWasUnlinked KeyVehicleWasLinked"
    )
    expect(outcome(history, commands.UnlinkKeyVehicle)).toBe("KeyVehicleWasUnlinked")
    expect(outcome(history, commands.RemoveInvolvedVehicle)).toBe(
      "KeyVehicleWasUnlinked InvolvedVehicleWasRemoved"
    )
    // Also of an accident that counts nowhere any more.
    const withdrawn: AccidentEvent = { _tag: "AccidentWasWithdrawn", ground: "no-accident", reason: null }
    expect(outcome([...history, withdrawn], commands.UnlinkKeyVehicle)).toBe("KeyVehicleWasUnlinked")
  })

  it(`takes ${mostVehicles} vehicles and no more`, () => {
    const many = Array.from({ length: mostVehicles - 2 }, (_, i) =>
      car(`V${i}`, { plate: { kind: "02", number: `鲁M2${String(i).padStart(4, "0")}` } })
    )
    expect(outcome(accepted(day, "property", ...many), commands.InvolveVehicle)).toBe("VehiclesAreTooMany")
    expect(outcome(accepted(day, "property", ...many.slice(1)), commands.InvolveVehicle)).toBe(
      "VehicleWasInvolved"
    )
  })
})

describe("persons", () => {
  it("a person is in an accident once, whatever the form calls them", () => {
    const again = { ...commands.InvolvePerson, person: { personId: "person-a", recordId: "another" } }
    expect(file(accepted(day)).when(again)).toEqual({
      rejected: { _tag: "PersonIsAlreadyInvolved", participantId: "a" }
    })
    expect(
      outcome(accepted(day), {
        ...commands.CorrectInvolvedPerson,
        person: { personId: "person-b", recordId: "r" }
      })
    ).toBe("PersonIsAlreadyInvolved")
  })

  it("they were in a vehicle of this accident", () => {
    expect(
      file(accepted(day)).when({ ...commands.InvolvePerson, facts: { ...personFacts, vehicleId: "Z" } })
    ).toMatchObject({ rejected: { _tag: "VehicleIsNotInvolved", path: "vehicleId" } })
  })

  it("A15: whoever a paper names is not removed, and stays a party", () => {
    const history = accepted(day, "property", decidedOn(day))
    expect(file(history).when(commands.RemoveInvolvedPerson)).toMatchObject({
      rejected: { _tag: "PersonIsNamedInAProceeding", in: "paper" }
    })
    const noParty = { ...commands.CorrectInvolvedPerson, facts: { ...personFacts, isParty: false } }
    expect(outcome(history, noParty)).toBe("PersonIsNamedInAProceeding")
    expect(outcome(history, commands.CorrectInvolvedPerson)).toBe("InvolvedPersonWasCorrected")
    expect(outcome(accepted(day), noParty)).toBe("InvolvedPersonWasCorrected")
  })

  const noParty = (facts = personFacts) => ({
    ...commands.CorrectInvolvedPerson,
    facts: { ...facts, isParty: false }
  })
  const naming: ReadonlyArray<readonly [string, string, ReadonlyArray<AccidentEvent>]> = [
    ["A14", "paper", [decidedOn(day, { shares: [share("b", "full")] }), servedOn("a", day)]],
    ["A15", "paper", [decidedOn(day), revokedOn(day, "own-correction")]],
    ["A17", "review", [reviewRequested(day, { participantId: "a" })]],
    ["A18", "mediation", [mediationRequested(day)]],
    [
      "A3",
      "settlement",
      [
        {
          _tag: "PartiesSettledThemselves",
          settledOn: day,
          guidedBy: null,
          amountYuan: 500,
          shares: [share("a", "full")],
          reason: null
        }
      ]
    ]
  ]
  it.each(naming)("%s: whoever a %s names stays a party, and in the accident", (_rule, named, events) => {
    const history = accepted(day, "property", ...events)
    const rejected = { _tag: "PersonIsNamedInAProceeding", participantId: "a", in: named }
    expect(file(history).when(noParty())).toEqual({ rejected })
    expect(file(history).when(commands.RemoveInvolvedPerson)).toEqual({ rejected })
  })

  it("A20: whoever fled stays a party once the search for them is on", () => {
    const fled = person("c", { fled: true })
    const of = { participantId: "c", person: { personId: "person-c", recordId: "r" } }
    const before = accepted(day, "property", fled)
    expect(outcome(before, { ...noParty(), ...of })).toBe("InvolvedPersonWasCorrected")
    const searched = [...before, searchStarted(at(day, "12:00"))]
    const rejected = { _tag: "PersonIsNamedInAProceeding", in: "search" }
    expect(file(searched).when({ ...noParty(), ...of })).toMatchObject({ rejected })
    expect(file(searched).when({ ...commands.RemoveInvolvedPerson, participantId: "c" })).toMatchObject({
      rejected
    })
  })

  it("A12: a test of somebody keeps them in the accident, not a party of it", () => {
    const history = accepted(day, "property", testOrdered(day, { participantId: "a", vehicleId: null }))
    expect(outcome(history, noParty())).toBe("InvolvedPersonWasCorrected")
    expect(file(history).when(commands.RemoveInvolvedPerson)).toMatchObject({ rejected: { in: "test" } })
  })

  it(`takes ${mostPersons} persons and no more`, () => {
    const many = Array.from({ length: mostPersons - 2 }, (_, i) => person(`p${i}`))
    expect(outcome(accepted(day, "property", ...many), commands.InvolvePerson)).toBe("PersonsAreTooMany")
    expect(outcome(accepted(day, "property", ...many.slice(1)), commands.InvolvePerson)).toBe(
      "PersonWasInvolved"
    )
  })
})

describe("injuries (A1, C1, C2, C3)", () => {
  const find = (finding: InjuryFinding, history = accepted(day)) =>
    file(history).when({ ...commands.FindInjury, finding })

  it("A1: an injury makes it an injury accident, a death a fatal one, and neither ever less", () => {
    expect(find(commands.FindInjury.finding)).toMatchObject({
      happened: [{ _tag: "InjuryWasFound" }, { _tag: "ReportWasCorrected", kind: "injury" }]
    })
    const result = find(dead(at(day, "12:00"))) as { happened: ReadonlyArray<AccidentEvent> }
    expect(result.happened).toMatchObject([
      { _tag: "InjuryWasFound", injury: "dead" },
      {
        _tag: "ReportWasCorrected",
        kind: "death",
        happenedAt: null,
        warnings: [{ path: "kind", rule: "A1" }]
      }
    ])
    expect(kindAfter([...accepted(day), ...result.happened])).toBe("death")
    expect(find(commands.FindInjury.finding, accepted(day, "death"))).toMatchObject({
      happened: [{ _tag: "InjuryWasFound" }]
    })
  })

  it("C1: how somebody was found comes along with them", () => {
    const command = { ...commands.InvolvePerson, injury: dead(at(day, "09:05")) }
    expect(outcome(accepted(day), command)).toBe("PersonWasInvolved InjuryWasFound ReportWasCorrected")
  })

  it("C1: a death before the accident is refused, with the persons as with the injuries", () => {
    expect(find(dead(at(day, "08:59")))).toMatchObject({
      rejected: { _tag: "HappenedBeforeTheAccident", path: "diedAt", happenedAt: at(day) }
    })
    expect(
      file(accepted(day)).when({ ...commands.InvolvePerson, injury: dead(at(day, "08:59")) })
    ).toMatchObject({ rejected: { path: "injury.diedAt" } })
  })

  it("C2: a death after seven days is taken, raises no kind and says what it means", () => {
    expect(find(dead(at("2026-03-20")), accepted(day, "injury"))).toMatchObject({
      happened: [{ _tag: "InjuryWasFound", warnings: [{ path: "diedAt", rule: "C2" }] }]
    })
    expect(find(dead(at("2026-03-17", "09:00")), accepted(day, "injury"))).toMatchObject({
      happened: [{ warnings: [] }, { _tag: "ReportWasCorrected", kind: "death" }]
    })
  })

  it("C3: after thirty days it counts in no window, and is taken all the same", () => {
    expect(find(dead(at("2026-05-01")), accepted(day, "injury"))).toMatchObject({
      happened: [{ _tag: "InjuryWasFound", warnings: [{ path: "diedAt", rule: "C3" }] }]
    })
    const late = { ...commands.FindInjury.finding, injury: "serious", at: at("2026-05-01") } as const
    expect(find(late)).toMatchObject({ happened: [{ warnings: [{ path: "at", rule: "C3" }] }, {}] })
  })

  it("C2: a closed file learns of a death", () => {
    expect(
      file(histories.closed).when({ ...commands.FindInjury, finding: dead(at("2026-03-12")) })
    ).toMatchObject({ happened: [{ _tag: "InjuryWasFound" }, { _tag: "ReportWasCorrected", kind: "death" }] })
  })

  it("C1: somebody on record as dead who is seen alive is taken with a warning", () => {
    const history = accepted(day, "death", found("a", { injury: "dead", at: at(day, "10:00") }))
    expect(find({ ...commands.FindInjury.finding, at: at(day, "11:00") }, history)).toMatchObject({
      happened: [{ warnings: [{ path: "injury", rule: "C1" }] }]
    })
  })

  it("the same finding again changes nothing; nobody of the accident is nobody", () => {
    const history = accepted(day, "injury", found("a", commands.FindInjury.finding))
    expect(outcome(history, commands.FindInjury)).toBe("")
    expect(outcome(accepted(day), { ...commands.FindInjury, participantId: "z" })).toBe("PersonIsNotInvolved")
  })
})
