import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { CellAbility } from "@jiaosuo/reference/DutyTables"
import type { Location } from "../organisation/Units.ts"
import { type KnownCell, openCallOut, skilledIn, standsOn } from "./Cell.ts"

/** Who is asked for, and where. */
export interface CellQuestion {
  readonly place: Location
  readonly at: Instant
  /** Null: anybody will do. */
  readonly skill: CellAbility | null
  /** All of it. */
  readonly equipment: ReadonlyArray<CellAbility>
  /** How many it takes. */
  readonly people: number
}

/** A cell that has what is asked for, with what speaks for it. */
export interface CellNear {
  readonly cellId: string
  readonly cell: KnownCell
  /** Whole metres along a straight line. */
  readonly distanceMetres: number
  readonly callOutsThisMonth: number
  /** Members with the skill; all of them where none is asked for. */
  readonly able: number
  readonly reasons: ReadonlyArray<Text>
}

/** Who could go, best first, and who has what is asked for but cannot go now. */
export interface CellsNear {
  readonly cells: ReadonlyArray<CellNear>
  readonly passedOver: ReadonlyArray<CellNear>
}

/**
 * Row 23: the nearest cells with the skill and the equipment. Ties in the distance (whole metres) go to the cell with
 * fewer call-outs in the month of the question, then to the lower id. Cells that are out, or too small, are passed
 * over with the reason.
 */
export const nearestCells = (cells: ReadonlyMap<string, KnownCell>, question: CellQuestion): CellsNear => {
  const { at, skill, equipment, people } = question
  const day = dayInShanghai(at)
  const weighed = [...cells]
    .filter(
      ([, cell]) =>
        standsOn(cell, day) &&
        (skill === null || skilledIn(cell, skill.code) > 0) &&
        equipment.every(({ code }) => cell.equipment.includes(code))
    )
    .map(([cellId, cell]) => weigh(cellId, cell, question))
    .sort(before)
  const mayGo = ({ cell }: CellNear): boolean =>
    openCallOut(cell) === undefined && cell.members.length >= people
  return { cells: weighed.filter(mayGo), passedOver: weighed.filter((one) => !mayGo(one)) }
}

const before = (a: CellNear, b: CellNear): number =>
  a.distanceMetres - b.distanceMetres ||
  a.callOutsThisMonth - b.callOutsThisMonth ||
  (a.cellId < b.cellId ? -1 : 1)

const monthOf = (instant: Instant): string => dayInShanghai(instant).slice(0, 7)

/** How often a cell was called out in the month of a day. */
export const callOutsInMonthOf = ({ callOuts }: Pick<KnownCell, "callOuts">, day: CalendarDate): number =>
  callOuts.filter((one) => monthOf(one.at) === day.slice(0, 7)).length

const weigh = (
  cellId: string,
  cell: KnownCell,
  { place, at, skill, equipment, people }: CellQuestion
): CellNear => {
  const distanceMetres = Math.round(metresBetween(cell.location, place))
  const callOutsThisMonth = callOutsInMonthOf(cell, dayInShanghai(at))
  const able = skill === null ? cell.members.length : skilledIn(cell, skill.code)
  const open = openCallOut(cell)
  const { length: members } = cell.members
  return {
    cellId,
    cell,
    distanceMetres,
    callOutsThisMonth,
    able,
    reasons: [
      text(`距离${distanceMetres}米`, `${distanceMetres} m away`),
      ...(skill === null
        ? []
        : [text(`${able}人会${skill.name.zh}`, `${able} of them can do it: ${skill.name.en}`)]),
      ...equipment.map(({ name }) => text(`有${name.zh}`, `has: ${name.en}`)),
      text(`本月已出动${callOutsThisMonth}次`, `called out ${callOutsThisMonth} time(s) this month`),
      ...(open === undefined
        ? []
        : [text(`${inShanghai(open.at)}已被召集`, `out since ${inShanghai(open.at)}`)]),
      ...(members < people
        ? [text(`只有${members}人,需要${people}人`, `${members} people; it takes ${people}`)]
        : [])
    ]
  }
}
