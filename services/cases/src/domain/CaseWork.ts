import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { Deadlines } from "@jiaosuo/reference/Deadlines"
import type { CaseFile } from "./Case.ts"

/** I6: the work on a filed case, and its last day. */
export interface CaseWork {
  readonly filingId: string
  readonly number: string | null
  readonly by: string
  readonly filedAt: Instant
  readonly extendedAt: Instant | null
  readonly due: CalendarDate
  readonly provisional: boolean
  /** Still open, or closed, after its last day. */
  readonly overdue: boolean
}

/**
 * I6: thirty days from the filing, whose own day is not counted, and thirty more where the command extended them; a last
 * day on a holiday moves to the first working day after (行政案件程序规定 35, 165). Null where the case was not filed.
 */
export const caseWorkOf = (
  { filing, standing }: CaseFile,
  rules: CaseRules,
  deadlines: Deadlines,
  now: Instant
): CaseWork | null => {
  if (filing === null) return null
  const { filingId, number, by, at, extendedAt } = filing
  const start = dayInShanghai(at)
  const days =
    rules.limit("case-work-days", start) +
    (extendedAt === null ? 0 : rules.limit("case-work-extension-days", start))
  const { due, provisional } = deadlines.deadline({ regulation: "administrativeCases", start, days })
  const until = standing._tag === "Closed" ? standing.at : now
  return {
    filingId,
    number,
    by,
    filedAt: at,
    extendedAt,
    due,
    provisional,
    overdue: dayInShanghai(until) > due
  }
}
