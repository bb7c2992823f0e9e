import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { WardenRole, WardenState } from "../warden/WardenEvents.ts"
import type { MemberOrigin, TeamEventOf, Votes } from "./TeamEvents.ts"

/** What may be asked of a team of volunteers. */

interface Why {
  readonly at: Instant
  readonly reason: string | null
}

export interface FormTeam extends Omit<TeamEventOf<"TeamWasFormed">, "_tag"> {
  readonly _tag: "FormTeam"
}

/** Absent values (null) stay as they are. */
export interface ChangeTeam extends Why {
  readonly _tag: "ChangeTeam"
  readonly name: string | null
  readonly villages: ReadonlyArray<string> | null
}

/** Somebody who wants to join, as the directory had them when the command was given. */
export interface Joiner {
  readonly state: WardenState
  readonly roles: ReadonlyArray<WardenRole>
  readonly township: string
}

export interface JoinTeam extends Why {
  readonly _tag: "JoinTeam"
  readonly wardenId: string
  readonly as: MemberOrigin
  /** Null where nobody has this id. */
  readonly joiner: Joiner | null
}

export interface LeaveTeam extends Why {
  readonly _tag: "LeaveTeam"
  readonly wardenId: string
}

export interface ElectCaptain extends Why {
  readonly _tag: "ElectCaptain"
  readonly votes: ReadonlyArray<Votes>
  readonly voters: number
  readonly warnings: ReadonlyArray<Warning>
}

export interface EndCaptaincy extends Why {
  readonly _tag: "EndCaptaincy"
}

export interface DisbandTeam extends Why {
  readonly _tag: "DisbandTeam"
}

export type TeamCommand =
  | FormTeam
  | ChangeTeam
  | JoinTeam
  | LeaveTeam
  | ElectCaptain
  | EndCaptaincy
  | DisbandTeam
