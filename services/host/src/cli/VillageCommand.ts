import type { HostConnection } from "./HostConnection.ts"
import { print, printJson, table } from "./Outcome.ts"

/** As far as the command line shows it; the full answer is in the contract. */
interface Village {
  readonly villageName: string
  readonly townshipName: string
  readonly auxiliary: object | null
  readonly room: { readonly name: string } | null
  readonly lacks: ReadonlyArray<string>
}

interface Page {
  readonly items: ReadonlyArray<Village>
  readonly nextCursor: string | null
  readonly total: number
  readonly sums: {
    readonly villages: number
    readonly withAuxiliary: number
    readonly withRoom: number
    readonly withBoth: number
  }
}

/** Which villages. */
export interface VillageCoverageOptions {
  /** Nine-digit code. */
  readonly township?: string
  /** `auxiliary`, `room`, `either`, `both` or `nothing`, which is all of them. */
  readonly lacking: string
  readonly json: boolean
}

/** As many as one answer holds. */
const mostOfAPage = "500"

const pagesOf = async (
  host: HostConnection,
  query: Readonly<Record<string, string>>
): Promise<{ readonly items: ReadonlyArray<Village>; readonly sums: Page["sums"] }> => {
  const items: Array<Village> = []
  let cursor: string | null = null
  for (;;) {
    const asked = new URLSearchParams({
      ...query,
      limit: mostOfAPage,
      ...(cursor === null ? {} : { cursor })
    })
    const page: Page = await host.json<Page>(`/api/wardens/villages?${asked}`)
    items.push(...page.items)
    if (page.nextCursor === null) return { items, sums: page.sums }
    cursor = page.nextCursor
  }
}

/** `jiaosuo village coverage`: villages without an auxiliary or a police room, 一村一辅警 and 乡村警务室 (row 42). */
export const showVillageCoverage = async (
  host: HostConnection,
  { township, lacking, json }: VillageCoverageOptions
): Promise<void> => {
  const { items, sums } = await pagesOf(host, {
    ...(township === undefined ? {} : { township }),
    ...(lacking === "nothing" ? {} : { lacking })
  })
  if (json) return printJson({ items, sums })
  print(
    `村居 villages: ${sums.villages}; 有辅警 with an auxiliary: ${sums.withAuxiliary}; 有警务室 with a room: ${sums.withRoom}; 两者皆有 with both: ${sums.withBoth}`
  )
  if (items.length === 0) return
  print(
    table(
      ["township", "village", "auxiliary", "room"],
      items.map(({ townshipName, villageName, auxiliary, room }) => [
        townshipName,
        villageName,
        auxiliary === null ? "缺 none" : "有 yes",
        room === null ? "缺 none" : room.name
      ])
    )
  )
}
