import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type {
  FiveAttributes,
  FunctionCode,
  Location,
  OfficersOnTraffic,
  StationClass,
  TrafficMode,
  UnitKind
} from "./Units.ts"

/** What may be ordered of the organisation. Ids and days arrive in the command. */

/** What every change of the organisation says: from which day on, and why. */
interface FromADay {
  readonly from: CalendarDate
  readonly reason: string | null
}

export interface EstablishUnit extends FromADay {
  readonly _tag: "EstablishUnit"
  readonly unitId: string
  readonly kind: UnitKind
  readonly name: string
  readonly code: string | null
  readonly townships: ReadonlyArray<string>
  readonly villages: ReadonlyArray<string>
  readonly parent: string | null
  readonly location: Location | null
  readonly attributes: FiveAttributes | null
  readonly functions: ReadonlyArray<FunctionCode>
  readonly warnings: ReadonlyArray<Warning>
}

/** The five of a unit as a merger would leave them (row 19). */
export interface AttributesAfter {
  readonly unitId: string
  readonly attributes: FiveAttributes
}

export type OrganisationCommand =
  | EstablishUnit
  | (FromADay & { readonly _tag: "RenameUnit"; readonly unitId: string; readonly name: string })
  | (FromADay & { readonly _tag: "MoveUnit"; readonly unitId: string; readonly parent: string })
  | (FromADay & {
      readonly _tag: "SetUnitArea"
      readonly unitId: string
      readonly townships: ReadonlyArray<string>
      readonly villages: ReadonlyArray<string>
    })
  | (FromADay & {
      readonly _tag: "LocateUnit"
      readonly unitId: string
      readonly location: Location
      readonly warnings: ReadonlyArray<Warning>
    })
  | (FromADay & {
      readonly _tag: "ClassifyStation"
      readonly unitId: string
      readonly stationClass: StationClass
    })
  | (FromADay & {
      readonly _tag: "MergeStations"
      readonly into: string
      readonly absorbed: ReadonlyArray<string>
      readonly attributes: ReadonlyArray<AttributesAfter>
    })
  | (FromADay & {
      readonly _tag: "ShareSite"
      readonly siteId: string
      readonly units: ReadonlyArray<string>
      readonly location: Location
    })
  | (FromADay & { readonly _tag: "EndSiteSharing"; readonly siteId: string })
  | (FromADay & { readonly _tag: "DissolveUnit"; readonly unitId: string })
  | {
      readonly _tag: "SetNeighbours"
      readonly pairs: ReadonlyArray<readonly [string, string]>
      readonly reason: string | null
    }
  | {
      readonly _tag: "UnsetNeighbours"
      readonly pairs: ReadonlyArray<readonly [string, string]>
      readonly reason: string | null
    }
  | (FromADay & { readonly _tag: "SetLeader"; readonly unitId: string; readonly personId: string | null })
  | (FromADay & {
      readonly _tag: "FormZone"
      readonly zoneId: string
      readonly name: string
      readonly members: ReadonlyArray<string>
      readonly centre: string
    })
  | (FromADay & {
      readonly _tag: "ChangeZone"
      readonly zoneId: string
      readonly members: ReadonlyArray<string>
      readonly centre: string
    })
  | (FromADay & { readonly _tag: "DissolveZone"; readonly zoneId: string })
  | (FromADay & { readonly _tag: "SetZoneHead"; readonly zoneId: string; readonly personId: string | null })
  | (FromADay & {
      readonly _tag: "SetTrafficMode"
      readonly townships: ReadonlyArray<string>
      readonly mode: TrafficMode
    })
  | (FromADay & {
      readonly _tag: "AgreeMutualAid"
      readonly agreementId: string
      readonly commands: readonly [string, string]
      readonly until: CalendarDate | null
    })
  | {
      readonly _tag: "EndMutualAid"
      readonly agreementId: string
      readonly until: CalendarDate
      readonly reason: string | null
    }
  | {
      readonly _tag: "SetSurgePlan"
      readonly planId: string
      readonly unitId: string
      readonly from: CalendarDate
      readonly until: CalendarDate
      readonly officersOnTraffic: OfficersOnTraffic
      readonly note: string | null
    }
  | { readonly _tag: "CancelSurgePlan"; readonly planId: string; readonly reason: string | null }
  | (FromADay & { readonly _tag: "GiveFunction"; readonly unitId: string; readonly function: FunctionCode })
  | (FromADay & { readonly _tag: "TakeFunction"; readonly unitId: string; readonly function: FunctionCode })
  | {
      readonly _tag: "RecordIndicators"
      readonly unitId: string
      readonly period: string
      readonly values: ReadonlyArray<{
        readonly indicator: string
        readonly value: number | null
        readonly source: string
      }>
    }
  | (FromADay & {
      readonly _tag: "AssignTarget"
      readonly targetId: string
      readonly unitId: string
      readonly target: string
      readonly function: FunctionCode
    })
  | (FromADay & { readonly _tag: "WithdrawTarget"; readonly targetId: string })

/** The command of one name: `CommandOf<"FormZone">`. */
export type CommandOf<Name extends OrganisationCommand["_tag"]> = Extract<
  OrganisationCommand,
  { readonly _tag: Name }
>
