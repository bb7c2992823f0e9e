import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { DatedFacts } from "../DatedFacts.ts"
import type {
  FiveAttributes,
  FunctionCode,
  Location,
  OfficersOnTraffic,
  StationClass,
  TrafficMode,
  UnitKind
} from "./Units.ts"

/** The organisation of a district with all its days: every fact that ever held, and from when. */

/** One unit with its whole life. */
export interface Unit {
  readonly unitId: string
  readonly code: string | null
  /** The police force it belongs to. */
  readonly command: string
  readonly kinds: DatedFacts<UnitKind>
  readonly names: DatedFacts<string>
  readonly parents: DatedFacts<string | null>
  readonly townships: DatedFacts<ReadonlyArray<string>>
  readonly villages: DatedFacts<ReadonlyArray<string>>
  readonly locations: DatedFacts<Location | null>
  readonly classes: DatedFacts<StationClass>
  readonly functions: DatedFacts<ReadonlyArray<FunctionCode>>
  readonly leaders: DatedFacts<string | null>
  /** The five (row 19): no command changes them. */
  readonly attributes: FiveAttributes | null
  readonly from: CalendarDate
  /** First day on which it is no more. */
  readonly dissolvedFrom: CalendarDate | null
}

/** Who makes up a zone, and which of them is its centre. */
export interface ZoneMembers {
  readonly members: ReadonlyArray<string>
  readonly centre: string
}

/** One zone with its whole life. */
export interface Zone {
  readonly zoneId: string
  readonly name: string
  readonly members: DatedFacts<ZoneMembers>
  readonly heads: DatedFacts<string | null>
  readonly from: CalendarDate
  readonly dissolvedFrom: CalendarDate | null
}

/** Units that share a site (row 20). */
export interface Site {
  readonly siteId: string
  readonly units: ReadonlyArray<string>
  readonly location: Location
  readonly from: CalendarDate
  readonly endedFrom: CalendarDate | null
}

/** Two police forces that help each other (row 12); `until` is the last day. */
export interface Agreement {
  readonly agreementId: string
  readonly commands: readonly [string, string]
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** A season in which a unit puts more officers on traffic (row 27); both days included. */
export interface SurgePlan {
  readonly planId: string
  readonly unitId: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly officersOnTraffic: OfficersOnTraffic
  readonly note: string | null
  readonly cancelled: boolean
}

/** A target that a unit answers for (row 24). */
export interface Target {
  readonly targetId: string
  readonly unitId: string
  readonly target: string
  readonly function: FunctionCode
  readonly from: CalendarDate
  readonly withdrawnFrom: CalendarDate | null
}

/** The newest value of an indicator for a unit and a period (row 18). */
export interface IndicatorValue {
  readonly unitId: string
  readonly period: string
  readonly indicator: string
  /** Null: known to be missing. */
  readonly value: number | null
  readonly source: string
}

/** Everything that the district's organisation is and was. */
export interface Organisation {
  readonly units: Readonly<Record<string, Unit>>
  readonly zones: Readonly<Record<string, Zone>>
  readonly sites: Readonly<Record<string, Site>>
  readonly agreements: Readonly<Record<string, Agreement>>
  readonly surgePlans: Readonly<Record<string, SurgePlan>>
  readonly targets: Readonly<Record<string, Target>>
  /** Pairs as {@link pairOf} writes them. */
  readonly neighbours: Readonly<Record<string, readonly [string, string]>>
  /** By nine-digit code. */
  readonly trafficModes: Readonly<Record<string, DatedFacts<TrafficMode>>>
  /** By unit, then by `indicator period`. */
  readonly indicators: Readonly<Record<string, Readonly<Record<string, IndicatorValue>>>>
}

/** Nothing is established yet. */
export const initialOrganisation: Organisation = {
  units: {},
  zones: {},
  sites: {},
  agreements: {},
  surgePlans: {},
  targets: {},
  neighbours: {},
  trafficModes: {},
  indicators: {}
}

/** The same text for two units, whichever comes first. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Whether something is there on a day that has a first day and a first day without it. */
export const livesOn = (
  { from, end }: { readonly from: CalendarDate; readonly end: CalendarDate | null },
  day: CalendarDate
): boolean => from <= day && (end === null || day < end)
