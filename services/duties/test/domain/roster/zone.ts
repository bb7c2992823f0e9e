import { builtInDutyRules } from "@jiaosuo/reference/DutyRules"
import type { DutyTemplate } from "@jiaosuo/reference/DutyTemplates"
import { builtInCalendar } from "@jiaosuo/reference/WorkingDays"
import type { DraftInput } from "../../../src/domain/drafting/DraftInput.ts"
import type { PersonFacts, UnitFacts } from "../../../src/domain/roster/Facts.ts"

/** A zone of 5 stations with 30 officers and 60 auxiliaries; six of the officers lead a station. */

export const zoneId = "zone"
export const stations = ["s1", "s2", "s3", "s4", "s5"] as const
export const month = "2026-10"
export const { isWorkingDay } = builtInCalendar
export const rules = builtInDutyRules

export const unit: UnitFacts = {
  periods: [
    {
      from: "2020-01-01",
      stations: [...stations],
      centre: "s3",
      units: new Map([...stations.map((id) => [id, id] as const), ["sector-of-s1", "s1"]])
    }
  ],
  surgePlans: []
}

export const template = (name: string): DutyTemplate => {
  const found = rules.template(name, `${month}-01`)
  if (found === undefined) throw new Error(`no template ${name}`)
  return found
}

const numbered = (prefix: string, n: number): string => `${prefix}${String(n).padStart(2, "0")}`

export const person = (personId: string, facts: Partial<PersonFacts> = {}): PersonFacts => ({
  personId,
  personKind: personId.startsWith("o") ? "officer" : "auxiliary",
  account: `account-${personId}`,
  units: [{ unitId: "s1", from: "2020-01-01" }],
  leftOn: null,
  absences: [],
  leader: false,
  qualification: "simple",
  trained: true,
  ...facts
})

export const officers: ReadonlyArray<PersonFacts> = Array.from({ length: 30 }, (_, i) =>
  person(numbered("o", i), {
    units: [{ unitId: stations[i % 5] ?? "s1", from: "2020-01-01" }],
    leader: i < 6,
    qualification: i % 3 === 2 ? "none" : "simple"
  })
)

export const auxiliaries: ReadonlyArray<PersonFacts> = Array.from({ length: 60 }, (_, i) =>
  person(numbered("a", i), { units: [{ unitId: stations[i % 5] ?? "s1", from: "2020-01-01" }] })
)

export const everybody = [...officers, ...auxiliaries]

export const draftInput = (input: Partial<DraftInput> = {}): DraftInput => ({
  unitId: zoneId,
  month,
  template: template("zone-groups"),
  unit,
  people: everybody,
  planned: [],
  neighbours: [],
  pastLoad: new Map(),
  isWorkingDay,
  restAfter: rules.restAfter,
  slotId: (index) => `slot-${String(index).padStart(3, "0")}`,
  ...input
})
