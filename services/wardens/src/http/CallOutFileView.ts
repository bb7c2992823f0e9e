import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { historyView, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { CellAbility } from "@jiaosuo/reference/DutyTables"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { CallOutRecord, WhoCouldGo } from "../CallOuts.ts"
import {
  comers,
  isOpen,
  type KnownCallOut,
  lastRing,
  missingBeside,
  peopleOf
} from "../domain/callout/CallOut.ts"
import type { AskedParty, PassedOver } from "../domain/callout/CallOutEvents.ts"
import {
  callOutEventTitles,
  outcomeNames,
  partyKindNames,
  passedOverReasons,
  standingNames
} from "../domain/callout/CallOutLabels.ts"
import { whyNotAsked } from "../domain/callout/WhoCanGo.ts"
import type { CallOutFile, CallOutItem, CallOutsQuery, WhoAnswer } from "./CallOutFile.ts"

/** What a call-out is shown by. */
export interface CallOutShowing {
  readonly reference: ReferenceData
  readonly language: Language
}

const shownInstant = (instant: Instant | null): string | null =>
  instant === null ? null : inShanghai(instant)

const ability = (
  { reference, language }: CallOutShowing,
  item: CellAbility["item"],
  code: string,
  on: CalendarDate
) => {
  const found = reference.dutyRules.cellAbility(item, code, on)
  return { code, name: found === undefined ? code : inLanguage(found.name, language) }
}

const whereabouts = (
  { district }: ReferenceData,
  { township, village }: { readonly township: string; readonly village: string | null }
) => ({
  township,
  townshipName: district.township(township)?.name ?? township,
  village,
  villageName: village === null ? null : (district.village(village)?.shortName ?? village)
})

const callOutView = (id: string, callOut: KnownCallOut, showing: CallOutShowing) => {
  const { reference, language } = showing
  const { caseId, need, what, location, skill, equipment, people, standing, at, outcome, note } = callOut
  const day = dayInShanghai(at)
  const rule = reference.wardenRules.callOutNeed(need, day)
  const come = comers(callOut)
  const arrived = come.flatMap(({ arrivedAt }) => arrivedAt ?? []).sort()[0] ?? null
  const missing = missingBeside(callOut, come)
  const next = isOpen(callOut) && standing === "asking" ? lastRing(callOut)?.until : undefined
  return {
    id,
    caseId,
    need: { code: need, name: rule === undefined ? need : inLanguage(rule.name, language) },
    what,
    ...whereabouts(reference, callOut),
    location,
    skill: skill === null ? null : ability(showing, "skill", skill, day),
    equipment: equipment.map((code) => ability(showing, "equipment", code, day)),
    people,
    asked: peopleOf(callOut.parties),
    come: peopleOf(come),
    cannot: peopleOf(callOut.parties.filter(({ answer }) => answer === "cannot")),
    arrived: peopleOf(come.filter((party) => party.arrivedAt !== null)),
    missing: {
      people: missing.people,
      equipment: missing.equipment.map((code) => ability(showing, "equipment", code, day))
    },
    ring: lastRing(callOut)?.ring ?? null,
    standing,
    standingName: inLanguage(standingNames[standing], language),
    openedAt: inShanghai(at),
    mannedAt: shownInstant(callOut.mannedAt),
    arrivedAt: shownInstant(arrived),
    secondsToArrive: arrived === null ? null : Math.round((Date.parse(arrived) - Date.parse(at)) / 1_000),
    endedAt: shownInstant(callOut.endedAt),
    outcome,
    outcomeName: outcome === null ? null : inLanguage(outcomeNames[outcome], language),
    note,
    nextRingAt: shownInstant(next ?? null)
  }
}

/** What spoke for somebody: how near, how able, what comes along, how often they went. */
const reasonsFor = (
  { distanceMetres, able, equipment, callOutsThisMonth }: AskedParty,
  skill: string | null,
  showing: CallOutShowing,
  on: CalendarDate
): ReadonlyArray<string> => {
  const { dutyRules } = showing.reference
  const skillName = skill === null ? undefined : dutyRules.cellAbility("skill", skill, on)?.name
  const reasons: ReadonlyArray<Text> = [
    distanceMetres === null
      ? text("同村", "of the village")
      : text(`距离${distanceMetres}米`, `${distanceMetres} m away`),
    ...(skillName === undefined
      ? []
      : [text(`${able}人会${skillName.zh}`, `${able} can do it: ${skillName.en}`)]),
    ...equipment.flatMap((code) => {
      const name = dutyRules.cellAbility("equipment", code, on)?.name
      return name === undefined ? [] : [text(`有${name.zh}`, `brings: ${name.en}`)]
    }),
    text(`本月已出动${callOutsThisMonth}次`, `went ${callOutsThisMonth} time(s) this month`)
  ]
  return reasons.map((reason) => inLanguage(reason, showing.language))
}

const partyView = (party: AskedParty, skill: string | null, showing: CallOutShowing, on: CalendarDate) => {
  const { partyId, kind, distanceMetres, people, able, equipment, callOutsThisMonth } = party
  return {
    partyId,
    kind,
    kindName: inLanguage(partyKindNames[kind], showing.language),
    ...whereabouts(showing.reference, party),
    distanceMetres,
    people,
    able,
    equipment: equipment.map((code) => ability(showing, "equipment", code, on)),
    callOutsThisMonth,
    reasons: reasonsFor(party, skill, showing, on)
  }
}

const passedOverView = ({ why, ...one }: PassedOver, language: Language) => ({
  ...one,
  why,
  reason: inLanguage(passedOverReasons[why], language)
})

/** A call-out's file as its reader may see it (X2). */
export const callOutFile = (
  record: CallOutRecord,
  reference: ReferenceData,
  showing: Showing
): CallOutFile => {
  const { id, version, position, asOf, state, persons, volunteers, cells } = record
  if (state._tag === "Unknown") throw new Error(`wardens/callout/${id} has a history and was never opened`)
  const { language } = showing
  const shown = { reference, language }
  const day = dayInShanghai(state.at)
  const passed = (one: PassedOver) => passedOverView(one, language)
  return {
    ...callOutView(id, state, shown),
    version,
    position,
    asOf: shownInstant(asOf),
    rings: state.rings.map(({ passedOver, at, until, ...ring }) => ({
      ...ring,
      passedOver: passedOver.map(passed),
      at: inShanghai(at),
      until: inShanghai(until)
    })),
    parties: state.parties.map((party) => {
      const person = volunteers.get(party.partyId)
      return {
        ...partyView(party, state.skill, shown, day),
        person: person === undefined ? null : personView(person, persons, showing),
        cellName: cells.get(party.partyId) ?? null,
        ring: party.ring,
        askedAt: inShanghai(party.askedAt),
        answer: party.answer,
        answeredAt: shownInstant(party.answeredAt),
        stoodDownAt: shownInstant(party.stoodDownAt),
        arrivedAt: shownInstant(party.arrivedAt)
      }
    }),
    passedOverAtLast: state.passedOverAtLast.map(passed),
    history: historyView(record, callOutEventTitles, showing)
  }
}

/** The call-outs that are asked for, with what the reader said where they are asked. */
export const callOutItems = (
  callOuts: ReadonlyMap<string, KnownCallOut>,
  { township, open = "yes", mine }: CallOutsQuery,
  account: string,
  showing: CallOutShowing
): ReadonlyArray<CallOutItem> =>
  [...callOuts].flatMap(([id, callOut]) => {
    const party = callOut.parties.find((one) => one.account === account)
    const isWanted =
      (township === undefined || callOut.township === township) &&
      (open === "all" || isOpen(callOut) === (open === "yes")) &&
      (mine !== "true" || party !== undefined)
    if (!isWanted) return []
    return [
      {
        ...callOutView(id, callOut, showing),
        mine:
          party === undefined
            ? null
            : {
                partyId: party.partyId,
                distanceMetres: party.distanceMetres,
                answer: party.answer,
                stoodDownAt: shownInstant(party.stoodDownAt),
                arrivedAt: shownInstant(party.arrivedAt)
              }
      }
    ]
  })

/** How many of those who were passed over are answered. */
const mostPassedOver = 100

/** Who would be asked first, for one reader. */
export const whoAnswer = (
  { ring, asked, near, cells }: WhoCouldGo,
  { people, skill }: { readonly people: number; readonly skill: string | null },
  showing: CallOutShowing,
  on: CalendarDate
): WhoAnswer => {
  const view = (party: AskedParty) => ({
    ...partyView(party, skill, showing, on),
    cellName: cells.get(party.partyId) ?? null
  })
  const taken = new Set(asked.map(({ partyId }) => partyId))
  const others = near.filter(({ party }) => !taken.has(party.partyId))
  return {
    people,
    ring: ring?.ring ?? null,
    withinMetres: ring?.withinMetres ?? null,
    asked: asked.map(view),
    passedOver: others.slice(0, mostPassedOver).map(({ party, why }) => {
      const because = why ?? whyNotAsked(asked)
      return {
        ...view(party),
        why: because,
        reason: inLanguage(passedOverReasons[because], showing.language)
      }
    }),
    passedOverInAll: others.length
  }
}
