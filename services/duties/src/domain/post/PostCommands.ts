import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import type { Location } from "../organisation/Units.ts"
import type { PersonFacts, UnitFacts } from "../roster/Facts.ts"
import type { Member } from "../roster/Slot.ts"
import type { PostEventOf, Sign } from "./PostEvents.ts"

/** What may be asked of a post. Facts of people and units come along as they were when the command was made. */

/** Weather, crew and signs. */
export interface Conditions {
  readonly visibility: Visibility
  readonly members: ReadonlyArray<Member>
  readonly signs: ReadonlyArray<Sign>
}

interface WithFacts {
  readonly people: ReadonlyArray<PersonFacts>
  readonly unit: UnitFacts
}

export interface PlanPost extends Conditions, WithFacts {
  readonly _tag: "PlanPost"
  readonly kind: PostKind
  readonly roadClass: RoadClass
  readonly unitId: string
  readonly township: string
  readonly location: Location
  readonly road: string | null
  readonly from: Instant
  readonly until: Instant
  readonly tollOrServiceArea: boolean
  readonly note: string | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface ChangePost extends Conditions, WithFacts {
  readonly _tag: "ChangePost"
  readonly reason: string | null
}

export interface CancelPost {
  readonly _tag: "CancelPost"
  readonly reason: string | null
}

/** `members` are those who are there, `visibility` and `signs` as they are then. */
export interface BeginPost extends Conditions, WithFacts {
  readonly _tag: "BeginPost"
  readonly at: Instant
  readonly location: Location | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface EndPost {
  readonly _tag: "EndPost"
  readonly at: Instant
  readonly note: string | null
}

/** `metres` is null where the crew does not say. */
export interface DriveLeg extends Omit<PostEventOf<"PatrolLegWasDriven">, "_tag" | "metres"> {
  readonly _tag: "DriveLeg"
  readonly metres: number | null
}

export interface CheckVehicle extends Omit<PostEventOf<"VehicleWasChecked">, "_tag"> {
  readonly _tag: "CheckVehicle"
}

export type PostCommand = PlanPost | ChangePost | CancelPost | BeginPost | EndPost | DriveLeg | CheckVehicle
