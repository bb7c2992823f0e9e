import type { Messages } from "../messages/zh.ts"
import type { AreaStatus } from "./townshipCalls.ts"

/** What townships are compared by: key vehicles and accidents, or wardens. */
export const statusViews = ["vehicles", "wardens"] as const
export type StatusView = (typeof statusViews)[number]

/** One number of a township: how to read it, what it is called, under which name its list is known. */
export interface Figure {
  /** Path as `lists` names it: `inspection.overdue`. */
  readonly path: string
  readonly title: string
  /** The group's title, where one stands above it. */
  readonly group: string
  readonly value: (area: AreaStatus) => number
  /** Something is wrong where it is not zero. */
  readonly alarming?: boolean
}

const due = (messages: Messages, kind: "inspection" | "insurance" | "scrap"): ReadonlyArray<Figure> => [
  {
    path: `${kind}.overdue`,
    group: messages.due[kind],
    title: messages.townships.overdueColumn,
    value: (area) => area[kind].overdue,
    alarming: true
  },
  {
    path: `${kind}.within30Days`,
    group: messages.due[kind],
    title: messages.townships.d30,
    value: (area) => area[kind].within30Days
  },
  {
    path: `${kind}.within60Days`,
    group: messages.due[kind],
    title: messages.townships.d60,
    value: (area) => area[kind].within60Days
  }
]

/** Figures of accidents that one screen has no room for; those of casualties have a panel of their own. */
const moreOfAccidents = (messages: Messages): ReadonlyArray<Figure> => [
  {
    path: "accidents.open",
    group: messages.nav.accidents,
    title: messages.townships.accidentsOpen,
    value: (area) => area.accidents.open
  },
  {
    path: "accidents.clocks.today",
    group: messages.nav.accidents,
    title: messages.townships.clocksToday,
    value: (area) => area.accidents.clocks.today
  },
  {
    path: "accidents.clocks.week",
    group: messages.nav.accidents,
    title: messages.townships.clocksWeek,
    value: (area) => area.accidents.clocks.week
  },
  {
    path: "accidents.probableDuplicates",
    group: messages.nav.accidents,
    title: messages.townships.duplicates,
    value: (area) => area.accidents.probableDuplicates
  },
  {
    path: "accidents.firmOrdersOwed",
    group: messages.nav.accidents,
    title: messages.townships.firmOrdersOwed,
    value: (area) => area.accidents.firmOrdersOwed
  }
]

/** The figures of the townships' table in the order of its columns; `all` adds what one screen has no room for. */
export const figuresOf = (
  messages: Messages,
  classes: ReadonlyArray<{ readonly code: string; readonly name: string }>,
  all = false
): ReadonlyArray<Figure> => [
  { path: "vehicles", group: "", title: messages.townships.vehicles, value: (area) => area.vehicles },
  ...classes.map(
    ({ code, name }): Figure => ({
      path: `byClass.${code}`,
      group: messages.townships.classes,
      title: name,
      value: (area) => area.byClass[code] ?? 0
    })
  ),
  ...(all
    ? [
        {
          path: "withoutClass",
          group: messages.townships.classes,
          title: messages.vehicle.noClass,
          value: (area: AreaStatus) => area.withoutClass
        },
        {
          path: "byState.normal",
          group: messages.townships.states,
          title: messages.states.normal,
          value: (area: AreaStatus) => area.byState.normal
        }
      ]
    : []),
  {
    path: "byState.suspended",
    group: messages.townships.states,
    title: messages.states.suspended,
    value: (area) => area.byState.suspended
  },
  {
    path: "byState.deregistered",
    group: messages.townships.states,
    title: messages.states.deregistered,
    value: (area) => area.byState.deregistered
  },
  {
    path: "hazards.open",
    group: messages.townships.hazards,
    title: messages.townships.open,
    value: (area) => area.hazards.open,
    alarming: true
  },
  {
    path: "hazards.cleared",
    group: messages.townships.hazards,
    title: messages.townships.cleared,
    value: (area) => area.hazards.cleared
  },
  {
    path: "accidents.last12Months.accidents",
    group: messages.nav.accidents,
    title: messages.townships.accidents12,
    value: (area) => area.accidents.last12Months.accidents
  },
  {
    path: "accidents.clocks.overdue",
    group: messages.nav.accidents,
    title: messages.townships.clocksOverdue,
    value: (area) => area.accidents.clocks.overdue,
    alarming: true
  },
  ...(all ? moreOfAccidents(messages) : []),
  ...due(messages, "inspection"),
  ...due(messages, "insurance"),
  ...due(messages, "scrap"),
  {
    path: "neverVisited",
    group: messages.townships.visits,
    title: messages.vehicle.neverVisited,
    value: (area) => area.neverVisited
  },
  {
    path: "unregistered",
    group: "",
    title: messages.townships.unregistered,
    value: (area) => area.unregistered
  }
]

/** The classes that occur, in the order of the table of classes. */
export const classesIn = (
  area: AreaStatus,
  names: ReadonlyArray<{ readonly code: string; readonly name: string }>
): ReadonlyArray<{ readonly code: string; readonly name: string }> => [
  ...names.filter(({ code }) => code in area.byClass),
  ...Object.keys(area.byClass)
    .filter((code) => !names.some((known) => known.code === code))
    .map((code) => ({ code, name: code }))
]
