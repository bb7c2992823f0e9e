import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"
import type { CodeTable } from "@jiaosuo/reference/CodeTables"
import type { District } from "@jiaosuo/reference/Divisions"
import { type Checked, type Finding, finding, problemAt, refused } from "@jiaosuo/reference/Finding"
import { parseLedgerDate } from "@jiaosuo/reference/LedgerDates"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import type { Warning } from "./Warning.ts"

/** What a form is checked against. */
export interface Checking {
  readonly district: District
  /** Day in Asia/Shanghai. */
  readonly today: CalendarDate
}

/** A form that passed: its values in their normal form, and what its sender should know all the same. */
export interface Read<A> {
  readonly value: A
  readonly warnings: ReadonlyArray<Warning>
}

/** Right: the form. Left: every value at fault, with path, reason and rule. */
export type ReadForm<A> = Either.Either<Read<A>, ReadonlyArray<FieldProblem>>

/** Text that somebody may have left out, emptied, or filled with "无". */
export type Written = string | null | undefined

/**
 * Reads one form and remembers everything that is wrong with it, so that its sender is told once. A value
 * that does not pass reads as null; whether anything failed is asked at the end, by `done`.
 */
export class FormReading {
  private readonly problems: Array<FieldProblem> = []
  private readonly warnings: Array<Warning> = []

  /** The value of a check, its warnings noted; null where it did not pass. */
  take<A>(path: string, checked: Checked<A>): A | null {
    if (Either.isLeft(checked)) {
      this.problems.push(problemAt(path, checked.left))
      return null
    }
    for (const found of checked.right.warnings) this.warn(path, found)
    return checked.right.value
  }

  /** The value of a check that nobody needs to ask where nothing was written. */
  takeIfWritten<A>(path: string, written: Written, check: (written: string) => Checked<A>): A | null {
    return isBlank(written) ? null : this.take(path, check(written))
  }

  /** A day, in any of the usual spellings; null where none was written. */
  day(path: string, written: Written): CalendarDate | null {
    return this.takeIfWritten(path, written, parseLedgerDate)
  }

  /** A day that must be there; the empty text where it is not, which `done` never lets through. */
  requiredDay(path: string, written: Written): CalendarDate {
    if (isBlank(written)) this.reject(path, text("请填写日期", "a date is needed"))
    return this.day(path, written) ?? ""
  }

  /** A day that has come, as of today; null where none was written. */
  pastDay(path: string, written: Written, today: CalendarDate): CalendarDate | null {
    const day = this.day(path, written)
    if (day !== null && day > today) {
      this.reject(path, text(`${day}尚未到来`, `${day} has not come yet`))
    }
    return day
  }

  /** The code of a table, from the code or its text; the empty text where it has none. */
  code(path: string, written: string, table: CodeTable, what: Text, rule: string | null): string {
    const code = table.codeOf(written)
    if (code !== undefined) return code
    return (
      this.take(
        path,
        isBlank(written)
          ? refused<string>("CodeIsMissing", rule, `请填写${what.zh}`, `the ${what.en} is needed`)
          : refused<string>(
              "CodeIsUnknown",
              rule,
              `${what.zh}“${written}”不在代码表中`,
              `${what.en} "${written}" is not in the code table`
            )
      ) ?? ""
    )
  }

  /** Text without surrounding blanks, null where there is none; too long a text is at fault. */
  text(path: string, written: Written, longest: number): string | null {
    const plain = written?.trim() ?? ""
    if (plain === "" || isBlank(plain)) return null
    if (plain.length > longest) {
      this.reject(path, text(`最多${longest}个字符`, `at most ${longest} characters`))
    }
    return plain
  }

  /** A whole number from 0 to a plausible end; null where none was given. */
  count(path: string, given: number | null | undefined, largest: number): number | null {
    if (given === null || given === undefined) return null
    if (!Number.isInteger(given) || given < 0 || given > largest) {
      this.reject(path, text(`应为0至${largest}的整数`, `must be a whole number from 0 to ${largest}`))
    }
    return given
  }

  /** Notes a value at fault. */
  reject(path: string, reason: Text, rule?: string): void {
    this.problems.push(rule === undefined ? { path, reason } : { path, reason, rule })
  }

  /** Notes something that the sender should know although the form passes. */
  warn(path: string, found: Finding): void {
    this.warnings.push(problemAt(path, found))
  }

  /** The form, if nothing in it was at fault. `value` is only asked then. */
  done<A>(value: () => A): ReadForm<A> {
    return this.problems.length > 0
      ? Either.left(this.problems)
      : Either.right({ value: value(), warnings: this.warnings })
  }
}

/** Longest texts that a file takes: a name or number, and a remark. */
export const longestShort = 100
export const longestNote = 1_000

/** A warning of a context's own, where no check of the reference says it. */
export const remark = (rule: string | null, zh: string, en: string): Finding =>
  finding("Remark", rule, zh, en)
