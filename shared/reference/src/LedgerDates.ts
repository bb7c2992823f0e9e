import { accepted, type Checked, refused } from "./Finding.ts"
import { halfWidth } from "./Spelling.ts"

const separated =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:\s*(?:T|\s)\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const packed = /^(\d{4})(\d{2})(\d{2})$/

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month (1 to 12) has. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0)

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/**
 * A date in one of the spellings of ledgers: `2026-05-06`, `2026/5/6`, `2026.5.6`, `20260506`,
 * `2026年5月6日`, each also in full width and with a time after it (which is dropped). The value is
 * `2026-05-06`. Left, saying why: `DateIsUnreadable`, `DateYearIsImplausible` (before 1900 or after 2199),
 * `DateMonthDoesNotExist`, `DateDayDoesNotExist`. Two-digit years are not guessed.
 */
export const parseLedgerDate = (written: string): Checked<string> => {
  const plain = halfWidth(written).trim()
  const parts = packed.exec(plain) ?? separated.exec(plain)
  if (parts === null) {
    return refused(
      "DateIsUnreadable",
      null,
      `“${written}”不是日期,应为2026-05-06的形式`,
      `"${written}" is no date; write it like 2026-05-06`
    )
  }
  const year = Number(parts[1])
  const month = Number(parts[2])
  const day = Number(parts[3])
  if (year < 1900 || year > 2199) {
    return refused(
      "DateYearIsImplausible",
      null,
      `“${written}”:年份${year}不合理`,
      `"${written}": the year ${year} is implausible`
    )
  }
  if (month < 1 || month > 12) {
    return refused(
      "DateMonthDoesNotExist",
      null,
      `“${written}”:没有${month}月`,
      `"${written}": there is no month ${month}`
    )
  }
  if (day < 1 || day > daysInMonth(year, month)) {
    return refused(
      "DateDayDoesNotExist",
      null,
      `“${written}”:${year}年${month}月没有${day}日`,
      `"${written}": ${year}-${twoDigits(month)} has no day ${day}`
    )
  }
  return accepted(`${year}-${twoDigits(month)}-${twoDigits(day)}`)
}

/**
 * The day of a spreadsheet's serial number (1 = 1 January 1900, with the spreadsheet's own 29 February
 * 1900); fractions of a day are dropped. Undefined outside 1900 to 2199.
 */
export const dateOfSpreadsheetSerial = (serial: number): string | undefined => {
  const day = Math.floor(serial)
  if (!Number.isFinite(serial) || day < 1 || day > 109_574) return undefined
  const epoch = day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return new Date(epoch + day * 86_400_000).toISOString().slice(0, 10)
}
