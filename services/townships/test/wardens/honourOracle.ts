import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { builtInWardenRules } from "@jiaosuo/reference/WardenRules"

/** What honours should be, by one walk over the stored JSON that shares nothing with the program's. */

type Stored = Readonly<Record<string, unknown>>

interface Thing {
  readonly kind: string
  first: Stored
  /** The last of what a record says. */
  content: Stored
  readonly types: Set<string>
  readonly presences: Array<Stored>
  readonly arrived: Set<string>
  readonly volunteers: Set<string>
}

const things = (log: ReadonlyArray<RecordedEvent>): ReadonlyMap<string, Thing> => {
  const all = new Map<string, Thing>()
  for (const { stream, type, data } of log) {
    const [context, kind = ""] = stream.split("/")
    if (context !== "wardens") continue
    const stored = (typeof data === "string" ? JSON.parse(data) : data) as Stored
    const thing = all.get(stream) ?? {
      kind,
      first: stored,
      content: stored,
      types: new Set(),
      presences: [],
      arrived: new Set(),
      volunteers: new Set()
    }
    all.set(stream, thing)
    thing.types.add(type)
    if (type === "RecordWasCorrected") thing.content = stored
    if (type === "WardenCheckedIn") thing.presences.push(stored)
    if (type === "PartyArrived") thing.arrived.add(String(stored["partyId"]))
    if (type === "RingWasAsked") {
      for (const party of stored["asked"] as ReadonlyArray<Stored>) {
        if (party["kind"] === "volunteer") thing.volunteers.add(String(party["partyId"]))
      }
    }
  }
  return all
}

/** One piece of work: whose, of what, how much of it, where. */
interface Piece {
  readonly who: string
  readonly work: string
  readonly amount: number
  readonly township: string
}

const byKind: Readonly<Record<string, string>> = {
  publicity: "publicity",
  "help-request": "help-requests",
  gathering: "gatherings"
}

const piecesOf = (
  { kind, first, content, types, presences, arrived, volunteers }: Thing,
  within: (instant: unknown) => boolean
): ReadonlyArray<Piece> => {
  const township = String(content["township"])
  const piece = (who: unknown, work: string, amount = 1): Piece => ({
    who: String(who),
    work,
    amount,
    township
  })
  if (kind === "record" && !types.has("RecordWasWithdrawn") && within(content["at"])) {
    const work = content["work"] as { kind: string; counts?: ReadonlyArray<{ count: number }> }
    if (content["wardenId"] === null) return []
    if (work.kind === "persuasion") {
      const amount = (work.counts ?? []).reduce((sum, { count }) => sum + count, 0)
      return [piece(content["wardenId"], "persuasions", amount)]
    }
    const counted = byKind[work.kind]
    return counted === undefined ? [] : [piece(content["wardenId"], counted)]
  }
  if (kind === "hazard" && within(first["at"]) && first["wardenId"] !== null) {
    const cleared = types.has("RoadHazardWasCleared") && !types.has("RoadHazardWasWithdrawn")
    return cleared ? [piece(first["wardenId"], "hazards-cleared")] : []
  }
  if (kind === "callout" && within(first["at"])) {
    return [...arrived].filter((who) => volunteers.has(who)).map((who) => piece(who, "call-outs"))
  }
  if (kind === "shift" && within(first["from"]) && !types.has("ShiftWasCancelled")) {
    return presences
      .filter(({ late }) => late === false)
      .map(({ wardenId }) => piece(wardenId, "shifts-kept"))
  }
  return []
}

/** A warden's quarter as it should be. */
export interface Honoured {
  readonly id: string
  readonly township: string
  readonly points: number
  readonly parts: ReadonlyArray<{
    readonly code: string
    readonly count: number
    readonly listed: number
    readonly points: number
  }>
}

const thousandth = (value: number): number => Number(value.toFixed(3))

/**
 * Everybody with any work between two instants, `until` not counted: most points first, then most criteria with points,
 * then the lower id. `seen` are the townships of whoever reads.
 */
export const honouredFrom = (
  log: ReadonlyArray<RecordedEvent>,
  [from, until]: readonly [string, string],
  seen: (township: string) => boolean = () => true
): ReadonlyArray<Honoured> => {
  const all = things(log)
  const within = (instant: unknown): boolean => {
    const at = Date.parse(String(instant))
    return Date.parse(from) <= at && at < Date.parse(until)
  }
  const pieces = [...all.values()].flatMap((thing) => piecesOf(thing, within))
  return [...all]
    .flatMap(([stream, { kind, first }]): ReadonlyArray<Honoured> => {
      const id = stream.split("/")[2] ?? ""
      const own = kind === "warden" ? pieces.filter(({ who, amount }) => who === id && amount > 0) : []
      if (own.length === 0) return []
      const parts = builtInWardenRules.tables.honours.entries.map(
        ({ code, counts, leastCount, pointsEach, mostPoints }) => {
          const mine = own.filter(({ work }) => work === counts)
          const count = mine.reduce((sum, { amount }) => sum + amount, 0)
          const listed = mine.reduce((sum, { amount, township }) => sum + (seen(township) ? amount : 0), 0)
          const points = count >= leastCount ? thousandth(Math.min(mostPoints, count * pointsEach)) : 0
          return { code, count, listed, points }
        }
      )
      const points = thousandth(parts.reduce((sum, part) => sum + part.points, 0))
      return [{ id, township: String(first["township"]), points, parts }]
    })
    .sort((a, b) => {
      const kinds = (one: Honoured): number => one.parts.filter((part) => part.points > 0).length
      if (a.points !== b.points) return b.points - a.points
      if (kinds(a) !== kinds(b)) return kinds(b) - kinds(a)
      return a.id < b.id ? -1 : 1
    })
}
