import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dateOfSpreadsheetSerial, daysInMonth, parseLedgerDate } from "../src/LedgerDates.ts"
import { checkPhone } from "../src/Phone.ts"
import { compactNumber, halfWidth, isBlank } from "../src/Spelling.ts"
import { outcome, refusal } from "./outcomes.ts"

const days = fc.date({
  min: new Date("1900-01-01T00:00:00Z"),
  max: new Date("2199-12-31T00:00:00Z"),
  noInvalidDate: true
})

describe("dates in the spellings of ledgers", () => {
  it.each([
    "2026-05-06",
    "2026/5/6",
    "2026/05/06",
    "2026.5.6",
    "20260506",
    "2026年5月6日",
    "2026年05月06号",
    "２０２６年５月６日",
    "２０２６－０５－０６",
    " 2026-5-6 ",
    "2026-05-06 00:00:00",
    "2026-05-06T00:00:00.000Z",
    "2026/5/6 8:30"
  ])("%s is 2026-05-06", (written) => {
    expect(outcome(parseLedgerDate(written))).toBe("2026-05-06")
  })

  it.each([
    ["2026.13.01", "DateMonthDoesNotExist"],
    ["2027-02-30", "DateDayDoesNotExist"],
    ["2027-02-29", "DateDayDoesNotExist"],
    ["20270431", "DateDayDoesNotExist"],
    ["2026-00-10", "DateMonthDoesNotExist"],
    ["2026-10-00", "DateDayDoesNotExist"],
    ["0206-05-06", "DateYearIsImplausible"],
    ["待定", "DateIsUnreadable"],
    ["26-5-6", "DateIsUnreadable"],
    ["2026-5", "DateIsUnreadable"],
    ["46148", "DateIsUnreadable"],
    ["", "DateIsUnreadable"]
  ])("%j is refused: %s", (written, code) => {
    expect(outcome(parseLedgerDate(written))).toEqual({ refused: code, rule: null })
  })

  it("2024-02-29 and 2000-02-29 are real, 1900-02-29 is not", () => {
    expect(refusal(parseLedgerDate("2024-02-29"))).toBeNull()
    expect(refusal(parseLedgerDate("2000年2月29日"))).toBeNull()
    expect(refusal(parseLedgerDate("1900-02-29"))).toBe("DateDayDoesNotExist")
    expect(daysInMonth(2026, 2)).toBe(28)
  })

  it("every day is read back in every spelling", () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const [y, m, d] = iso.split("-").map(Number)
        for (const written of [
          iso,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          iso.replaceAll("-", ""),
          `${y}年${m}月${d}日`
        ]) {
          expect(outcome(parseLedgerDate(written))).toBe(iso)
        }
      })
    )
  })

  it("serial numbers of spreadsheets count from 1900 with the spreadsheet's own leap day", () => {
    expect(dateOfSpreadsheetSerial(1)).toBe("1900-01-01")
    expect(dateOfSpreadsheetSerial(59)).toBe("1900-02-28")
    expect(dateOfSpreadsheetSerial(61)).toBe("1900-03-01")
    expect(dateOfSpreadsheetSerial(46148)).toBe("2026-05-06")
    expect(dateOfSpreadsheetSerial(46148.75)).toBe("2026-05-06")
    expect(dateOfSpreadsheetSerial(0)).toBeUndefined()
    expect(dateOfSpreadsheetSerial(Number.NaN)).toBeUndefined()
    expect(dateOfSpreadsheetSerial(1e9)).toBeUndefined()
  })
})

describe("phones", () => {
  it.each([
    ["13909378657", "13909378657"],
    ["+86 139-0937-8657", "13909378657"],
    ["008613909378657", "13909378657"],
    ["(0543)7321234", "05437321234"],
    ["０５４３－７３２１２３４", "05437321234"],
    ["7321234", "7321234"],
    ["400-123-4567", "4001234567"]
  ])("%s is %s", (written, plain) => {
    expect(outcome(checkPhone(written))).toBe(plain)
  })

  it.each(["12909378657", "1390937865", "139093786570", "电话", ""])("%j is refused", (written) => {
    expect(refusal(checkPhone(written))).toBe("PhoneIsMalformed")
  })
})

describe("spelling", () => {
  it("full width becomes half width and nothing else changes", () => {
    expect(halfWidth("鲁Ｍ１２３　ａ（～")).toBe("鲁M123 a(~")
    expect(halfWidth("沾化区")).toBe("沾化区")
  })

  it("what people write for nothing is blank", () => {
    for (const nothing of [
      "",
      " ",
      "　",
      "无",
      "-",
      "——",
      "/",
      "暂无",
      "不详",
      "null",
      "N/A",
      null,
      undefined
    ]) {
      expect(isBlank(nothing)).toBe(true)
    }
    for (const something of ["0", "无锡", "A"]) expect(isBlank(something)).toBe(false)
  })

  it("compacting twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(compactNumber(compactNumber(text))).toBe(compactNumber(text))
      })
    )
  })
})
