import type { Page } from "playwright-core"
import { expect } from "vitest"
import { takePicture } from "./browser.ts"
import { namelessFields, opened, smallTargets, widerThanScreen } from "./pages.ts"

/** What the tests of the pages about duties read over HTTP, and the days that they plan on. */

interface Unit {
  readonly unitId: string
  readonly name: string
  readonly townships: ReadonlyArray<string>
}
export interface Organisation {
  readonly units: ReadonlyArray<Unit>
  readonly zones: ReadonlyArray<{ readonly zoneId: string; readonly name: string }>
}
export interface Person {
  readonly personId: string
  readonly name: string
  readonly personKind: string
  readonly account: string | null
}
export interface Roster {
  readonly id: string
  readonly slots: ReadonlyArray<{
    readonly slotId: string
    readonly kind: string
    readonly day: string
    readonly members: ReadonlyArray<{ readonly personId: string; readonly personKind: string }>
  }>
  readonly gaps: ReadonlyArray<{ readonly duties: number }>
  readonly published: boolean
  readonly attendance: ReadonlyArray<{ readonly personId: string; readonly location: unknown }>
  readonly swaps: ReadonlyArray<{ readonly standing: string }>
}

export const hour = 3_600_000
export const inShanghai = (millis: number): string =>
  `${new Date(millis + 8 * hour).toISOString().slice(0, 19)}+08:00`
export const dayAfter = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

const monthAfter = (month: string): string => dayAfter(`${month}-28`, 4).slice(0, 7)
export const thisMonth = inShanghai(Date.now() - hour).slice(0, 7)
export const nextMonth = monthAfter(thisMonth)
/** Duties of the month after next are dragged: nobody planned any, and all of its days are still to come. */
export const farMonth = monthAfter(nextMonth)
/** The Monday of its first whole week. */
export const monday = (() => {
  const first = new Date(`${farMonth}-01T00:00:00Z`).getUTCDay()
  return dayAfter(`${farMonth}-01`, (8 - first) % 7)
})()

/** Opens each place in English at a desk and on the narrowest phone: its words, its fields, its width, its targets. */
export const readInEnglish = async (
  desk: Page,
  narrow: Page,
  places: ReadonlyArray<string>
): Promise<void> => {
  for (const place of places) {
    await opened(desk, `/duties/${place}`)
    expect(await namelessFields(desk), place).toEqual([])
    const words = (
      await desk
        .locator("main nav, main h1, main h2, main button:not(.person-chip):not(.duty-open)")
        .allTextContents()
    ).join(" ")
    expect(
      words.replaceAll(/南部警务协作区|北部警务协作区|[\u4e00-\u9fff]+(派出所|公安分局|岗)/g, ""),
      place
    ).not.toMatch(/勤务|值班|机构|人员|缺口|发布|协作区 |负荷/)
    await takePicture(desk, `duties-${place.replaceAll(/[^a-z]/g, "-").slice(0, 14)}-en-1440`)
    await opened(narrow, `/duties/${place}`)
    expect(await widerThanScreen(narrow), place).toBe(0)
    expect(await smallTargets(narrow), place).toEqual([])
    await takePicture(narrow, `duties-${place.replaceAll(/[^a-z]/g, "-").slice(0, 14)}-360`)
  }
}
