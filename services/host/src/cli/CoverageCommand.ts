import type { HostConnection } from "./HostConnection.ts"
import { print, printJson, table } from "./Outcome.ts"

/** As far as the command line shows it; the full answer is in the contract. */
interface Group {
  readonly villageName: string
  readonly name: string
}

interface Coverage {
  readonly unitName: string
  readonly month: string
  readonly final: boolean
  readonly passes: boolean | null
  readonly groups: {
    readonly asked: number
    readonly visited: number
    readonly percent: string | null
    readonly least: number
    readonly passes: boolean | null
    readonly missed: ReadonlyArray<Group>
    readonly partly: ReadonlyArray<Group>
  }
  readonly room: {
    readonly least: { readonly parts: number; readonly of: number }
    readonly weeks: ReadonlyArray<{
      readonly from: string
      readonly final: boolean
      readonly officers: ReadonlyArray<{
        readonly account: string
        readonly minutes: number
        readonly of: number
        readonly percent: string | null
        readonly passes: boolean | null
      }>
    }>
  }
}

/** Which unit and month. */
export interface CoverageOptions {
  /** Id, name or part of a name. */
  readonly unit: string
  /** `2021-04`. */
  readonly month: string
  readonly json: boolean
}

const verdict = (passes: boolean | null): string =>
  passes === null ? "–" : passes ? "达标 passes" : "不达标 fails"

const share = (percent: string | null): string => (percent === null ? "–" : `${percent} %`)

const named = (groups: ReadonlyArray<Group>): string =>
  groups.map(({ villageName, name }) => `${villageName}${name}`).join("、")

/** `jiaosuo coverage`: village groups visited and time in the room of a mobile unit in a month (row 38). */
export const showCoverage = async (host: HostConnection, options: CoverageOptions): Promise<void> => {
  const query = new URLSearchParams({ unit: options.unit, month: options.month })
  const coverage = await host.json<Coverage>(`/api/wardens/coverage?${query}`)
  if (options.json) return printJson(coverage)
  const { groups, room } = coverage
  print(`${coverage.unitName}  ${coverage.month}${coverage.final ? "" : "  未结束 not over"}`)
  print(
    `走访村组 village groups: ${groups.visited}/${groups.asked} = ${share(groups.percent)}, ≥ ${groups.least} %: ${verdict(groups.passes)}`
  )
  if (groups.missed.length > 0) print(`未走访 missed: ${named(groups.missed)}`)
  if (groups.partly.length > 0) print(`不足全月,不计 part of the month, not counted: ${named(groups.partly)}`)
  print(`在室时间 time in the room, ≥ ${room.least.parts}/${room.least.of}:`)
  print(
    table(
      ["week", "account", "minutes", "of", "share", ""],
      room.weeks.flatMap(({ from, final, officers }) =>
        officers.map(({ account, minutes, of, percent, passes }) => [
          from,
          account,
          minutes,
          of,
          share(percent),
          final ? verdict(passes) : "未结束 not over"
        ])
      )
    )
  )
  print(verdict(coverage.passes))
}
