import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"
import * as Unit from "./events/UnitEvents.ts"
import * as Work from "./events/WorkEvents.ts"
import * as Zone from "./events/ZoneEvents.ts"

/**
 * What can happen to the organisation of a district, as it is stored. Add, never change: a changed shape is a new
 * version with an upcaster, and `test/fixtures/events` keeps an example of every version ever written.
 */
export const OrganisationEvent = Schema.Union(
  Unit.UnitWasEstablished,
  Unit.UnitWasRenamed,
  Unit.UnitWasMovedUnder,
  Unit.UnitAreaWasSet,
  Unit.UnitWasLocated,
  Unit.StationClassWasSet,
  Unit.StationsWereMerged,
  Unit.SiteWasShared,
  Unit.SiteSharingEnded,
  Unit.UnitWasDissolved,
  Unit.NeighboursWereSet,
  Unit.NeighboursWereUnset,
  Unit.LeaderWasSet,
  Zone.ZoneWasFormed,
  Zone.ZoneWasChanged,
  Zone.ZoneWasDissolved,
  Zone.ZoneHeadWasSet,
  Work.TownshipTrafficModeWasSet,
  Work.MutualAidWasAgreed,
  Work.MutualAidWasEnded,
  Work.SurgePlanWasSet,
  Work.SurgePlanWasCancelled,
  Work.UnitFunctionWasGiven,
  Work.UnitFunctionWasTaken,
  Work.IndicatorWasRecorded,
  Work.TargetWasAssigned,
  Work.TargetWasWithdrawn
)
export type OrganisationEvent = typeof OrganisationEvent.Type

/** The event of one type: `OrganisationEventOf<"ZoneWasFormed">`. */
export type OrganisationEventOf<Type extends OrganisationEvent["_tag"]> = Extract<
  OrganisationEvent,
  { readonly _tag: Type }
>

/** Reads every version ever stored, writes the newest. */
export const organisationEventCodec = makeEventCodec<OrganisationEvent>({
  UnitWasEstablished: { version: 1, schema: Unit.UnitWasEstablished },
  UnitWasRenamed: { version: 1, schema: Unit.UnitWasRenamed },
  UnitWasMovedUnder: { version: 1, schema: Unit.UnitWasMovedUnder },
  UnitAreaWasSet: { version: 1, schema: Unit.UnitAreaWasSet },
  UnitWasLocated: { version: 1, schema: Unit.UnitWasLocated },
  StationClassWasSet: { version: 1, schema: Unit.StationClassWasSet },
  StationsWereMerged: { version: 1, schema: Unit.StationsWereMerged },
  SiteWasShared: { version: 1, schema: Unit.SiteWasShared },
  SiteSharingEnded: { version: 1, schema: Unit.SiteSharingEnded },
  UnitWasDissolved: { version: 1, schema: Unit.UnitWasDissolved },
  NeighboursWereSet: { version: 1, schema: Unit.NeighboursWereSet },
  NeighboursWereUnset: { version: 1, schema: Unit.NeighboursWereUnset },
  LeaderWasSet: { version: 1, schema: Unit.LeaderWasSet },
  ZoneWasFormed: { version: 1, schema: Zone.ZoneWasFormed },
  ZoneWasChanged: { version: 1, schema: Zone.ZoneWasChanged },
  ZoneWasDissolved: { version: 1, schema: Zone.ZoneWasDissolved },
  ZoneHeadWasSet: { version: 1, schema: Zone.ZoneHeadWasSet },
  TownshipTrafficModeWasSet: { version: 1, schema: Work.TownshipTrafficModeWasSet },
  MutualAidWasAgreed: { version: 1, schema: Work.MutualAidWasAgreed },
  MutualAidWasEnded: { version: 1, schema: Work.MutualAidWasEnded },
  SurgePlanWasSet: { version: 1, schema: Work.SurgePlanWasSet },
  SurgePlanWasCancelled: { version: 1, schema: Work.SurgePlanWasCancelled },
  UnitFunctionWasGiven: { version: 1, schema: Work.UnitFunctionWasGiven },
  UnitFunctionWasTaken: { version: 1, schema: Work.UnitFunctionWasTaken },
  IndicatorWasRecorded: { version: 1, schema: Work.IndicatorWasRecorded },
  TargetWasAssigned: { version: 1, schema: Work.TargetWasAssigned },
  TargetWasWithdrawn: { version: 1, schema: Work.TargetWasWithdrawn }
})
