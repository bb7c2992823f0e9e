import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { foldUnitOf, type KnownUnits, unitFiguresOf } from "./unitOracle.ts"

/**
 * What the status should say of wardens, by a fold of the stored JSON that shares nothing with the program's: every half
 * hour of a place is looked at one by one.
 */

type Stored = { readonly township?: unknown } & Readonly<Record<string, unknown>>

interface Presence {
  readonly since: string
  gone: string | null
}

/** Everything that is known, each thing by its id. */
export interface Known extends KnownUnits {
  readonly place: Map<string, Stored & { closed?: string }>
  readonly warden: Map<
    string,
    { township: unknown; roles: ReadonlyArray<string>; state: string; villages: ReadonlyArray<string> }
  >
  readonly shift: Map<string, Stored & { cancelled: boolean; came: Map<string, Presence> }>
  readonly record: Map<string, Stored & { withdrawn: boolean }>
  readonly hazard: Map<string, Stored & { open: boolean }>
  readonly callout: Map<string, Stored & { open: boolean; arrived: ReadonlyArray<string> }>
}

const states: Readonly<Record<string, string>> = {
  WardenWasChecked: "checked",
  WardenWasTurnedDown: "left",
  TrainingBegan: "training",
  WardenWasActivated: "active",
  WardenWentToRest: "resting",
  WardenResumed: "active",
  WardenLeft: "left"
}

const foldOne = (known: Known, kind: string, id: string, type: string, data: Stored): void => {
  if (kind === "place") {
    if (type === "PlaceWasOpened") known.place.set(id, data)
    const place = known.place.get(id)
    if (place === undefined) return
    if (type === "PlaceWasChanged") known.place.set(id, { ...place, hours: data["hours"] })
    if (type === "PlaceWasClosed") known.place.set(id, { ...place, closed: String(data["at"]) })
  } else if (kind === "warden") {
    const roles = data["roles"] as ReadonlyArray<string>
    if (type === "WardenApplied") {
      const villages = data["villages"] as ReadonlyArray<string>
      known.warden.set(id, { township: data["township"], roles, state: "applied", villages })
    }
    const warden = known.warden.get(id)
    if (warden === undefined) return
    if (type === "RolesWereChanged") warden.roles = roles
    warden.state = states[type] ?? warden.state
  } else if (kind === "shift") {
    if (type === "ShiftWasPlanned") known.shift.set(id, { ...data, cancelled: false, came: new Map() })
    const shift = known.shift.get(id)
    const who = String(data["wardenId"])
    if (shift === undefined) return
    if (type === "ShiftWasCancelled") shift.cancelled = true
    if (type === "WardenCheckedIn") shift.came.set(who, { since: String(data["at"]), gone: null })
    const came = shift.came.get(who)
    if (type === "WardenCheckedOut" && came !== undefined) came.gone = String(data["at"])
  } else if (kind === "record") {
    if (type === "RecordWasWithdrawn") {
      known.record.set(id, { ...known.record.get(id), withdrawn: true })
    } else known.record.set(id, { ...data, withdrawn: false })
  } else if (kind === "hazard") {
    if (type === "RoadHazardWasReported") known.hazard.set(id, { ...data, open: true })
    const hazard = known.hazard.get(id)
    if (hazard === undefined) return
    if (type === "RoadHazardWasRated") {
      known.hazard.set(id, { ...hazard, level: data["level"], dueAt: data["dueAt"] })
    }
    if (type === "RoadHazardWasCleared" || type === "RoadHazardWasWithdrawn") hazard.open = false
  } else if (kind === "callout") {
    if (type === "CallOutWasOpened") known.callout.set(id, { ...data, open: true, arrived: [] })
    const callOut = known.callout.get(id)
    if (callOut === undefined) return
    if (type === "PartyArrived") callOut.arrived = [...callOut.arrived, String(data["at"])]
    if (/^CallOutWas(Finished|Stopped)$|^CallOutFoundTooFew$/.test(type)) callOut.open = false
  }
}

/** The log so far. */
export const knownFrom = (log: ReadonlyArray<RecordedEvent>): Known => {
  const known: Known = {
    place: new Map(),
    warden: new Map(),
    shift: new Map(),
    record: new Map(),
    hazard: new Map(),
    callout: new Map(),
    units: new Map(),
    entries: new Map()
  }
  for (const { stream, type, data } of log) {
    const [context, kind = "", id = ""] = stream.split("/")
    if (context !== "wardens") continue
    const stored = (typeof data === "string" ? JSON.parse(data) : data) as Stored
    foldUnitOf(known, kind, id, type, stored)
    foldOne(known, kind, id, type, stored)
  }
  return known
}

const shanghai = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString()
const halfHour = 1_800_000

/** Whether one of a place's windows is open at an instant. */
const isDue = (place: Stored & { closed?: string }, at: number): boolean => {
  if (at < Date.parse(String(place["at"]))) return false
  if (place.closed !== undefined && at >= Date.parse(place.closed)) return false
  const local = shanghai(at)
  const weekday = new Date(`${local.slice(0, 10)}T12:00:00Z`).getUTCDay() || 7
  const time = local.slice(11, 16)
  return (place["hours"] as ReadonlyArray<{ days: ReadonlyArray<number>; from: string; until: string }>).some(
    ({ days, from, until }) => days.includes(weekday) && from <= time && time < until
  )
}

const runs = (marks: ReadonlyArray<boolean>): number =>
  marks.filter((mark, i) => mark && marks[i - 1] !== true).length

const zeros = (keys: ReadonlyArray<string>): Record<string, number> =>
  Object.fromEntries(keys.map((key) => [key, 0]))

const allStates = ["applied", "checked", "training", "active", "resting", "left"]
const allRoles = ["safety-officer", "persuader", "assistant", "grid-worker", "volunteer", "village-auxiliary"]
const allKinds =
  "no-seat-belt no-helmet overloaded-passengers overloaded-goods people-in-farm-vehicle drink no-plate no-licence wrong-way phone parking other".split(
    " "
  )

const add = (sums: Record<string, number>, key: string, more: number): void => {
  sums[key] = (sums[key] ?? 0) + more
}

/** The section of some townships, seen from a day and an instant. */
export const sectionOf = (known: Known, townships: ReadonlyArray<string>, day: string, at: string) => {
  const here = ({ township }: { readonly township?: unknown }) => townships.includes(String(township))
  const now = Date.parse(at)
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  const recent = (instant: unknown): boolean => {
    const happened = Date.parse(String(instant))
    return midnight - 29 * 86_400_000 <= happened && happened < midnight + 86_400_000
  }

  const byState = zeros(allStates)
  const byRole = Object.fromEntries(allRoles.map((role) => [role, zeros(allStates)]))
  const wardens = [...known.warden.values()].filter(here)
  for (const { roles, state } of wardens) {
    add(byState, state, 1)
    for (const role of roles) add(byRole[role] ?? {}, state, 1)
  }

  const places = [...known.place].filter(([, place]) => here(place))
  const shiftsOf = (id: string) =>
    [...known.shift.values()].filter((one) => one["placeId"] === id && !one.cancelled)
  const posts = { open: 0, manned: 0, due: 0, unmanned: 0 }
  let gaps = 0
  for (const [id, place] of places) {
    const shifts = shiftsOf(id)
    const open =
      Date.parse(String(place["at"])) <= now && (place.closed === undefined || now < Date.parse(place.closed))
    const manned = shifts.some(
      ({ came, until }) =>
        now < Date.parse(String(until)) &&
        [...came.values()].some(
          ({ since, gone }) => Date.parse(since) <= now && (gone === null || now < Date.parse(gone))
        )
    )
    if (open) {
      posts.open++
      if (manned) posts.manned++
      if (isDue(place, now)) posts.due++
      if (isDue(place, now) && !manned) posts.unmanned++
    }
    for (let d = 0; d < 7; d++) {
      gaps += runs(
        Array.from({ length: 48 }, (_, i) => {
          const moment = midnight + d * 86_400_000 + i * halfHour
          return (
            isDue(place, moment) &&
            !shifts.some(
              ({ from, until, wardens: planned }) =>
                (planned as ReadonlyArray<string>).length > 0 &&
                Date.parse(String(from)) <= moment &&
                moment < Date.parse(String(until))
            )
          )
        })
      )
    }
  }

  const persuasions = {
    records: 0,
    all: 0,
    byKind: zeros(allKinds),
    byHour: zeros([...Array(24).keys()].map(String))
  }
  for (const record of known.record.values()) {
    const work = record["work"] as { kind: string; counts: ReadonlyArray<{ code: string; count: number }> }
    if (work.kind !== "persuasion" || record.withdrawn || !here(record) || !recent(record["at"])) continue
    persuasions.records++
    for (const { code, count } of work.counts) {
      persuasions.all += count
      add(persuasions.byKind, code, count)
      add(persuasions.byHour, String(Number(shanghai(Date.parse(String(record["at"]))).slice(11, 13))), count)
    }
  }

  const hazards = { open: 0, overdue: 0, byLevel: zeros(["minor", "serious", "grave"]) }
  for (const hazard of known.hazard.values()) {
    if (!hazard.open || !here(hazard)) continue
    hazards.open++
    add(hazards.byLevel, String(hazard["level"]), 1)
    if (Date.parse(String(hazard["dueAt"])) < now) hazards.overdue++
  }

  const auxiliaries = new Set(
    wardens.flatMap(({ roles, state, villages }) =>
      state === "active" && roles.includes("village-auxiliary") ? villages : []
    )
  )
  const rooms = new Set(
    places.flatMap(([, { closed, kind, village }]) =>
      kind === "police-room" && closed === undefined && village !== null ? [String(village)] : []
    )
  )
  const callOuts = [...known.callout.values()].filter(here)
  const lately = callOuts.filter((one) => recent(one["at"]))
  const times = lately.flatMap(({ at: needed, arrived }) =>
    arrived.length === 0
      ? []
      : [(Math.min(...arrived.map((one) => Date.parse(one))) - Date.parse(String(needed))) / 1_000]
  )
  return {
    people: wardens.filter(({ state }) => state !== "left").length,
    byState,
    byRole,
    posts,
    gaps,
    persuasions,
    hazards,
    callOuts: {
      open: callOuts.filter(({ open }) => open).length,
      last30Days: lately.length,
      arrived: times.length,
      meanSecondsToArrive:
        times.length === 0 ? null : Math.round(times.reduce((sum, one) => sum + one, 0) / times.length)
    },
    ...unitFiguresOf(known, townships, day),
    villages: {
      withAuxiliary: auxiliaries.size,
      withRoom: rooms.size,
      withBoth: [...rooms].filter((village) => auxiliaries.has(village)).length
    }
  }
}

/** The section of wardens where there are none, seen from a day. */
export const noWardens = (day: string) => sectionOf(knownFrom([]), [], day, `${day}T00:00:00.000Z`)
