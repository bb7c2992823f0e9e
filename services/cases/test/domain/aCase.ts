import { fold } from "@jiaosuo/kernel/Decider"
import { builtInCaseRules } from "@jiaosuo/reference/CaseRules"
import { builtInDeadlines } from "@jiaosuo/reference/Deadlines"
import { Either } from "effect"
import { type Case, type CaseFile, onFile } from "../../src/domain/Case.ts"
import type { CaseCommand } from "../../src/domain/CaseCommands.ts"
import { makeCaseDecider } from "../../src/domain/CaseDecider.ts"
import type { CaseEvent } from "../../src/domain/CaseEvents.ts"
import type { TakeCase } from "../../src/domain/commands/Intake.ts"
import type {
  DispatchSituation,
  GroupOnDuty,
  LastPosition,
  UnitOnDay
} from "../../src/domain/dispatch/Situation.ts"
import type { Worker } from "../../src/domain/values/People.ts"

/** What the tests of the domain say: a call, people, groups on duty, and a case on its way. */

export const rules = builtInCaseRules
export const decider = makeCaseDecider(rules, builtInDeadlines)

export const dispatcher: Worker = { account: "dispatcher", kind: "dispatcher", station: null }
export const otherDispatcher: Worker = { account: "dispatcher2", kind: "dispatcher", station: null }
export const commander: Worker = { account: "commander", kind: "commander", station: null }
export const officer: Worker = { account: "officer-1", kind: "officer", station: "371603101" }
export const auxiliary: Worker = { account: "auxiliary-1", kind: "auxiliary", station: "371603101" }
export const warden: Worker = { account: "warden-1", kind: "warden", station: "371603101" }

/** A Tuesday morning; `minute(5)` is five minutes after the call. */
export const calledAt = "2026-03-10T01:00:00.000Z"
export const minute = (n: number): string => new Date(Date.parse(calledAt) + n * 60_000).toISOString()

export const taken = (said: Partial<TakeCase> = {}): TakeCase => ({
  _tag: "TakeCase",
  number: "20260310-00000001",
  calledAt,
  channel: "phone",
  kind: "traffic",
  type: "congestion",
  detail: null,
  level: "3",
  place: {
    township: "371603101",
    location: { longitude: 118.1, latitude: 37.7 },
    address: "国道路口",
    village: null,
    roadPost: null
  },
  caller: null,
  description: null,
  source: null,
  zone: "zone-1",
  station: "station-1",
  by: dispatcher,
  at: calledAt,
  warnings: [],
  ...said
})

export const group = (groupId: string, said: Partial<GroupOnDuty> = {}): GroupOnDuty => ({
  groupId,
  number: null,
  unitId: "zone-1",
  people: 5,
  members: [],
  until: "2026-03-11T00:00:00.000Z",
  load: 0,
  busyWith: null,
  stays: [],
  ...said
})

const unit = (
  unitId: string,
  zoneId: string | null,
  command: string,
  township: string,
  latitude: number
): UnitOnDay => ({
  unitId,
  name: unitId,
  zoneId,
  command,
  township,
  location: { longitude: 118.1, latitude }
})

/** Zone 1 is that of the place; zone 2 is of the same command, zone 3 of another. */
export const situation = (
  groups: ReadonlyArray<GroupOnDuty>,
  said: Partial<DispatchSituation["organisation"]> = {},
  positions: Readonly<Record<string, LastPosition>> = {}
): DispatchSituation => ({
  groups,
  positions: new Map(Object.entries(positions)),
  organisation: {
    home: { zoneId: "zone-1", stationId: "station-1", command: "police-1" },
    units: new Map(
      [
        unit("zone-1", "zone-1", "police-1", "371603101", 37.71),
        unit("zone-2", "zone-2", "police-1", "371603102", 37.8),
        unit("zone-3", "zone-3", "police-2", "371603103", 37.9)
      ].map((one) => [one.unitId, one])
    ),
    agreements: [],
    ...said
  }
})

/** What a history of commands comes to; a command that is refused is a fault of the test. */
export const after = (...commands: ReadonlyArray<CaseCommand>) => {
  let state: Case = decider.initialState
  const events: Array<CaseEvent> = []
  for (const command of commands) {
    const decision = decider.decide(command, state)
    if (Either.isLeft(decision)) throw new Error(`${command._tag}: ${JSON.stringify(decision.left)}`)
    events.push(...decision.right)
    state = fold(decider, decision.right, state)
  }
  const file = onFile(state)
  if (file === undefined) throw new Error("the case was never taken")
  const found: CaseFile = file
  return {
    file: found,
    events,
    /** What one more command comes to: its events, or the tag of its refusal with what it says. */
    when: (command: CaseCommand) =>
      Either.match(decider.decide(command, state), {
        onLeft: (rejection) => rejection as { readonly _tag: string },
        onRight: (happened) => happened
      })
  }
}

/** Sends groups that are on duty, all of them unless some are named. */
export const dispatching = (
  groups: ReadonlyArray<GroupOnDuty>,
  groupIds: ReadonlyArray<string> = groups.map(({ groupId }) => groupId),
  at: string = minute(1)
): CaseCommand => ({
  _tag: "DispatchGroups",
  caseId: "case-1",
  correction: null,
  dispatchId: `dispatch-${at}`,
  groupIds,
  situation: situation(groups),
  by: dispatcher,
  at
})
