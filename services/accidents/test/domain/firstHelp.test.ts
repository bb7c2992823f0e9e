import { describe, expect, it } from "vitest"
import type { PersonFacts } from "../../src/domain/values/Parties.ts"
import { commands, day, file, outcome, personFacts, vehicleFacts } from "./filing.ts"
import { accepted, at, auxiliary, lead, warden } from "./proceedings.ts"

const seen = (injury: "none" | "slight" | "serious" | "dead" | "missing") => ({
  injury,
  at: at(day, "09:05"),
  diedAt: injury === "dead" ? at(day, "09:05") : null,
  diedAtScene: injury === "dead",
  causeOfDeath: null
})

const evidence: ReadonlyArray<readonly [keyof PersonFacts, PersonFacts[keyof PersonFacts]]> = [
  ["licenceClass", "C1"],
  ["drivingYears", 3],
  ["alcohol", 85],
  ["unlicensed", false],
  ["fled", true],
  ["destroyedEvidence", true]
]

describe.each([auxiliary, warden])("A3: what $kind says of who and what was there", (by) => {
  const person = { ...commands.InvolvePerson, by }

  it("A3: is what can be seen: role, sex, age, vehicle, way of travel, dress", () => {
    const facts = {
      ...personFacts,
      role: "driver",
      vehicleId: "A",
      sex: "male",
      age: 40,
      travelMode: "K1",
      safetyGear: "1"
    } as const
    expect(outcome(accepted(day), { ...person, facts })).toBe("PersonWasInvolved")
    expect(outcome(accepted(day), { ...commands.InvolveVehicle, by })).toBe("VehicleWasInvolved")
  })

  it("A3, A1: is that somebody is hurt, slightly or badly, which makes it an accident of injury", () => {
    expect(outcome(accepted(day), { ...person, injury: seen("none") })).toBe(
      "PersonWasInvolved InjuryWasFound"
    )
    for (const injury of ["slight", "serious"] as const) {
      expect(file(accepted(day)).when({ ...person, injury: seen(injury) })).toMatchObject({
        happened: [{}, { injury }, { _tag: "ReportWasCorrected", kind: "injury" }]
      })
    }
  })

  it.each(["dead", "missing"] as const)(
    "A3, A1: is not that somebody is %s: no kind is raised to death",
    (injury) => {
      const command = { ...person, injury: seen(injury) }
      expect(file(accepted(day)).when(command)).toMatchObject({
        rejected: {
          _tag: "HandlerMayNotDoThis",
          rule: "A3",
          act: "collect-evidence",
          paths: ["injury.injury"]
        }
      })
      expect(outcome(accepted(day), { ...command, by: lead })).toContain("InjuryWasFound")
    }
  )

  it.each(evidence)("A3: is no evidence: %s", (name, value) => {
    const facts = { ...personFacts, [name]: value }
    expect(file(accepted(day)).when({ ...person, facts })).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", kind: by.kind, rule: "A3", paths: [name] }
    })
    expect(outcome(accepted(day), { ...person, facts, by: lead })).toBe("PersonWasInvolved")
  })

  it("A3: is not who is a party besides those who took part; every field at fault is named", () => {
    const facts = { ...personFacts, role: "passenger", isParty: true, alcohol: 90 } as const
    expect(file(accepted(day)).when({ ...person, facts })).toMatchObject({
      rejected: { rule: "A3", paths: ["alcohol", "isParty"] }
    })
  })

  it("A3, C7: is no load that has to be weighed", () => {
    const command = { ...commands.InvolveVehicle, facts: { ...vehicleFacts, overloaded: true }, by }
    expect(file(accepted(day)).when(command)).toMatchObject({
      rejected: { rule: "A3", paths: ["overloaded"] }
    })
    expect(outcome(accepted(day), { ...command, by: lead })).toBe("VehicleWasInvolved")
  })
})
