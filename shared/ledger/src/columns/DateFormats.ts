import { halfWidth } from "@jiaosuo/reference/Spelling"

/**
 * Days and times as mapping files describe them, and the spellings of moments that need no description. What
 * comes out is written the one way that forms are checked in; whether there is such a day is for that check.
 */

/** A part of a date format: year, month, day, hour, minute, second, half of the day. */
export type DatePart = "Y" | "M" | "D" | "h" | "m" | "s" | "A"

/** A date format of a mapping, ready to be tried. */
export interface DateFormat {
  readonly pattern: RegExp
  readonly order: ReadonlyArray<DatePart>
}

const monthNames: ReadonlyArray<string> = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
]

const parts: Readonly<Record<string, readonly [part: DatePart, pattern: string]>> = {
  YYYY: ["Y", "(\\d{4})"],
  MMMM: ["M", `(${monthNames.join("|")})`],
  MMM: ["M", `(${monthNames.map((name) => name.slice(0, 3)).join("|")}|sept)\\.?`],
  MM: ["M", "(\\d{1,2})"],
  M: ["M", "(\\d{1,2})"],
  DD: ["D", "(\\d{1,2})"],
  D: ["D", "(\\d{1,2})"],
  HH: ["h", "(\\d{1,2})"],
  H: ["h", "(\\d{1,2})"],
  hh: ["h", "(\\d{1,2})"],
  h: ["h", "(\\d{1,2})"],
  mm: ["m", "(\\d{1,2})"],
  m: ["m", "(\\d{1,2})"],
  ss: ["s", "(\\d{1,2})"],
  s: ["s", "(\\d{1,2})"],
  A: ["A", "(a\\.?m\\.?|p\\.?m\\.?|上午|下午)"]
}

/** Letters next to each other of two digits each: `HHmm` is four digits and nothing between. */
const exactly = /^(?:YYYY|MM|DD|HH|hh|mm|ss)$/

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*")

/** What the parts of a format must be, by what the field holds. Years have four digits. */
const isWhole = (order: ReadonlyArray<DatePart>, holds: "day" | "time" | "moment"): boolean => {
  const once = new Set(order)
  if (once.size !== order.length) return false
  const date = ["Y", "M", "D"].filter((part) => once.has(part as DatePart)).length
  const time = once.has("h")
  const timeIsWhole = time
    ? once.has("m") || (!once.has("s") && once.has("A"))
    : !["m", "s", "A"].some((part) => once.has(part as DatePart))
  switch (holds) {
    case "day":
      return date === 3 && order.length === 3
    case "time":
      return date === 0 && time && timeIsWhole
    case "moment":
      return date === 3 && timeIsWhole
  }
}

/**
 * A format as a pattern; undefined for a text that is none. `YYYY`, `M` or `MM`, `MMM` (JUL), `MMMM` (JULY),
 * `D` or `DD`, `H` or `HH`, `m` or `mm`, `s` or `ss`, `A` (AM, PM, 上午, 下午); anything else stands for itself,
 * and letters in brackets do: `[at]`.
 */
export const dateFormat = (
  format: string,
  holds: "day" | "time" | "moment" = "day"
): DateFormat | undefined => {
  const order: Array<DatePart> = []
  const tokens = [
    ...format.matchAll(/\[([^\]]*)\]|YYYY|M{1,4}|D{1,2}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|A|[^[YMDHhmsA]+|./g)
  ]
  let pattern = ""
  for (const [at, token] of tokens.entries()) {
    const part = parts[token[0]]
    if (part !== undefined) {
      const neighbours = [tokens[at - 1]?.[0] ?? "", tokens[at + 1]?.[0] ?? ""]
      const isPacked = exactly.test(token[0]) && neighbours.some((other) => parts[other] !== undefined)
      pattern += isPacked ? part[1].replace("{1,2}", "{2}") : part[1]
      order.push(part[0])
    } else if (token[1] !== undefined) pattern += literal(token[1])
    else if (/^[YMDHhmsA[]/.test(token[0])) return undefined
    else pattern += literal(token[0])
  }
  return isWhole(order, holds) ? { pattern: new RegExp(`^\\s*${pattern}\\s*$`, "i"), order } : undefined
}

const two = (digits: string): string => digits.padStart(2, "0")

const monthOf = (written: string): string => {
  const named = monthNames.findIndex((name) => name.startsWith(written.toLowerCase().slice(0, 3)))
  return /^\d/.test(written) ? two(written) : two(String(named + 1))
}

const hourOf = (written: string, half: string | undefined): string => {
  if (half === undefined) return two(written)
  const isAfternoon = /^p|下午/i.test(half)
  const hour = Number(written) % 12
  return two(String(isAfternoon ? hour + 12 : hour))
}

/** Offset of the product's only time zone, which has had no summer time since 1991. */
const offset = "+08:00"

/** The day, time or moment that a value says in one of some formats; undefined where it says none. */
export const inFormats = (
  value: string,
  formats: ReadonlyArray<DateFormat>,
  holds: "day" | "time" | "moment"
): string | undefined => {
  const plain = halfWidth(value)
  for (const { pattern, order } of formats) {
    const found = pattern.exec(plain)
    if (found === null) continue
    const part = (letter: DatePart): string | undefined =>
      order.includes(letter) ? (found[order.indexOf(letter) + 1] ?? "") : undefined
    const day = `${part("Y") ?? ""}-${monthOf(part("M") ?? "")}-${two(part("D") ?? "")}`
    if (holds === "day") return day
    const hour = part("h")
    if (hour === undefined) return day
    const second = part("s")
    const time = `${hourOf(hour, part("A"))}:${two(part("m") ?? "0")}`
    if (holds === "time") return second === undefined ? time : `${time}:${two(second)}`
    return `${day}T${time}:${two(second ?? "0")}${offset}`
  }
  return undefined
}

const separated =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*[T ]?\s*(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const packed = /^(\d{4})(\d{2})(\d{2})\s?(\d{2})(\d{2})(\d{2})?$/
const timeAlone = /^(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?)?)?$/

/**
 * A moment in one of the usual spellings (`2026-05-06 13:40`, `2026年5月6日13时40分`, `20260506134000`, RFC 3339)
 * as RFC 3339; undefined where it is none of them. Without an offset it is the time of Asia/Shanghai.
 */
export const usualMoment = (value: string): string | undefined => {
  const plain = halfWidth(value).trim()
  const found = separated.exec(plain) ?? packed.exec(plain)
  if (found === null) return undefined
  const [, year, month = "", day = "", hour = "", minute = "0", second = "0", zone] = found
  const written = zone === undefined ? offset : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${written}`
}

/** A time of the day in one of the usual spellings (`13:40`, `13时40分`, `13:40:05`); undefined where it is none. */
export const usualTime = (value: string): string | undefined => {
  const found = timeAlone.exec(halfWidth(value).trim())
  if (found === null) return undefined
  const [, hour = "", minute = "0", second] = found
  return `${two(hour)}:${two(minute)}${second === undefined ? "" : `:${two(second)}`}`
}
