import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { CallOutRingRule } from "@jiaosuo/reference/CallOutTables"
import { Either } from "effect"
import {
  type CallOut,
  comers,
  heldBy,
  isEnough,
  isOpen,
  type KnownCallOut,
  lastRing,
  missingBeside,
  nextRingIsDue,
  type Party,
  peopleOf,
  released,
  unanswered
} from "./CallOut.ts"
import type {
  AnswerCall,
  ArriveAtPlace,
  AskNextRing,
  CallOutCommand,
  FinishCallOut,
  OpenCallOut,
  Speaker
} from "./CallOutCommands.ts"
import type { CallOutEvent, PassedOver } from "./CallOutEvents.ts"
import { evolve, initialState } from "./CallOutHistory.ts"
import type { CallOutRejection } from "./CallOutRejections.ts"
import { type Before, type Candidate, whoCanGo } from "./WhoCanGo.ts"

type Decision = Either.Either<ReadonlyArray<CallOutEvent>, CallOutRejection>
/** The rings of a day, the nearest first. */
type RingsOf = (at: Instant) => ReadonlyArray<CallOutRingRule>

const happened = (...events: ReadonlyArray<CallOutEvent>): Decision => Either.right(events)
const refused = (rejection: CallOutRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

/** The rules of one call-out (rows 23, 45, 46), under the rings that are in force on its day. */
export const makeCallOutDecider = (
  ringsOf: RingsOf
): Decider<CallOutCommand, CallOutEvent, CallOut, CallOutRejection> => ({
  initialState,
  evolve,
  decide: (command, callOut) => {
    if (callOut._tag === "CallOut") return decideKnown(command, callOut, ringsOf)
    return command._tag === "OpenCallOut" ? open(command, ringsOf) : refused({ _tag: "CallOutIsNotOpened" })
  }
})

const decideKnown = (command: CallOutCommand, callOut: KnownCallOut, ringsOf: RingsOf): Decision => {
  if (command._tag === "OpenCallOut") return refused({ _tag: "CallOutIsAlreadyOpened" })
  if (!isOpen(callOut)) return over(command, callOut)
  switch (command._tag) {
    case "AskNextRing":
      return askNext(command, callOut, ringsOf)
    case "AnswerCall":
      return answer(command, callOut)
    case "ArriveAtPlace":
      return arrive(command, callOut)
    case "FinishCallOut":
      return finish(command, callOut)
    case "StopCallOut": {
      const { reason, at } = command
      const { caseId } = callOut
      return (
        unlessBefore(at, callOut.at) ??
        happened({ _tag: "CallOutWasStopped", caseId, reason, released: heldBy(callOut), at })
      )
    }
  }
}

/** A cell that ends, and a clock that comes too late, say nothing that is not known. */
const over = (command: CallOutCommand, { standing }: KnownCallOut): Decision => {
  const isEcho =
    (command._tag === "AskNextRing" && command.onlyIfDue) ||
    ("by" in command && command.by._tag === "Cell") ||
    (command._tag === "StopCallOut" && standing === "stopped")
  return isEcho ? unchanged : refused({ _tag: "CallOutIsOver", standing })
}

const open = ({ _tag, candidates, now, ...opened }: OpenCallOut, ringsOf: RingsOf): Decision => {
  const event = { _tag: "CallOutWasOpened", ...opened } as const
  const callOut = evolve(initialState, event)
  return callOut._tag === "Unknown" ? unchanged : happened(event, asked(callOut, candidates, now, ringsOf))
}

const askNext = (
  { after, onlyIfDue, candidates, now }: AskNextRing,
  callOut: KnownCallOut,
  ringsOf: RingsOf
): Decision => {
  if (onlyIfDue && (callOut.rings.length !== after || !nextRingIsDue(callOut, now))) return unchanged
  return callOut.standing === "asking"
    ? happened(asked(callOut, candidates, now, ringsOf))
    : refused({ _tag: "CallOutHasEnoughPeople" })
}

/** How many of those who were passed over are kept by name. */
const named = 50

/** The next ring, or that nobody else can be asked. */
const asked = (
  callOut: KnownCallOut,
  candidates: ReadonlyArray<Candidate>,
  now: Instant,
  ringsOf: RingsOf
): CallOutEvent => {
  const found = whoCanGo(candidates, { ...callOut, at: now }, ringsOf(callOut.at), beforeIn(callOut))
  const { ring } = found
  if (ring === null) return foundTooFew(callOut, found.passedOver, now)
  return {
    _tag: "RingWasAsked",
    ring: ring.ring,
    withinMetres: ring.withinMetres,
    what: callOut.what,
    skill: callOut.skill,
    people: callOut.people,
    asked: found.asked,
    passedOver: found.passedOver.slice(0, named),
    passedOverInAll: found.passedOver.length,
    at: now,
    until: new Date(Date.parse(now) + ring.waitSeconds * 1_000).toISOString()
  }
}

const foundTooFew = (
  callOut: KnownCallOut,
  passedOver: ReadonlyArray<PassedOver>,
  at: Instant
): CallOutEvent => ({
  _tag: "CallOutFoundTooFew",
  caseId: callOut.caseId,
  come: peopleOf(comers(callOut)),
  equipment: missingBeside(callOut, comers(callOut)).equipment,
  passedOver: passedOver.slice(0, named),
  passedOverInAll: passedOver.length,
  released: heldBy(callOut),
  at
})

/** Whoever was sent home because enough came is asked again before anybody further away. */
const beforeIn = (callOut: KnownCallOut): Before => {
  const last = lastRing(callOut)?.ring ?? 0
  const stoodDown = callOut.parties.some(({ stoodDownAt }) => stoodDownAt !== null)
  return {
    asked: new Set(
      callOut.parties.flatMap(({ partyId, stoodDownAt }) => (stoodDownAt === null ? [partyId] : []))
    ),
    come: comers(callOut),
    unanswered: unanswered(callOut),
    ring: stoodDown ? last - 1 : last
  }
}

const unlessBefore = (at: Instant, since: Instant): Decision | undefined =>
  at < since ? refused({ _tag: "StepIsBeforeTheLast", since }) : undefined

/** A volunteer speaks for themselves, a cell where cells are kept, the desk for volunteers on the telephone. */
const unlessTheySpeakFor = (by: Speaker, party: Party): Decision | undefined => {
  switch (by._tag) {
    case "Volunteer":
      return by.wardenId === party.partyId ? undefined : refused({ _tag: "ActsForSomebodyElse" })
    case "Cell":
      return undefined
    case "Desk":
      return party.kind === "cell"
        ? refused({ _tag: "CellAnswersForItself", cellId: party.partyId })
        : undefined
  }
}

/** A step of somebody who was asked, not before they were. */
const byParty = (
  callOut: KnownCallOut,
  { partyId, by, at }: { readonly partyId: string; readonly by: Speaker; readonly at: Instant },
  decideOn: (party: Party) => Decision
): Decision => {
  const party = callOut.parties.find((one) => one.partyId === partyId)
  if (party === undefined) return refused({ _tag: "PartyWasNotAsked", partyId })
  return unlessTheySpeakFor(by, party) ?? unlessBefore(at, party.askedAt) ?? decideOn(party)
}

/** Whoever went to rest or left since they were asked does not go, whatever a desk heard of them. */
const unlessTheyServe = (by: Speaker, partyId: string): Decision | undefined =>
  by._tag === "Desk" && by.state !== null && by.state !== "active"
    ? refused({ _tag: "PartyIsNotInService", partyId, state: by.state })
    : undefined

/** Once enough come, with what it takes, the others who were asked are free again. */
const answer = (command: AnswerCall, callOut: KnownCallOut): Decision =>
  byParty(callOut, command, (party) => {
    const { partyId, answer: said, at } = command
    if (party.stoodDownAt !== null) {
      return said === "cannot" ? unchanged : refused({ _tag: "PartyIsStoodDown", at: party.stoodDownAt })
    }
    if (said === party.answer) return unchanged
    if (party.arrivedAt !== null) return refused({ _tag: "PartyHasArrived", at: party.arrivedAt })
    const away = said === "comes" ? unlessTheyServe(command.by, partyId) : undefined
    if (away !== undefined) return away
    const answered = { _tag: "PartyAnswered", partyId, answer: said, at } as const
    const now = evolve(callOut, answered)
    if (said === "cannot" || now._tag === "Unknown" || callOut.standing !== "asking")
      return happened(answered)
    const come = comers(now)
    if (!isEnough(missingBeside(now, come))) return happened(answered)
    return happened(answered, {
      _tag: "CallOutWasManned",
      caseId: callOut.caseId,
      parties: come.map((one) => one.partyId),
      stoodDown: unanswered(now).map(released),
      at
    })
  })

/**
 * Nobody is there alone where it takes two: before enough come, nobody goes. A cell is enough people by itself; that it
 * is there is known where cells are kept, though something that is needed may still be on its way.
 */
const arrive = (command: ArriveAtPlace, callOut: KnownCallOut): Decision =>
  byParty(callOut, command, (party) => {
    const { partyId, at } = command
    if (party.stoodDownAt !== null) return refused({ _tag: "PartyIsStoodDown", at: party.stoodDownAt })
    if (party.answer !== "comes") return refused({ _tag: "PartyDoesNotCome", partyId })
    if (party.arrivedAt !== null) return unchanged
    if (callOut.standing === "asking" && command.by._tag !== "Cell") {
      return refused({
        _tag: "OthersAreStillMissing",
        come: peopleOf(comers(callOut)),
        people: callOut.people
      })
    }
    return (
      unlessTheyServe(command.by, partyId) ??
      unlessBefore(at, party.answeredAt ?? party.askedAt) ??
      happened({ _tag: "PartyArrived", caseId: callOut.caseId, partyId, at })
    )
  })

/** Only who was there has done something, or found nothing to do. */
const finish = (command: FinishCallOut, callOut: KnownCallOut): Decision => {
  const { partyId, outcome, note, by, at } = command
  const there = comers(callOut).flatMap(({ arrivedAt }) => arrivedAt ?? [])
  const first = [...there].sort()[0]
  const ended = (): Decision =>
    first === undefined
      ? refused({ _tag: "NobodyHasArrived" })
      : (unlessBefore(at, first) ??
        happened({
          _tag: "CallOutWasFinished",
          caseId: callOut.caseId,
          outcome,
          note,
          released: heldBy(callOut),
          at
        }))
  if (partyId === null) return ended()
  return byParty(callOut, { partyId, by, at }, ({ arrivedAt }) =>
    arrivedAt === null ? refused({ _tag: "NobodyHasArrived" }) : ended()
  )
}
