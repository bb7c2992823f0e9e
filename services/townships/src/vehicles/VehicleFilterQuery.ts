import { isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"
import type { FileField } from "./FileFields.ts"
import { fileFields } from "./FileFields.ts"
import type { DueKind, DueWindow, HazardFilter, VehicleFilter } from "./VehicleFilter.ts"
import { dueKinds, dueWindows, onFile } from "./VehicleFilter.ts"
import type { VehicleState } from "./VehicleTable.ts"
import { vehicleStates } from "./VehicleTable.ts"

/** The conditions of a list as an address spells them. Absent means no condition. */
export interface VehicleFilterQuery {
  readonly township?: string | undefined
  readonly village?: string | undefined
  readonly class?: string | undefined
  readonly state?: string | undefined
  readonly hazard?: string | undefined
  readonly due?: string | undefined
  readonly missing?: string | undefined
  readonly visitedBefore?: string | undefined
  readonly visited?: string | undefined
  readonly registeredFrom?: string | undefined
  readonly registeredUntil?: string | undefined
}

/** The codes that a filter may name. */
export interface KnownCodes {
  readonly classes: ReadonlySet<string>
  readonly hazards: ReadonlySet<string>
  readonly isTownship: (code: string) => boolean
  readonly isVillage: (code: string) => boolean
}

/** A filter without the free search; `townships` holds what the address asks for, null for all. */
export type StatedFilter = Omit<VehicleFilter, "search">

/**
 * The filter that an address states, or everything in it that names nothing: a filter that is not understood is
 * refused, never ignored, because a list without it would show more than was asked for.
 */
export const filterOfQuery = (
  query: VehicleFilterQuery,
  codes: KnownCodes
): Either.Either<StatedFilter, ReadonlyArray<FieldProblem>> => {
  const problems: Array<FieldProblem> = []
  const wrong = (path: keyof VehicleFilterQuery, takes: string): undefined => {
    const value = query[path]
    problems.push({
      path,
      reason: text(`不认识“${value}”，可用：${takes}`, `"${value}" is not known; taken: ${takes}`)
    })
    return undefined
  }
  const code = (
    path: "township" | "village" | "class" | "missing",
    known: (code: string) => boolean,
    takes: string
  ) => {
    const value = query[path]
    return value === undefined || known(value) ? value : wrong(path, takes)
  }
  const dayOf = (path: "visitedBefore" | "registeredFrom" | "registeredUntil") => {
    const value = query[path]
    return value === undefined || isCalendarDate(value) ? value : wrong(path, "YYYY-MM-DD")
  }

  const township = code("township", codes.isTownship, "GET /api/reference/townships")
  const due = query.due === undefined ? undefined : dueOf(query.due)
  const hazard = query.hazard === undefined ? undefined : hazardOf(query.hazard, codes.hazards)
  const states = query.state === undefined ? undefined : statesOf(query.state)
  const filter: StatedFilter = {
    townships: township === undefined ? null : [township],
    village: code("village", codes.isVillage, "GET /api/reference/villages"),
    class: code("class", (c) => c === "none" || codes.classes.has(c), ["none", ...codes.classes].join(" ")),
    states: states === null ? wrong("state", ["on-file", ...vehicleStates].join(" ")) : states,
    hazard:
      hazard === null ? wrong("hazard", ["open", "cleared", "none", ...codes.hazards].join(" ")) : hazard,
    due:
      due === null
        ? wrong("due", dueKinds.flatMap((kind) => dueWindows.map((window) => `${kind}:${window}`)).join(" "))
        : due,
    missing: code("missing", isMissing, ["any", "none", ...fileFields].join(" ")),
    visitedBefore: dayOf("visitedBefore"),
    neverVisited:
      query.visited === undefined
        ? undefined
        : query.visited === "never" || (query.visited === "ever" ? false : wrong("visited", "never ever")),
    registeredFrom: dayOf("registeredFrom"),
    registeredUntil: dayOf("registeredUntil")
  }
  return problems.length === 0 ? Either.right(filter) : Either.left(problems)
}

/** The address's spelling of a filter: `filterOfQuery` of it is the filter again. */
export const queryOfFilter = (filter: Partial<StatedFilter>): VehicleFilterQuery => {
  const [township] = filter.townships ?? []
  return {
    township,
    village: filter.village,
    class: filter.class,
    state:
      filter.states === undefined
        ? undefined
        : filter.states === onFile
          ? "on-file"
          : filter.states.join(","),
    hazard: filter.hazard === undefined ? undefined : hazardText(filter.hazard),
    due: filter.due?.map(({ kind, window }) => `${kind}:${window}`).join(","),
    missing: filter.missing,
    visitedBefore: filter.visitedBefore,
    visited: filter.neverVisited === undefined ? undefined : filter.neverVisited ? "never" : "ever",
    registeredFrom: filter.registeredFrom,
    registeredUntil: filter.registeredUntil
  }
}

const isMissing = (value: string): boolean =>
  value === "any" || value === "none" || fileFields.includes(value as FileField)

const statesOf = (value: string): ReadonlyArray<VehicleState> | null => {
  if (value === "on-file") return onFile
  const states = value.split(",")
  return states.every((state) => vehicleStates.includes(state as VehicleState))
    ? (states as ReadonlyArray<VehicleState>)
    : null
}

const hazardOf = (value: string, kinds: ReadonlySet<string>): HazardFilter | null => {
  if (value === "open" || value === "cleared" || value === "none") return { kind: null, standing: value }
  const [kind = "", standing = "open", ...rest] = value.split(":")
  if (!kinds.has(kind) || rest.length > 0) return null
  return standing === "open" || standing === "cleared" ? { kind, standing } : null
}

const hazardText = ({ kind, standing }: HazardFilter): string =>
  kind === null ? standing : `${kind}:${standing}`

const dueOf = (
  value: string
): ReadonlyArray<{ readonly kind: DueKind; readonly window: DueWindow }> | null => {
  const conditions = value.split(",").map((condition) => {
    const [kind, window, ...rest] = condition.split(":")
    return rest.length === 0 && dueKinds.includes(kind as DueKind) && dueWindows.includes(window as DueWindow)
      ? { kind: kind as DueKind, window: window as DueWindow }
      : null
  })
  return conditions.every((condition) => condition !== null) ? conditions : null
}
