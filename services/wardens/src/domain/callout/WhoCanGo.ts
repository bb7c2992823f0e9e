import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { CallOutRingRule } from "@jiaosuo/reference/CallOutTables"
import type { Location } from "../Location.ts"
import { isEnough, type Missing, missingBeside, peopleOf } from "./CallOut.ts"
import type { AskedParty, PassedOver, PassedOverFor } from "./CallOutEvents.ts"

/** A training of somebody that was passed, both days included. */
export interface ValidTraining {
  readonly subject: string
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** What is known of everybody who may be asked. */
interface Askable {
  readonly partyId: string
  readonly township: string
  readonly village: string | null
  /** Where they set out from; null where it is not known. */
  readonly location: Location | null
  /** Codes of the cell abilities. */
  readonly equipment: ReadonlyArray<string>
  /** The call-out that they are on; null where they are free. */
  readonly onCallOut: string | null
  readonly callOutsThisMonth: number
}

/** A volunteer who is asked singly. Only who is active or rests is one: nobody else is proposed or named. */
export interface Volunteer extends Askable {
  readonly kind: "volunteer"
  readonly account: string | null
  readonly state: "active" | "resting"
  readonly skills: ReadonlyArray<string>
  readonly trainings: ReadonlyArray<ValidTraining>
  /** Whether they stand at a post at the moment of the question. */
  readonly isOnShift: boolean
}

/** The response cell of a village, which is asked as a whole (row 23). */
export interface ResponseCell extends Askable {
  readonly kind: "cell"
  readonly members: number
  /** How many of them have a skill, by its code. */
  readonly skilled: ReadonlyMap<string, number>
}

export type Candidate = Volunteer | ResponseCell

/** Who is asked for, where and when. */
export interface Question {
  readonly village: string | null
  readonly location: Location | null
  readonly skill: string | null
  /** What a volunteer is trained in on that day: all of it. */
  readonly trainings: ReadonlyArray<string>
  /** Everything that is needed. */
  readonly equipment: ReadonlyArray<string>
  /** How many it takes. */
  readonly people: number
  readonly at: Instant
}

/** Who is asked in which ring, and who near was passed over. `ring` is null where too few can go. */
export interface Search {
  readonly ring: CallOutRingRule | null
  readonly asked: ReadonlyArray<AskedParty>
  /** Nearest first. */
  readonly passedOver: ReadonlyArray<PassedOver>
  /** Everybody within the widest ring who was not asked before, in the order in which they are chosen. */
  readonly near: ReadonlyArray<Weighed>
}

/** A candidate with what speaks for it, and the first thing that keeps it; null where nothing does. */
export interface Weighed {
  readonly party: AskedParty
  readonly why: PassedOverFor | null
}

type Bringing = Pick<AskedParty, "people" | "equipment">

/** Those who were asked before: they are not asked again. */
export interface Before {
  readonly asked: ReadonlySet<string>
  /** Those who said that they come: what they leave to be found is asked for. */
  readonly come: ReadonlyArray<Bringing>
  /** Those who were not heard of: nobody relies on them, but they may make up what is missing. */
  readonly unanswered: ReadonlyArray<Bringing>
  /** The ring that was asked last; 0 where none was. */
  readonly ring: number
}

/** Nobody was asked yet. */
export const nobodyYet: Before = { asked: new Set(), come: [], unanswered: [], ring: 0 }

/**
 * Rows 23, 45, 46: who is asked to go. The rings are gone through from the one after the last: the first that has
 * enough people and all the equipment is asked; none is asked for too few. In a ring whoever brings needed equipment
 * comes first, then the nearest. Ties in the distance (whole metres) go to whoever went out less often this month, then
 * to the lower id: the same people whatever the order in which candidates are given.
 */
export const whoCanGo = (
  candidates: ReadonlyArray<Candidate>,
  question: Question,
  rings: ReadonlyArray<CallOutRingRule>,
  before: Before = nobodyYet
): Search => {
  const widest = Math.max(0, ...rings.map(({ withinMetres }) => withinMetres))
  const weighed = candidates.flatMap((candidate) => {
    if (before.asked.has(candidate.partyId)) return []
    const metres = distanceTo(candidate, question)
    return metres === undefined || (metres ?? 0) > widest ? [] : [weigh(candidate, metres, question)]
  })
  weighed.sort(inOrder)
  const missing = missingBeside(question, before.come)
  for (const ring of rings) {
    if (ring.ring <= before.ring) continue
    const within = weighed.filter(({ party }) => (party.distanceMetres ?? 0) <= ring.withinMetres)
    const free = within.flatMap(({ party, why }) => (why === null ? [party] : []))
    const chosen = choose(free, missing, before.unanswered, ring.reserve)
    if (chosen.length > 0) {
      return { ring, asked: chosen, passedOver: passedOverBeside(within, chosen), near: weighed }
    }
  }
  return { ring: null, asked: [], passedOver: passedOverBeside(weighed, []), near: weighed }
}

/** Whole metres; null where they are of the village and one of the places is unknown; undefined where nothing can be said. */
const distanceTo = ({ location, village }: Candidate, place: Question): number | null | undefined => {
  if (location !== null && place.location !== null) return Math.round(metresBetween(location, place.location))
  return village !== null && village === place.village ? null : undefined
}

const weigh = (candidate: Candidate, distanceMetres: number | null, question: Question): Weighed => {
  const { partyId, kind, township, village, callOutsThisMonth } = candidate
  const people = candidate.kind === "cell" ? candidate.members : 1
  return {
    party: {
      partyId,
      kind,
      account: candidate.kind === "cell" ? null : candidate.account,
      township,
      village,
      distanceMetres,
      people,
      able: ableOf(candidate, question.skill),
      equipment: question.equipment.filter((code) => candidate.equipment.includes(code)),
      callOutsThisMonth
    },
    why: hindrance(candidate, question)
  }
}

const ableOf = (candidate: Candidate, skill: string | null): number => {
  if (candidate.kind === "cell") {
    return skill === null ? candidate.members : (candidate.skilled.get(skill) ?? 0)
  }
  return skill === null || candidate.skills.includes(skill) ? 1 : 0
}

/** The first thing that keeps somebody from going; null where nothing does. */
const hindrance = (
  candidate: Candidate,
  { skill, trainings, people, at }: Question
): PassedOverFor | null => {
  if (candidate.kind === "volunteer" && candidate.state === "resting") return "resting"
  if (ableOf(candidate, skill) === 0) return "without-skill"
  if (candidate.kind === "volunteer" && !isTrained(candidate, trainings, dayInShanghai(at)))
    return "untrained"
  if (candidate.onCallOut !== null) return "on-call-out"
  if (candidate.kind === "volunteer") return candidate.isOnShift ? "on-shift" : null
  // A cell goes as a whole, and a need of two never goes to a cell of one.
  return candidate.members < people ? "too-few" : null
}

/** Whether somebody is trained in all subjects on a day. */
export const isTrained = (
  { trainings }: Pick<Volunteer, "trainings">,
  subjects: ReadonlyArray<string>,
  day: CalendarDate
): boolean =>
  subjects.every((subject) =>
    trainings.some((one) => one.subject === subject && one.from <= day && day <= one.until)
  )

const inOrder = ({ party: a }: Weighed, { party: b }: Weighed): number =>
  (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0) ||
  a.callOutsThisMonth - b.callOutsThisMonth ||
  (a.partyId < b.partyId ? -1 : a.partyId > b.partyId ? 1 : 0)

/** The best of those who are free; nobody where they are too few, or do not bring all that is needed. */
const choose = (
  free: ReadonlyArray<AskedParty>,
  missing: Missing,
  unanswered: ReadonlyArray<Bringing>,
  reserve: number
): ReadonlyArray<AskedParty> => {
  const chosen = new Set<AskedParty>()
  for (const code of missing.equipment) {
    const brings = ({ equipment }: AskedParty): boolean => equipment.includes(code)
    const bringing = [...chosen].some(brings) ? undefined : free.find(brings)
    if (bringing !== undefined) chosen.add(bringing)
  }
  let people = peopleOf([...chosen])
  for (const party of free) {
    if (people >= missing.people + reserve) break
    if (chosen.has(party)) continue
    chosen.add(party)
    people += party.people
  }
  return isEnough(missingBeside(missing, [...chosen, ...unanswered]))
    ? free.filter((party) => chosen.has(party))
    : []
}

const passedOverBeside = (
  weighed: ReadonlyArray<Weighed>,
  chosen: ReadonlyArray<AskedParty>
): ReadonlyArray<PassedOver> => {
  const taken = new Set(chosen.map(({ partyId }) => partyId))
  return weighed.flatMap(({ party: { partyId, kind, distanceMetres }, why }) =>
    taken.has(partyId) ? [] : [{ partyId, kind, distanceMetres, why: why ?? whyNotAsked(chosen) }]
  )
}

/** Why somebody whom nothing keeps is not asked: others are, or too few could go. */
export const whyNotAsked = (asked: ReadonlyArray<AskedParty>): PassedOverFor =>
  asked.length > 0 ? "others-are-nearer" : "too-few"
