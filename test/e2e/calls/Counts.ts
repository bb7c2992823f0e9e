import type { CallToTake } from "./CallsOfAFile.ts"

/** How many calls of a file have each value: counted straight from what the file says. */
export const countedBy = (
  calls: ReadonlyArray<CallToTake>,
  what: (call: CallToTake) => string
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const call of calls) counts.set(what(call), (counts.get(what(call)) ?? 0) + 1)
  return counts
}

/** A line of the analysis, as much of it as is compared. */
export interface CountedLine {
  readonly code: string | null
  readonly cases: number
  readonly open: number
}

/** What the analysis says, as counts: lines without cases are left out. */
export const countsOf = (lines: ReadonlyArray<CountedLine>): ReadonlyMap<string, number> =>
  new Map(lines.filter(({ cases }) => cases > 0).map(({ code, cases }) => [String(code), cases]))
