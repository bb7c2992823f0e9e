import type { Page } from "playwright-core"
import { expect } from "vitest"
import { takePicture } from "./browser.ts"
import { township } from "./casePages.ts"
import { smallTargets, widerThanScreen } from "./pages.ts"

/** Numbers on the pages that open the lists which they count. */

const totalOf = async (page: Page): Promise<number> => {
  const total = page.locator("[data-total]")
  await total.waitFor()
  return Number(await total.getAttribute("data-total"))
}

/** Opens a number of a page and expects exactly so many in the list. `attribute` holds the number; the text otherwise. */
const opensItsList = async (page: Page, address: string, number: string, attribute?: string) => {
  await page.goto(address)
  const link = page.locator(number).first()
  await link.waitFor()
  const said =
    attribute === undefined
      ? await link.textContent()
      : await link.locator(`xpath=ancestor-or-self::*[@${attribute}]`).last().getAttribute(attribute)
  await link.click()
  expect([address, number, await totalOf(page)]).toEqual([address, number, Number(said)])
}

/** I2, I3, rows 10 and 11: some numbers of every view of the analysis. */
export const analysisOpensItsLists = async (page: Page): Promise<void> => {
  const area = `[data-line="township:${township}"]`
  await opensItsList(page, "/cases/analysis", `${area} td:nth-of-type(1) a`, "data-listed")
  await opensItsList(page, "/cases/analysis", `${area} td:nth-of-type(4) a`, "data-listed")
  await opensItsList(page, "/cases/analysis?show=hours", ".heat td[data-cell] a")
  await opensItsList(page, "/cases/analysis?show=times", "[data-step=sign] a.band", "data-band-cases")
  const demand = `/cases/analysis?show=demand&township=${township}`
  await opensItsList(page, demand, "[data-demand] a", "data-listed")
  await page.goto("/cases/analysis?show=demand")
  // Row 11: every hour has the groups on duty and those that the calls suggest.
  await expect.poll(() => page.locator("[data-demand-hour]").count()).toBe(24)
  await takePicture(page, "case-analysis-demand-1440")
}

/** Rows 10, 27, 32 and 71: what a township's page says of cases and duties, on a phone. */
export const townshipOpensItsLists = async (page: Page): Promise<void> => {
  const home = `/townships/${township}`
  for (const path of ["cases.today.cases", "cases.last7Days.toScene.measured", "duties.onDuty.people"]) {
    await opensItsList(page, home, `[data-figure="${path}"]`, "data-count")
  }
  await page.goto(`/duties/gaps?by=unit&township=${township}`)
  await totalOf(page)
  for (const address of [home, "/cases/analysis", "/cases/analysis?show=times"]) {
    await page.goto(address)
    await page.locator("#cases, [data-analysis]").waitFor()
    expect(await widerThanScreen(page), address).toBe(0)
    expect(await smallTargets(page), address).toEqual([])
  }
}
