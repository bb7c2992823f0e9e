import type { TownshipFiguresMessages } from "../messages/townshipFigures.zh.ts"
import type { Figure } from "./figures.ts"

/** Figures of wardens that townships are compared by (rows 34–45), in the order of the columns of their table. */
export const wardenFiguresOf = ({ wardens: words }: TownshipFiguresMessages): ReadonlyArray<Figure> => [
  {
    path: "wardens.people",
    group: words.columns.people,
    title: words.onFile,
    value: ({ wardens }) => wardens.people
  },
  {
    path: "wardens.byState.active",
    group: words.columns.people,
    title: words.active,
    value: ({ wardens }) => wardens.byState["active"] ?? 0
  },
  {
    path: "wardens.posts.open",
    group: words.columns.posts,
    title: words.open,
    value: ({ wardens }) => wardens.posts.open
  },
  {
    path: "wardens.posts.due",
    group: words.columns.posts,
    title: words.due,
    value: ({ wardens }) => wardens.posts.due
  },
  {
    path: "wardens.posts.manned",
    group: words.columns.posts,
    title: words.manned,
    value: ({ wardens }) => wardens.posts.manned
  },
  {
    path: "wardens.posts.unmanned",
    group: words.columns.posts,
    title: words.unmanned,
    value: ({ wardens }) => wardens.posts.unmanned,
    alarming: true
  },
  {
    path: "wardens.gaps",
    group: words.columns.posts,
    title: words.missing,
    value: ({ wardens }) => wardens.gaps,
    alarming: true
  },
  {
    path: "wardens.persuasions.records",
    group: words.columns.persuasions,
    title: words.recordsShort,
    value: ({ wardens }) => wardens.persuasions.records
  },
  {
    path: "wardens.persuasions.all",
    group: words.columns.persuasions,
    title: words.times,
    value: ({ wardens }) => wardens.persuasions.all
  },
  {
    path: "wardens.hazards.open",
    group: words.columns.hazards,
    title: words.notCleared,
    value: ({ wardens }) => wardens.hazards.open
  },
  {
    path: "wardens.hazards.overdue",
    group: words.columns.hazards,
    title: words.overdue,
    value: ({ wardens }) => wardens.hazards.overdue,
    alarming: true
  },
  {
    path: "wardens.callOuts.open",
    group: words.columns.callOuts,
    title: words.underWay,
    value: ({ wardens }) => wardens.callOuts.open
  },
  {
    path: "wardens.callOuts.last30Days",
    group: words.columns.callOuts,
    title: words.ofMonth,
    value: ({ wardens }) => wardens.callOuts.last30Days
  },
  {
    path: "wardens.callOuts.arrived",
    group: words.columns.callOuts,
    title: words.came,
    value: ({ wardens }) => wardens.callOuts.arrived
  },
  {
    path: "wardens.coverage.lastMonth.enoughGroups",
    group: words.columns.coverage,
    title: words.lastMonth,
    value: ({ wardens }) => wardens.coverage.lastMonth.enoughGroups
  },
  {
    path: "wardens.villages.withBoth",
    group: words.columns.villages,
    title: words.both,
    value: ({ wardens }) => wardens.villages.withBoth
  }
]
