import type { HostConnection } from "./HostConnection.ts"
import { print, printJson, table } from "./Outcome.ts"

/** As far as the command line shows it; the full answer is in the contract. */
interface Change {
  readonly earlier: number
  readonly later: number
  readonly percent: number | null
}

interface Line {
  readonly code: string
  readonly name: string
  readonly accidents: Change
  readonly dead: Change
  readonly injured: Change
}

interface YearOverYear {
  readonly reason: { readonly zh: string; readonly en: string }
  readonly systemOfRecord: { readonly note: { readonly zh: string; readonly en: string } }
  readonly incomplete: boolean
  readonly district: Line
  readonly townships: ReadonlyArray<Line>
}

/** What is compared with what. Periods are `2020-12..2021-11`, `2020-12-01..2021-11-30` or `2020`. */
export interface CompareOptions {
  readonly before: string
  readonly after: string
  readonly township?: string
  readonly json: boolean
}

const percent = ({ percent: change }: Change): string =>
  change === null ? "–" : `${change > 0 ? "+" : ""}${change} %`

const row = (line: Line, name = line.name): ReadonlyArray<string | number> => [
  line.code,
  name,
  ...[line.accidents, line.dead, line.injured].flatMap((change) => [
    change.earlier,
    change.later,
    percent(change)
  ])
]

/** `jiaosuo compare`: accidents, deaths and injured persons of two periods of equal length, by township. */
export const compareYears = async (host: HostConnection, options: CompareOptions): Promise<void> => {
  const query = new URLSearchParams({
    earlier: options.before,
    later: options.after,
    ...(options.township === undefined ? {} : { township: options.township })
  })
  const answer = await host.json<YearOverYear>(`/api/accidents/analysis/year-over-year?${query}`)
  if (options.json) return printJson(answer)
  print(answer.reason.zh)
  print(answer.reason.en)
  print(
    table(
      ["code", "township", "accidents", "", "change", "dead", "", "change", "injured", "", "change"],
      [...answer.townships.map((line) => row(line)), row(answer.district, "合计 total")]
    )
  )
  if (answer.incomplete) print('incomplete: an event could not be read; see "jiaosuo parked list"')
  print(`${answer.systemOfRecord.note.zh} ${answer.systemOfRecord.note.en} (A23)`)
}
