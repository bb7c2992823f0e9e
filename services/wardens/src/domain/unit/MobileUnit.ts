import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { KitThing, MemberPart, type UnitEventOf } from "./UnitEvents.ts"

/** Somebody of a unit, and on which days. */
export interface UnitMember {
  readonly account: string
  readonly part: MemberPart
  readonly from: CalendarDate
  /** The last day; null while they belong to it. */
  readonly until: CalendarDate | null
}

/** A group of a village (村民小组), and on which days there is one. */
export interface VillageGroup {
  readonly groupId: string
  /** Twelve-digit code. */
  readonly village: string
  readonly name: string
  readonly from: CalendarDate
  /** The last day; null while there is one. */
  readonly until: CalendarDate | null
}

/** A village group as people name it: the twelve-digit village and the name, whichever unit visits it. */
export const groupKey = ({ village, name }: Pick<VillageGroup, "village" | "name">): string =>
  `${village} ${name}`

/** Something of the kit that the unit has. */
export interface IssuedThing {
  readonly thing: KitThing
  readonly label: string | null
  readonly since: Instant
}

/** A mobile police team (移动警务队) or a mobile police room (提包警务室). */
export interface KnownUnit
  extends Omit<UnitEventOf<"MobileUnitWasFormed">, "_tag" | "reason" | "warnings" | "at"> {
  readonly _tag: "Unit"
  readonly formedAt: Instant
  readonly disbandedAt: Instant | null
  readonly members: ReadonlyArray<UnitMember>
  readonly kit: ReadonlyArray<IssuedThing>
  readonly groups: ReadonlyArray<VillageGroup>
}

export type MobileUnit = { readonly _tag: "Unknown" } | KnownUnit

/** The township that it works in; null where nothing was ever formed. */
export const townshipOfUnit = (unit: MobileUnit): string | null =>
  unit._tag === "Unknown" ? null : unit.township

/** Whether something that is dated from its first to its last day is there on a day. */
export const isThereOn = (
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate | null },
  day: CalendarDate
): boolean => from <= day && (until === null || day <= until)

/** Whether an account belongs to a unit on a day. */
export const isMemberOn = (
  { members }: Pick<KnownUnit, "members">,
  account: string,
  day: CalendarDate
): boolean => members.some((member) => member.account === account && isThereOn(member, day))

/** The last day on which a group is a unit's: its own, or the day of the unit's end; null while it is. */
export const lastDayOfGroup = (
  { disbandedAt }: Pick<KnownUnit, "disbandedAt">,
  { until }: Pick<VillageGroup, "until">
): CalendarDate | null => {
  const ended = disbandedAt === null ? null : dayInShanghai(disbandedAt)
  if (ended === null || until === null) return until ?? ended
  return ended < until ? ended : until
}

/** One item of the eight-ones kit. */
export type KitItem = MemberPart | KitThing

/** Row 39: the eight of the kit, in the order of the text. */
export const eightOnes: ReadonlyArray<KitItem> = [...MemberPart.literals, ...KitThing.literals]

/** Row 39: what a unit lacks of the eight ones on a day; nothing where its kit is complete. */
export const missingOfKit = (
  { members, kit }: Pick<KnownUnit, "members" | "kit">,
  day: CalendarDate
): ReadonlyArray<KitItem> => {
  const there = new Set<KitItem>([
    ...members.filter((member) => isThereOn(member, day)).map(({ part }) => part),
    ...kit.map(({ thing }) => thing)
  ])
  return eightOnes.filter((item) => !there.has(item))
}
