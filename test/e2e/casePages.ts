import type { Page } from "playwright-core"
import type { Asking } from "./asking.ts"

/** What the tests of the pages about cases need beside the pages: groups on duty, and calls. */

export const township = "371603101"
export const village = "371603101213"

interface Someone {
  readonly personId: string
  readonly personKind: string
  readonly account: string | null
  readonly stationId: string | null
  readonly township: string | null
}
interface Organisation {
  readonly zones: ReadonlyArray<{ readonly zoneId: string; readonly name: string }>
  readonly units: ReadonlyArray<{ readonly unitId: string; readonly code: string | null }>
}

interface Roster {
  readonly id: string
  readonly slots: ReadonlyArray<{
    readonly slotId: string
    readonly from: string
    readonly until: string
    readonly group: { readonly groupId: string } | null
    readonly members: ReadonlyArray<{ readonly account: string | null; readonly lead: boolean }>
  }>
}

/** A response group on duty now: its id, and the account of its leader. */
export interface GroupOnDuty {
  readonly groupId: string
  readonly lead: string
}

const hour = 3_600_000

/** The demo people of stations as groups of one officer and four auxiliaries, on duty from an hour ago on. */
export const putOnDuty = async (
  { done, get }: Asking,
  commander: string,
  zone: number,
  stations: ReadonlyArray<string>
): Promise<ReadonlyArray<GroupOnDuty>> => {
  const organisation = await get<Organisation>("/api/duties/organisation", commander)
  const zoneId = organisation.zones[zone]?.zoneId ?? ""
  const { items } = await get<{ readonly items: ReadonlyArray<Someone> }>(
    "/api/duties/people?limit=500",
    commander
  )
  const from = Date.now() - hour
  const inShanghai = (at: number): string => `${new Date(at + 8 * hour).toISOString().slice(0, 16)}:00+08:00`
  const until = from + 23 * hour
  // The duties of the demo that are on meanwhile make room.
  const months = new Set([from - 24 * hour, from, until].map((at) => inShanghai(at).slice(0, 7)))
  for (const month of months) {
    const { id, slots } = await get<Roster>(
      `/api/duties/rosters/of-unit?unit=${zoneId}&month=${month}`,
      commander
    )
    const meanwhile = slots.filter((slot) => Date.parse(slot.from) < until && Date.parse(slot.until) > from)
    if (meanwhile.length > 0) {
      await done(`/api/duties/rosters/${id}/remove-slot`, commander, {
        slots: meanwhile.map(({ slotId }) => slotId),
        reason: "试运行"
      })
    }
  }
  const ofMonth = `/api/duties/rosters/of-unit?unit=${zoneId}&month=${inShanghai(from).slice(0, 7)}`
  const roster = await get<Roster>(ofMonth, commander)
  const crews = stations.map((station) => {
    const own = items.filter((one) => one.township === station)
    const lead = own.find(({ account }) => account === `officer-${station}`)
    const auxiliaries = own.filter(({ personKind }) => personKind === "auxiliary").slice(0, 4)
    return { station, members: [...(lead === undefined ? [] : [lead]), ...auxiliaries] }
  })
  await done(`/api/duties/rosters/${roster.id}/plan`, commander, {
    slots: crews.map(({ station, members }, i) => ({
      kind: "response-group",
      number: i + 1,
      unitId: organisation.units.find(({ code }) => code === station)?.unitId,
      from: inShanghai(from),
      until: inShanghai(until),
      members: members.map(({ personId }) => ({ personId }))
    })),
    reason: "试运行"
  })
  const { slots } = await get<Roster>(ofMonth, commander)
  return stations.flatMap((station) =>
    slots.flatMap(({ from: begins, group, members }) =>
      group !== null &&
      Date.parse(begins) === Date.parse(inShanghai(from)) &&
      members.some(({ account }) => account === `officer-${station}`)
        ? [{ groupId: group.groupId, lead: `officer-${station}` }]
        : []
    )
  )
}

/** Takes a call beside the pages. */
export const takeCall = async (
  { done }: Asking,
  token: string,
  more: Readonly<Record<string, unknown>> = {}
): Promise<string> =>
  (
    await done("/api/cases", token, {
      channel: "phone",
      kind: "traffic",
      type: "obstruction",
      // Beside the station of its township, whose group is the nearest.
      place: { village, address: "桥北 200 米", location: { longitude: 117.93, latitude: 37.69 } },
      ...more
    })
  ).id

/** The row of a case on the desk. */
export const rowOf = (page: Page, id: string) => page.locator(`[data-case="${id}"]`)

/** The number that a desk counts under a choice. */
export const countOf = async (page: Page, choice: string): Promise<number> =>
  Number((await page.locator(`[data-count=${choice}]`).textContent())?.replace(/\D/g, ""))

/** Three calls of a hotline under headings of its own: one is taken, handed in twice, and one is in no township. */
export const callsOfHotline = `工单号,来电时间,诉求分类,片区,说了什么
R1,2026-03-05 14:20,晒粮,下洼镇,晒粮占道影响通行
R1,2026-03-05 14:20,晒粮,下洼镇,晒粮占道影响通行
R2,2026-03-05 15:00,晒粮,远方镇,路上有粮食
`

/** What its headings and words mean. */
export const callsMapping = JSON.stringify({
  name: "县12345热线",
  columns: {
    工单号: "number",
    来电时间: "calledAt",
    诉求分类: { field: "matter", values: { 晒粮: "traffic/obstruction/drying-grain" } },
    片区: "township",
    说了什么: "description"
  },
  fixed: { desk: "县12345热线" }
})
