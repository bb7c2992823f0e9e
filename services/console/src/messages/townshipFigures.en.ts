import type { TownshipFiguresMessages } from "./townshipFigures.zh.ts"

/** Texts in English of what a township's page says about cases and duties. */
export const townshipFiguresEn: TownshipFiguresMessages = {
  cases: "Cases",
  analysis: "Analysis of cases",
  open: "Open",
  overdue: "Overdue",
  withoutGroup: "Nobody sent",
  clocksFrom: (at) => `clocks as of ${at}`,
  periods: { today: "Today", last7Days: "7 days", last30Days: "30 days" },
  received: "Calls",
  reached: "Reached",
  p50: "Call to scene, p50",
  p90: "Call to scene, p90",
  inZone: "In zone",
  outOfZone: "Crossed",
  share: "Share in zone",
  days: (n) => `${n} days`,
  duties: "Duties",
  people: "On duty",
  officers: "Officers",
  auxiliaries: "Auxiliaries, assistants",
  onDutyAt: (at) => `on duty at ${at}`,
  gaps: "Gaps of the next seven days",
  gapReasons: {
    duty: "Nobody in a duty",
    leader: "No leader on duty",
    "no-roster": "No published roster",
    surge: "Below the season's plan"
  },
  shifts: {
    title: "People on duty",
    total: (n) => `${n} in all`,
    person: "Person",
    kind: "Duty",
    unit: "Unit",
    time: "Time",
    checkedIn: "Checked in",
    notYet: "not yet",
    none: "No duty meets the conditions"
  },
  gapList: {
    title: "Gaps in duties",
    total: (n) => `${n} in all`,
    day: "Day",
    what: "What is missing",
    unit: "Unit",
    missing: "Missing",
    none: "No gaps"
  }
}
