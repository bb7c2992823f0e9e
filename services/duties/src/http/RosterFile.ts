import { Qualification } from "@jiaosuo/kernel/Qualification"
import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { DutyKind, DutyPosition, RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"
import { Schema } from "effect"
import { Location } from "../domain/organisation/Units.ts"
import { DutyMode } from "../domain/roster/RosterEvents.ts"
import { PersonKind } from "../domain/roster/Slot.ts"

/** A roster as `GET /api/duties/rosters/{id}` answers it. Persons are named by id, and their names once. */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.Number

export const DutyView = Schema.Struct({
  slotId: Schema.String,
  kind: DutyKind,
  name: Schema.String,
  day: Schema.String,
  /** With the offset of Asia/Shanghai. */
  from: Schema.String,
  until: Schema.String,
  unitId: Schema.String,
  group: Schema.NullOr(Schema.Struct({ groupId: Schema.String, number: Count })),
  members: Schema.Array(
    Schema.Struct({ personId: Schema.String, personKind: PersonKind, account: Text, lead: Schema.Boolean })
  )
}).annotations({ identifier: "RosterDuty" })
export type DutyView = typeof DutyView.Type

export const SpreadView = Schema.Struct({
  people: Count,
  min: Count,
  max: Count,
  mean: Count,
  standardDeviation: Count
}).annotations({ identifier: "Spread" })

const SpreadsView = Schema.Struct({
  dutyDays: SpreadView,
  weekends: SpreadView,
  holidays: SpreadView
}).annotations({ identifier: "SpreadOfDuties" })

/** What is missing of the template, by day (row 32: days without a leader among them). */
export const GapView = Schema.Struct({
  day: Schema.String,
  kind: DutyKind,
  name: Schema.String,
  unitId: Schema.String,
  duties: Count
}).annotations({ identifier: "RosterGap" })

/** Row 6: the load of one person in the month; row 22: their rest days. */
export const LoadView = Schema.Struct({
  personId: Schema.String,
  personKind: PersonKind,
  duties: Count,
  hours: Count,
  dutyDays: Count,
  dutyDaysOff: Count,
  daysBetween: Schema.NullOr(Count),
  shortestBetween: Schema.NullOr(Count),
  longestBetween: Schema.NullOr(Count),
  restDays: Count
}).annotations({ identifier: "DutyLoad" })

/** What stands in the way of publication now: the code and the sentence of the refusal. */
export const ConflictView = Schema.Struct({
  code: Schema.String,
  title: Schema.String,
  detail: Text,
  slotId: Text,
  personId: Text
}).annotations({ identifier: "RosterConflict" })

const Days = { from: Schema.String, until: Schema.String }

/** What duties of this roster are judged by: whoever drags somebody asks the same questions of the same facts. */
export const RosterFacts = Schema.Struct({
  people: Schema.Array(
    Schema.Struct({
      personId: Schema.String,
      personKind: PersonKind,
      account: Text,
      units: Schema.Array(Schema.Struct({ unitId: Schema.String, from: Schema.String })),
      leftOn: Text,
      /** Both days included; why somebody is away is in their own file. */
      absences: Schema.Array(Schema.Struct(Days)),
      leader: Schema.Boolean,
      qualification: Qualification,
      trained: Schema.Boolean
    })
  ),
  /** The unit from a day on: its stations, and every unit of its people with the station that answers for it. */
  periods: Schema.Array(
    Schema.Struct({
      from: Schema.String,
      stations: Schema.Array(Schema.String),
      centre: Text,
      units: Schema.Record({ key: Schema.String, value: Schema.String })
    })
  ),
  positions: Schema.Array(DutyPosition),
  daysOff: Schema.Array(Schema.String)
}).annotations({ identifier: "RosterFacts" })
export type RosterFacts = typeof RosterFacts.Type

export const RosterFile = Schema.Struct({
  id: Schema.String,
  version: Count,
  position: Count,
  asOf: Text,
  unitId: Schema.String,
  unitKind: RosterUnitKind,
  month: Schema.String,
  template: Schema.String,
  templateName: Text,
  townships: Schema.Array(Schema.String),
  people: Schema.Array(Schema.String),
  /**
   * Everybody on the roster, with the unit they belong to on its first day. In full for those who plan and serve, masked
   * for others (X2); null where the person was erased.
   */
  names: Schema.Array(Schema.Struct({ personId: Schema.String, name: Text, unitId: Text })),
  published: Schema.Boolean,
  slots: Schema.Array(DutyView),
  gaps: Schema.Array(GapView),
  daysWithoutLeader: Schema.Array(Schema.String),
  /** Row 28: lines of the template whose counts of people a day does not have, too many included. */
  offTemplate: Schema.Array(
    Schema.Struct({
      day: Schema.String,
      kind: DutyKind,
      unitId: Schema.String,
      least: Count,
      most: Count,
      planned: Count
    })
  ),
  /** Row 27. */
  belowSurgePlan: Schema.Array(
    Schema.Struct({ day: Schema.String, asked: Count, all: Schema.Boolean, planned: Count })
  ),
  shortRests: Schema.Array(
    Schema.Struct({
      personId: Schema.String,
      slotId: Schema.String,
      day: Schema.String,
      hours: Count,
      least: Count
    })
  ),
  conflicts: Schema.Array(ConflictView),
  fairness: Schema.Struct({ officers: SpreadsView, auxiliaries: SpreadsView }),
  loads: Schema.Array(LoadView),
  swaps: Schema.Array(
    Schema.Struct({
      swapId: Schema.String,
      slotId: Schema.String,
      personId: Schema.String,
      withPersonId: Schema.String,
      withSlotId: Text,
      standing: Schema.Literal("asked", "agreed", "refused", "approved")
    })
  ),
  signUps: Schema.Array(
    Schema.Struct({
      signUpId: Schema.String,
      slotId: Schema.String,
      personId: Schema.String,
      personKind: PersonKind,
      account: Text,
      standing: Schema.Literal("open", "accepted", "declined")
    })
  ),
  attendance: Schema.Array(
    Schema.Struct({
      slotId: Schema.String,
      personId: Schema.String,
      checkedInAt: Schema.String,
      location: Schema.NullOr(Location),
      lateMinutes: Count,
      checkedOutAt: Text,
      earlyMinutes: Schema.NullOr(Count)
    })
  ),
  modes: Schema.Array(
    Schema.Struct({
      slotId: Schema.String,
      mode: DutyMode,
      at: Schema.String,
      cause: Schema.Literal("plan", "incident", "order"),
      incident: Text
    })
  ),
  facts: RosterFacts,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "RosterFile" })
export type RosterFile = typeof RosterFile.Type

/** Row 29: what those on a duty do at an instant, from the plan and the incidents alone. */
export const ModeView = Schema.Struct({
  slotId: Schema.String,
  version: Count,
  at: Schema.String,
  mode: Schema.Literal("posting", "patrolling", "responding", "off-duty"),
  name: Schema.String,
  because: Schema.Literal("incident", "peak", "off-peak", "no-duty"),
  incident: Text
}).annotations({ identifier: "DutyModeNow" })
export type ModeView = typeof ModeView.Type
