import type { Instant } from "@jiaosuo/kernel/Event"
import type { CaseGrade } from "@jiaosuo/reference/CaseTables"
import type { Coordinates } from "../values/Place.ts"

/** What a dispatch is decided on: the groups on duty at one instant, where they are, and whose they are. */

/** A response group of a published roster whose duty period holds the instant. */
export interface GroupOnDuty {
  readonly groupId: string
  /** As the roster numbers it; null where it has none. */
  readonly number: number | null
  /** Zone or station that it is on duty for. */
  readonly unitId: string
  readonly people: number
  /** Accounts of its people. */
  readonly members: ReadonlyArray<string>
  /** End of its duty period. */
  readonly until: Instant
  /** How often it was sent on this duty period. */
  readonly load: number
  /** The case that it is on at that instant; null where it is free. */
  readonly busyWith: string | null
  /** Where it was on this duty period, and is. */
  readonly stays: ReadonlyArray<Stay>
}

/** A group's time with a case: from its sending until it was done or called off, the end itself left out. */
export interface Stay {
  readonly caseId: string
  readonly from: Instant
  /** Null: nobody said yet that it ended. */
  readonly until: Instant | null
}

/** Where a group was last seen. */
export interface LastPosition {
  readonly location: Coordinates
  readonly at: Instant
}

/** A unit of the organisation as it is on the day: a zone, or a station. */
export interface UnitOnDay {
  readonly unitId: string
  readonly name: string
  /** The zone itself, or the zone that a station is in; null where it is in none. */
  readonly zoneId: string | null
  /** The police force that it belongs to; null where that is not known. */
  readonly command: string | null
  /** Nine-digit code; of a zone, that of its centre. */
  readonly township: string
  /** Of a zone, that of its centre. */
  readonly location: Coordinates | null
}

/** Row 12: two commands help each other. */
export interface AgreementInForce {
  readonly agreementId: string
  readonly commands: readonly [string, string]
}

/** The organisation as it is on the day of the dispatch, seen from the place of the case. */
export interface OrganisationOnDay {
  /** Zone, station and command of the place. */
  readonly home: {
    readonly zoneId: string | null
    readonly stationId: string | null
    readonly command: string | null
  }
  readonly units: ReadonlyMap<string, UnitOnDay>
  readonly agreements: ReadonlyArray<AgreementInForce>
}

/** All that is known at the instant of a dispatch. */
export interface DispatchSituation {
  readonly groups: ReadonlyArray<GroupOnDuty>
  /** By group id. */
  readonly positions: ReadonlyMap<string, LastPosition>
  readonly organisation: OrganisationOnDay
}

/** Rows 7 and 8: what the level of a case asks for. */
export interface GradePolicy {
  readonly grade: CaseGrade
  readonly leastGroups: number
  readonly leastPeople: number
  readonly everyGroup: boolean
}

/** The case as a dispatch sees it. */
export interface CaseToAnswer {
  readonly location: Coordinates | null
  /** Foreign zones whose groups may come (row 10). */
  readonly approvedZones: ReadonlyArray<string>
  /** Groups that are on it already. */
  readonly engaged: ReadonlyArray<{ readonly groupId: string; readonly people: number }>
}
