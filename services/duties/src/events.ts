/** What this context says to others: its events, how they are read, what they fold to, and their titles. */
export type { CallOut as CellCallOut, Cell, KnownCell } from "./domain/cell/Cell.ts"
export { openCallOut } from "./domain/cell/Cell.ts"
export type { CellEventOf, CellMember } from "./domain/cell/CellEvents.ts"
export { CallOutOutcome, CellEvent, cellEventCodec, MemberKind } from "./domain/cell/CellEvents.ts"
export { evolve as evolveCell, initialState as initialCell } from "./domain/cell/CellHistory.ts"
export { callOutOutcomes, cellEventTitles, memberKinds } from "./domain/cell/CellLabels.ts"
export type { Dated, DatedFacts } from "./domain/DatedFacts.ts"
export { factOn } from "./domain/DatedFacts.ts"
export type { Fairness, Spread, SpreadOfDuties } from "./domain/drafting/Fairness.ts"
export { fairnessOf, fairnessOfDays, spreadOf } from "./domain/drafting/Fairness.ts"
export {
  functionNames,
  organisationEventTitles,
  stationClassNames,
  trafficModeNames,
  unitKindNames
} from "./domain/organisation/Labels.ts"
export type {
  Agreement,
  IndicatorValue,
  Organisation,
  Site,
  SurgePlan,
  Target,
  Unit,
  Zone,
  ZoneMembers
} from "./domain/organisation/Organisation.ts"
export { initialOrganisation } from "./domain/organisation/Organisation.ts"
export type { OrganisationEventOf } from "./domain/organisation/OrganisationEvents.ts"
export { OrganisationEvent, organisationEventCodec } from "./domain/organisation/OrganisationEvents.ts"
export { evolveOrganisation } from "./domain/organisation/OrganisationHistory.ts"
export type { OrganisationOn, UnitOn, ZoneOn } from "./domain/organisation/OrganisationOn.ts"
export {
  agreementBetween,
  organisationOn,
  stationOf,
  surgePlanOn,
  trafficModeOn
} from "./domain/organisation/OrganisationOn.ts"
export { townshipOfUnit } from "./domain/organisation/TownshipOfEvent.ts"
export { townshipsServedBy, zoneSizes } from "./domain/organisation/TreeFaults.ts"
export * from "./domain/organisation/Units.ts"
export type { HeadCount } from "./domain/person/HeadCounts.ts"
export { assistantsAreWithin, headCountsOn } from "./domain/person/HeadCounts.ts"
export { PersonEvent, personEventCodec } from "./domain/person/PersonEvents.ts"
export { evolvePerson, initialPerson } from "./domain/person/PersonHistory.ts"
export {
  absenceGroundNames,
  personEventTitles,
  personKindNames,
  postNames
} from "./domain/person/PersonLabels.ts"
export * from "./domain/person/Persons.ts"
export { readsStaffNames, staffNamesRead } from "./domain/person/StaffNames.ts"
export type { KnownPost, PostStanding } from "./domain/post/Post.ts"
export type { PostEventOf } from "./domain/post/PostEvents.ts"
export { PostEvent, postEventCodec } from "./domain/post/PostEvents.ts"
export { evolve as evolvePost, initialState as initialPost } from "./domain/post/PostHistory.ts"
export {
  postEventTitles,
  postKinds,
  postStandings,
  roadClasses,
  visibilities
} from "./domain/post/PostLabels.ts"
export type { CountedDuty, DayRange, DaySort } from "./domain/roster/CountedDays.ts"
export { countedDuty, dayNumber, daySorts, rangeOf } from "./domain/roster/CountedDays.ts"
export type { DutyLoad, Period, RestDays, RestFacts, YearOverYear } from "./domain/roster/DutyLoad.ts"
export {
  busyDays,
  changeFrom,
  dutyLoad,
  loadOf,
  monthPeriod,
  restDays,
  restDaysByMonth,
  restOf,
  restYearOverYear,
  yearPeriod
} from "./domain/roster/DutyLoad.ts"
export type { PersonFacts, UnitFacts, UnitPeriod } from "./domain/roster/Facts.ts"
export { unitOfPerson, unitOn as unitFactsOn } from "./domain/roster/Facts.ts"
export { personFacts, unitFacts } from "./domain/roster/FactsOf.ts"
export { daysWithoutLeader, gapsOf, templateCheck } from "./domain/roster/Gaps.ts"
export { incidentsOf, modeAt, planOf } from "./domain/roster/Modes.ts"
export type { Attendance, ModeSwitch, OpenRoster, Roster, SignUp, Swap } from "./domain/roster/Roster.ts"
export type { DutyMode, Gap, RosterEventOf } from "./domain/roster/RosterEvents.ts"
export { RosterEvent, rosterEventCodec } from "./domain/roster/RosterEvents.ts"
export { evolve as evolveRoster, initialState as initialRoster } from "./domain/roster/RosterHistory.ts"
export { dutyNames, modeNames, rosterEventTitles } from "./domain/roster/RosterLabels.ts"
export type { Member, Slot } from "./domain/roster/Slot.ts"
export { dayOf, daysOfMonth, hoursOf } from "./domain/roster/Slot.ts"
export { belowSurgePlan } from "./domain/roster/Surge.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "duties"
