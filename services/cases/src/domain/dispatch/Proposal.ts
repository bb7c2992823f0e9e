import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { Coordinates } from "../values/Place.ts"
import type {
  AgreementInForce,
  CaseToAnswer,
  GradePolicy,
  GroupOnDuty,
  LastPosition,
  OrganisationOnDay,
  UnitOnDay
} from "./Situation.ts"

/** What stands between a group and a case. */
export type Hindrance = "on-the-case" | "busy" | "crossing-not-approved" | "aid-not-agreed"

/** A group as a dispatch weighs it. */
export interface WeighedGroup extends GroupOnDuty {
  readonly unit: UnitOnDay
  /** Row 10: of the zone of the place, or of its station where that is in no zone. */
  readonly ownZone: boolean
  /** Whole metres from where it was last seen, or from its unit; null where either place is unknown. */
  readonly distanceMetres: number | null
  /** Row 12: the agreement by which it may come although it is of another command. */
  readonly agreementId: string | null
  readonly hindrance: Hindrance | null
  readonly reasons: ReadonlyArray<Text>
}

/** Who should go, and why. */
export interface DispatchProposal extends GradePolicy {
  /** The groups that should go, in the order in which they are called. */
  readonly proposed: ReadonlyArray<string>
  /** Whether, with those that are on the case already, they are what the level asks for. */
  readonly enough: boolean
  /** Row 10: zones, and stations outside of zones, whose groups would help, if somebody approved. */
  readonly approvalsThatWouldHelp: ReadonlyArray<string>
  /** Every group on duty, the best first. */
  readonly weighed: ReadonlyArray<WeighedGroup>
}

/**
 * Rows 7 to 10, 12: weighs every group on duty. Free groups of the place's own zone go before others, the nearest
 * before the farther, by the last known position and else from the unit; at equal distance the one that was sent
 * less often, then the smaller id. Of those, as many are proposed as the level asks for beyond what is on the case;
 * where it asks for every group, all that may go.
 */
export const dispatchProposal = (
  policy: GradePolicy,
  answered: CaseToAnswer,
  groups: ReadonlyArray<GroupOnDuty>,
  positions: ReadonlyMap<string, LastPosition>,
  organisation: OrganisationOnDay
): DispatchProposal => {
  const weighed = groups
    .map((group) => weigh(group, answered, positions.get(group.groupId), organisation))
    .sort(byMerit)
  const free = weighed.filter(({ hindrance }) => hindrance === null)
  const proposed: Array<WeighedGroup> = []
  for (const group of free) {
    if (!policy.everyGroup && isEnough(policy, [...answered.engaged, ...proposed])) break
    proposed.push(group)
  }
  return {
    ...policy,
    proposed: proposed.map(({ groupId }) => groupId),
    enough: isEnough(policy, [...answered.engaged, ...proposed]),
    approvalsThatWouldHelp: [
      ...new Set(
        weighed.flatMap(({ hindrance, unit }) =>
          hindrance === "crossing-not-approved" ? [borderOf(unit)] : []
        )
      )
    ],
    weighed
  }
}

/** Row 7: whether groups are at least what a grade asks for. */
export const isEnough = (
  { leastGroups, leastPeople }: GradePolicy,
  sent: ReadonlyArray<{ readonly people: number }>
): boolean => sent.length >= leastGroups && sent.reduce((sum, group) => sum + group.people, 0) >= leastPeople

/** Row 12: the agreement that holds between two commands; undefined where there is none. */
export const agreementBetween = (
  agreements: ReadonlyArray<AgreementInForce>,
  a: string,
  b: string
): AgreementInForce | undefined =>
  agreements.find(({ commands: [one, other] }) => (one === a && other === b) || (one === b && other === a))

/** A unit that nobody has told of: of a roster whose zone or station is not in the organisation. */
const unheardOf = (unitId: string): UnitOnDay => ({
  unitId,
  name: unitId,
  zoneId: null,
  command: null,
  township: "",
  location: null
})

const weigh = (
  group: GroupOnDuty,
  { location, approvedZones, engaged }: CaseToAnswer,
  position: LastPosition | undefined,
  organisation: OrganisationOnDay
): WeighedGroup => {
  const { home, agreements } = organisation
  const unit = organisation.units.get(group.unitId) ?? unheardOf(group.unitId)
  const ownZone = isOfOwnZone(unit, home)
  const isForeign = home.command !== null && unit.command !== null && home.command !== unit.command
  const agreement =
    isForeign && home.command !== null && unit.command !== null
      ? agreementBetween(agreements, home.command, unit.command)
      : undefined
  const isApproved = approvedZones.includes(borderOf(unit))
  const hindrance: Hindrance | null = engaged.some(({ groupId }) => groupId === group.groupId)
    ? "on-the-case"
    : group.busyWith !== null
      ? "busy"
      : isForeign && agreement === undefined
        ? "aid-not-agreed"
        : !ownZone && !isApproved
          ? "crossing-not-approved"
          : null
  const from = position?.location ?? unit.location
  const distanceMetres = location === null || from === null ? null : Math.round(metresBetween(location, from))
  const agreementId = agreement?.agreementId ?? null
  return {
    ...group,
    unit,
    ownZone,
    distanceMetres,
    agreementId,
    hindrance,
    reasons: reasonsOf(
      { ...group, unit, ownZone, isApproved, distanceMetres, agreementId, hindrance },
      position,
      from
    )
  }
}

/** Row 10: whose border a group crosses when it leaves: its zone's, or that of a station outside of zones. */
export const borderOf = ({ zoneId, unitId }: UnitOnDay): string => zoneId ?? unitId

/** Row 10: nobody crosses a border where none is known. */
const isOfOwnZone = (unit: UnitOnDay, home: OrganisationOnDay["home"]): boolean => {
  if (home.zoneId !== null) return unit.zoneId === home.zoneId
  if (home.stationId !== null) return unit.unitId === home.stationId
  return true
}

const farthest = Number.POSITIVE_INFINITY

const byMerit = (a: WeighedGroup, b: WeighedGroup): number =>
  Number(a.hindrance !== null) - Number(b.hindrance !== null) ||
  Number(!a.ownZone) - Number(!b.ownZone) ||
  compare(a.distanceMetres ?? farthest, b.distanceMetres ?? farthest) ||
  a.load - b.load ||
  (a.groupId < b.groupId ? -1 : a.groupId > b.groupId ? 1 : 0)

/** Infinity less infinity is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

/** `10:15` of an instant, with its day where that is needed to understand it. */
const clockTime = (instant: string): string =>
  `${dayInShanghai(instant)} ${inShanghai(instant).slice(11, 16)}`

const reasonsOf = (
  group: Omit<WeighedGroup, "reasons"> & { readonly isApproved: boolean },
  position: LastPosition | undefined,
  from: Coordinates | null
): ReadonlyArray<Text> => {
  const { distanceMetres, load, unit } = group
  return [
    group.ownZone
      ? text("本协作区力量", "of the place's own zone")
      : text(`${unit.name}力量,跨区`, `of ${unit.name}: crosses the border of a zone`),
    ...(group.ownZone || !group.isApproved ? [] : [text("跨区已批准", "the crossing is approved")]),
    ...(distanceMetres === null
      ? [
          from === null
            ? text("位置未知", "where it is is not known")
            : text("警情位置未知", "where the case is is not known")
        ]
      : [
          position === undefined
            ? text(
                `距${unit.name}${distanceMetres}米(无定位,按驻地计)`,
                `${distanceMetres} m from ${unit.name} (not seen yet)`
              )
            : text(
                `距最后位置${distanceMetres}米(${clockTime(position.at)})`,
                `${distanceMetres} m from where it was last seen (${clockTime(position.at)})`
              )
        ]),
    text(`本班已出警${load}次`, `sent ${load} times on this duty`),
    ...(group.agreementId === null ? [] : [text("依互助协议", "by a mutual-aid agreement")]),
    ...(group.hindrance === null ? [] : [hindranceTexts[group.hindrance]])
  ]
}

/** What stands in the way, in words. */
export const hindranceTexts: { readonly [Name in Hindrance]: Text } = {
  "on-the-case": text("已在本警情上", "is on the case already"),
  busy: text("正在处置其他警情", "is on another case"),
  "crossing-not-approved": text("跨区未经批准", "crosses the border of a zone without an approval"),
  "aid-not-agreed": text("所属公安机关无互助协议", "is of a command without a mutual-aid agreement")
}
