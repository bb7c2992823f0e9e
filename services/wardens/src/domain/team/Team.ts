import type { Instant } from "@jiaosuo/kernel/Event"
import type { MemberOrigin, Votes } from "./TeamEvents.ts"

/** Somebody who is in a team. */
export interface TeamMember {
  readonly wardenId: string
  readonly as: MemberOrigin
  readonly since: Instant
}

/** The election that a captain came from. */
export interface Captaincy {
  readonly wardenId: string
  readonly since: Instant
  readonly votes: ReadonlyArray<Votes>
  readonly voters: number
}

/** A team of volunteers that a station leads (row 45). */
export interface KnownTeam {
  readonly _tag: "Team"
  readonly name: string
  /** Nine-digit code. */
  readonly station: string
  readonly villages: ReadonlyArray<string>
  readonly formedAt: Instant
  readonly disbandedAt: Instant | null
  /** In the order in which they joined. */
  readonly members: ReadonlyArray<TeamMember>
  /** Null while nobody is captain. */
  readonly captain: Captaincy | null
}

export type Team = { readonly _tag: "Unknown" } | KnownTeam

/** The township of the station that leads it; null where nothing was ever formed. */
export const townshipOfTeam = (team: Team): string | null => (team._tag === "Unknown" ? null : team.station)

export const isMember = ({ members }: Pick<KnownTeam, "members">, wardenId: string): boolean =>
  members.some((member) => member.wardenId === wardenId)
