import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { CallOutDirectory } from "./CallOutDirectory.ts"
import { CellsOfVillages, type SeenCell } from "./CellsOfVillages.ts"
import { isHeld, isOpen, type KnownCallOut } from "./domain/callout/CallOut.ts"
import type { Candidate, ResponseCell, Volunteer } from "./domain/callout/WhoCanGo.ts"
import { makeOnShift } from "./OnShift.ts"
import { type ListedWarden, WardenDirectory } from "./WardenDirectory.ts"

/** Everybody who may be asked at an instant, as of the end of the log. */
export type CandidatesAt = (at: Instant) => Effect.Effect<ReadonlyArray<Candidate>, StoreIsUnavailable>

/** What call-outs say of those who were asked. */
interface Engagements {
  /** The call-out that holds somebody, by their id. */
  readonly held: ReadonlyMap<string, string>
  /** How often somebody went in the month, by their id. */
  readonly went: ReadonlyMap<string, number>
}

const monthOf = (instant: Instant): string => dayInShanghai(instant).slice(0, 7)

const engagementsIn = (callOuts: ReadonlyMap<string, KnownCallOut>, month: string): Engagements => {
  const held = new Map<string, string>()
  const went = new Map<string, number>()
  for (const [id, callOut] of callOuts) {
    const counts = monthOf(callOut.at) === month
    if (!counts && !isOpen(callOut)) continue
    for (const party of callOut.parties) {
      const { partyId, answer, stoodDownAt } = party
      if (isHeld(callOut, party)) held.set(partyId, id)
      if (counts && answer === "comes" && stoodDownAt === null)
        went.set(partyId, (went.get(partyId) ?? 0) + 1)
    }
  }
  return { held, went }
}

const volunteer = (
  warden: ListedWarden,
  { held, went }: Engagements,
  isOnShift: boolean
): ReadonlyArray<Volunteer> => {
  const { id, state, roles, account, township, villages, location, skills, equipment, trainings } = warden
  if (!roles.includes("volunteer") || (state !== "active" && state !== "resting")) return []
  return [
    {
      kind: "volunteer",
      partyId: id,
      account,
      state,
      township,
      village: villages[0] ?? null,
      location,
      skills,
      equipment,
      trainings: trainings.flatMap(({ subject, on, validUntil, passed }) =>
        passed ? [{ subject, from: on, until: validUntil }] : []
      ),
      isOnShift,
      onCallOut: held.get(id) ?? null,
      callOutsThisMonth: went.get(id) ?? 0
    }
  ]
}

const responseCell = (
  id: string,
  cell: SeenCell,
  { held }: Engagements,
  day: CalendarDate
): ReadonlyArray<ResponseCell> => {
  const { township, village, location, members, equipment, from, isDisbanded, onCallOut, calledAt } = cell
  if (isDisbanded || from > day) return []
  const skilled = new Map<string, number>()
  for (const { skills } of members) {
    for (const skill of skills) skilled.set(skill, (skilled.get(skill) ?? 0) + 1)
  }
  return [
    {
      kind: "cell",
      partyId: id,
      township,
      village,
      location,
      equipment,
      members: members.length,
      skilled,
      onCallOut: held.get(id) ?? onCallOut,
      callOutsThisMonth: calledAt.filter((at) => monthOf(at) === day.slice(0, 7)).length
    }
  ]
}

/** Volunteers of the directory and cells of villages, with what keeps them. */
export const makeCandidates: Effect.Effect<
  CandidatesAt,
  never,
  EventStore | WardenDirectory | CallOutDirectory | CellsOfVillages
> = Effect.gen(function* () {
  const wardens = yield* WardenDirectory
  const directory = yield* CallOutDirectory
  const villages = yield* CellsOfVillages
  const onShiftAt = yield* makeOnShift
  return (at) =>
    Effect.gen(function* () {
      // Each reads the log on to its end: at once, because whoever is asked waits for the slowest of them only.
      const [{ byId }, callOuts, cells, onShift] = yield* Effect.all(
        [wardens.everybody, directory.callOuts, villages.cells, onShiftAt(at)],
        { concurrency: "unbounded" }
      )
      const day = dayInShanghai(at)
      const engagements = engagementsIn(callOuts, monthOf(at))
      return [
        ...[...byId.values()].flatMap((warden) => volunteer(warden, engagements, onShift.has(warden.id))),
        ...[...cells].flatMap(([id, cell]) => responseCell(id, cell, engagements, day))
      ]
    }).pipe(Effect.withSpan("Candidates.at"))
})
