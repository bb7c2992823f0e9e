import type { Instant } from "@jiaosuo/kernel/Event"
import type { CaseFile } from "./Case.ts"

/** Row 71: how fast a case was answered (就近处警成效). */
export interface Timeline {
  readonly calledAt: Instant
  readonly firstDispatchedAt: Instant | null
  readonly firstArrivedAt: Instant | null
  /** When the last group was done; of a closed case to which nobody went, when it was closed. */
  readonly settledAt: Instant | null
  readonly secondsToDispatch: number | null
  readonly secondsToScene: number | null
  readonly secondsToSettled: number | null
}

const earliest = (instants: ReadonlyArray<Instant | null>): Instant | null =>
  instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null)

const latest = (instants: ReadonlyArray<Instant | null>): Instant | null =>
  instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null)

/** Row 71: from the call to the dispatch, to the scene, and until it was settled, in seconds. */
export const timelineOf = (file: CaseFile): Timeline => {
  const { calledAt, groups, standing } = file
  const stayed = groups.filter(({ calledOffAt }) => calledOffAt === null)
  const firstDispatchedAt = earliest(groups.map(({ dispatchedAt }) => dispatchedAt))
  const firstArrivedAt = earliest(stayed.map(({ arrivedAt }) => arrivedAt))
  const settledAt =
    stayed.length > 0
      ? stayed.every(({ doneAt }) => doneAt !== null)
        ? latest(stayed.map(({ doneAt }) => doneAt))
        : null
      : standing._tag === "Closed"
        ? standing.at
        : null
  const since = (at: Instant | null): number | null =>
    at === null ? null : Math.round((Date.parse(at) - Date.parse(calledAt)) / 1_000)
  return {
    calledAt,
    firstDispatchedAt,
    firstArrivedAt,
    settledAt,
    secondsToDispatch: since(firstDispatchedAt),
    secondsToScene: since(firstArrivedAt),
    secondsToSettled: since(settledAt)
  }
}
