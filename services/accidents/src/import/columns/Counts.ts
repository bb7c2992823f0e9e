import { text } from "@jiaosuo/kernel/Problem"
import { type FormReading, remark } from "@jiaosuo/orders/domain/FormReading"
import type { WindowCounts } from "../../domain/Accident.ts"
import type { EventOf } from "../../domain/AccidentEvents.ts"
import type { AccidentField } from "./AccidentFields.ts"

type Numbers = ReadonlyMap<AccidentField, number>

/** Casualties of the four windows, as an event keeps them; null where the source gives none. */
export type HistoricalCounts = EventOf<"HistoricalAccidentWasRecorded">["counts"]

const windows = ["day1", "day3", "day7", "day30"] as const
type Window = (typeof windows)[number]
type Harm = keyof WindowCounts

/** Most casualties of one kind that a record is believed. */
const mostCasualties = 10_000

/** C2: the plain number of a source is the one that closes after seven days. */
const officialWindow: Window = "day7"

/** Injured persons whom the source does not tell apart: what is left beside the seriously injured is slight. */
const splitInjured = (reading: FormReading, numbers: Numbers): Partial<Record<Harm, number>> => {
  const [dead, injured, serious, slight] = (["dead", "injured", "serious", "slight"] as const).map((field) =>
    numbers.get(field)
  )
  const plain = {
    ...(dead === undefined ? {} : { dead }),
    ...(serious === undefined ? {} : { serious }),
    ...(slight === undefined ? {} : { slight })
  }
  if (injured === undefined) return plain
  const told = (serious ?? 0) + (slight ?? 0)
  if (told > injured || (serious !== undefined && slight !== undefined && told !== injured)) {
    reading.reject(
      "injured",
      text(
        `受伤${injured}人与重伤${serious ?? 0}人、轻伤${slight ?? 0}人不一致`,
        `${injured} injured are not ${serious ?? 0} seriously and ${slight ?? 0} slightly injured`
      ),
      "C1"
    )
    return plain
  }
  if (serious === undefined && slight === undefined) {
    if (injured > 0) {
      reading.warn(
        "injured",
        remark(
          "C1",
          `来源未分轻重伤, ${injured}人按轻伤计`,
          `the source does not say how badly: ${injured} counted as slight`
        )
      )
    }
    return { ...plain, serious: 0, slight: injured }
  }
  return serious === undefined
    ? { ...plain, serious: injured - (slight ?? 0) }
    : { ...plain, slight: injured - serious }
}

/** The numbers of one kind of harm: of a window that is not told, those of the one before it, else of the next. */
const filled = (told: Partial<Record<Window, number>>): Record<Window, number> => {
  const numbers = windows.map((window) => told[window])
  const at = (index: number): number =>
    numbers[index] ??
    numbers.slice(0, index).findLast((number) => number !== undefined) ??
    numbers.slice(index).find((number) => number !== undefined) ??
    0
  return { day1: at(0), day3: at(1), day7: at(2), day30: at(3) }
}

const countsOf = (reading: FormReading, numbers: Numbers, harm: Harm, plain: number | undefined) => {
  const told: Partial<Record<Window, number>> = {}
  for (const window of windows) {
    const number = reading.count(`${window}.${harm}`, numbers.get(`${window}.${harm}`), mostCasualties)
    if (number !== null) told[window] = number
  }
  const ofPlain = reading.count(harm, plain, mostCasualties)
  if (ofPlain !== null) {
    if (told[officialWindow] !== undefined && told[officialWindow] !== ofPlain) {
      reading.reject(
        harm,
        text(`与7日内的${told[officialWindow]}人不一致`, `is not the ${told[officialWindow]} of the 7 days`),
        "C2"
      )
    }
    told[officialWindow] = ofPlain
  }
  const all = filled(told)
  if (harm === "dead") {
    windows.forEach((window, i) => {
      const before = windows[i - 1]
      if (before !== undefined && all[window] < all[before]) {
        reading.reject(
          `${window}.dead`,
          text(
            `死亡${all[window]}人少于前一时段的${all[before]}人`,
            `${all[window]} dead are fewer than the ${all[before]} of the window before`
          ),
          "C1"
        )
      }
    })
  }
  return { all, isTold: Object.keys(told).length > 0 }
}

/**
 * C1–C3: casualties of each window as the source gives them. The plain numbers are those of seven days (C2); windows
 * that are not told follow from their neighbours. Deaths never grow fewer.
 */
export const readCounts = (reading: FormReading, numbers: Numbers): HistoricalCounts => {
  const plain = splitInjured(reading, numbers)
  const dead = countsOf(reading, numbers, "dead", plain.dead)
  const serious = countsOf(reading, numbers, "serious", plain.serious)
  const slight = countsOf(reading, numbers, "slight", plain.slight)
  if (!dead.isTold && !serious.isTold && !slight.isTold) return null
  const at = (window: Window): WindowCounts => ({
    dead: dead.all[window],
    serious: serious.all[window],
    slight: slight.all[window]
  })
  return { day1: at("day1"), day3: at("day3"), day7: at("day7"), day30: at("day30") }
}
