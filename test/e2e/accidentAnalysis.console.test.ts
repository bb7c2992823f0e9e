import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type AccidentProduct,
  type Answer,
  daysAgo,
  heading,
  startAccidentProduct,
  township,
  village
} from "./accidentPages.ts"
import { signIn, takePicture, type Visitor } from "./browser.ts"
import { bytesOf, namelessFields, opened } from "./pages.ts"
import { smallBaseMap } from "./smallBaseMap.ts"

describe("accidents in a real browser, for those who look at all of them", () => {
  let accidents: AccidentProduct
  let officer: Visitor
  let commander: Visitor
  let investigator: Visitor

  beforeAll(async () => {
    accidents = await startAccidentProduct()
    officer = await accidents.visitor("phone", `officer-${township}`)
    commander = await accidents.visitor("desk", "commander")
    investigator = await accidents.visitor("desk", "investigator")
  })
  afterAll(() => accidents?.stop())

  const ask = (path: string, body?: unknown, token?: string) => accidents.ask(path, body, token)
  const report = (more: Answer) => accidents.report(more)

  it("C8: lists accidents by accident date and by death date, and opens one", async () => {
    await report({
      kind: "death",
      saidDead: 1,
      happenedAt: daysAgo(40),
      reportedAt: daysAgo(40),
      place: {
        village,
        road: { code: "G205" },
        postMetres: 413_000,
        coordinates: { longitude: 117.9, latitude: 37.67 }
      }
    })
    const { page } = commander
    await page.goto("/accidents")
    const total = page.locator("[data-total]")
    await total.waitFor()
    const all = Number(await total.getAttribute("data-total"))
    expect(all).toBe(Number((await ask("/api/accidents?limit=1"))["total"]))
    await takePicture(page, "accident-list-1440")
    await page.goto("/accidents?kind=death")
    await expect.poll(() => total.getAttribute("data-total")).toBe("1")
    await page.goto("/accidents?view=death-date&from=2020-01-01&until=2099-12-31")
    await page.locator("[data-view=death-date]").waitFor()
    await page.goto("/accidents?kind=death")
    await page.locator("tbody .row-link").first().click()
    await page.locator("[data-standing]").waitFor()
  })

  it("shows accidents and black spots on a map that asks nobody else", async () => {
    for (let n = 0; n < 5; n++) {
      await report({
        kind: "injury",
        saidInjured: 2,
        happenedAt: daysAgo(50 + n * 20),
        reportedAt: daysAgo(50 + n * 20),
        place: {
          village,
          road: { code: "X012" },
          postMetres: 8_000 + n * 60,
          coordinates: { longitude: 117.83 + n * 0.0006, latitude: 37.6 + n * 0.0003 }
        }
      })
    }
    const { page } = commander
    await page.goto("/accidents/map")
    const map = page.locator(".map")
    await map.waitFor()
    const points = Number(await map.getAttribute("data-points"))
    const located = await ask("/api/accidents/map?layer=accidents")
    expect(points).toBe((located["features"] as ReadonlyArray<unknown>).length)
    expect(points).toBeGreaterThan(5)
    await page.locator(`[data-label="${township}"]`).waitFor()
    expect(await page.locator(`[data-label="${township}"]`).textContent()).toBe("下洼镇")
    await takePicture(page, "accident-map-1440")

    // A point is where the answer says: it can be pointed at, and leads to the file.
    await page.goto("/accidents/map?kind=death")
    await expect.poll(() => map.getAttribute("data-points")).toBe("1")
    const box = await map.boundingBox()
    if (box === null) throw new Error("the map has no size")
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    const popup = page.locator(".map-popup")
    await popup.waitFor()
    expect(await popup.textContent()).toContain("死亡事故")
    const before = await page.locator(`[data-label="${township}"]`).getAttribute("x")
    await page.mouse.move(box.x + 200, box.y + 200)
    await page.mouse.down()
    await page.mouse.move(box.x + 260, box.y + 230, { steps: 4 })
    await page.mouse.up()
    await expect
      .poll(
        async () =>
          Number(await page.locator(`[data-label="${township}"]`).getAttribute("x")) - Number(before)
      )
      .toBe(60)

    await officer.page.goto("/accidents/map")
    await officer.page.locator(".map").waitFor()
    await takePicture(officer.page, "accident-map-390")
  })

  it("draws a base map below the points where the installation has one", async () => {
    const { page, context } = commander
    await context.route("**/basemap.json", (route) => route.fulfill({ json: { file: "/district.pmtiles" } }))
    const map = smallBaseMap()
    const asked: Array<string> = []
    await context.route("**/district.pmtiles", (route) => {
      const range = route.request().headers()["range"] ?? ""
      asked.push(range)
      const [from = 0, until = map.length - 1] = (range.match(/\d+/g) ?? []).map(Number)
      const part = map.subarray(from, until + 1)
      return route.fulfill({
        status: 206,
        body: part,
        headers: { "content-range": `bytes ${from}-${from + part.length - 1}/${map.length}` }
      })
    })
    await page.goto("/accidents/map")
    await page.locator(".map[data-base=true]").waitFor()
    const water = "188,216,236"
    const corner = `(() => {
      const canvas = document.querySelector(".map canvas")
      return [...canvas.getContext("2d").getImageData(30, canvas.height - 60, 1, 1).data].slice(0, 3).join()
    })()`
    await expect.poll(() => page.evaluate<string>(corner)).toBe(water)
    // The file is never asked for as a whole.
    expect(asked.filter((range) => !/^bytes=\d+-\d+$/.test(range))).toEqual([])
    await takePicture(page, "accident-base-map-1440")
    await context.unroute("**/basemap.json")
    await context.unroute("**/district.pmtiles")
  })

  it("counts every hour of the week, and any two dimensions, with exact sums", async () => {
    const { page } = commander
    await page.goto("/accidents/analysis")
    const cells = page.locator("[data-cell]")
    await cells.first().waitFor()
    expect(await cells.count()).toBe(7 * 24)
    const counts = await cells.evaluateAll((all) => all.map((cell) => Number(cell.textContent || 0)))
    const total = Number(await page.locator(".heat [data-total]").getAttribute("data-total"))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
    expect(total).toBeGreaterThan(5)
    await takePicture(page, "accident-hours-1440")
    await page.getByText("交叉表", { exact: true }).click()
    const sum = page.locator(".crosstab [data-total]")
    await sum.waitFor()
    const rowSums = await page
      .locator("[data-row-sum]")
      .evaluateAll((all) => all.map((cell) => Number((cell.textContent ?? "").replaceAll(",", ""))))
    expect(rowSums.reduce((a, b) => a + b, 0)).toBe(Number(await sum.getAttribute("data-total")))
    expect(Number(await sum.getAttribute("data-total"))).toBe(total)
    await takePicture(page, "accident-crosstab-1440")
    await officer.page.goto("/accidents/analysis")
    await officer.page.locator("[data-cell]").first().waitFor()
    await takePicture(officer.page, "accident-hours-390")
  })

  it("compares the last twelve months with those before, township by township, with percentages", async () => {
    await report({ happenedAt: daysAgo(400), reportedAt: daysAgo(400), place: { village, text: "去年" } })
    await report({ happenedAt: daysAgo(420), reportedAt: daysAgo(420), place: { village, text: "去年" } })
    const { page } = commander
    await page.goto("/accidents/analysis?show=years")
    const row = page.locator(`[data-area="${township}"]`)
    await row.waitFor()
    const [earlier = 0, later = 0] = await row
      .locator("td")
      .evaluateAll((all) => all.slice(0, 2).map((cell) => Number(cell.textContent)))
    expect(earlier).toBe(2)
    const percent = Math.round(((later - earlier) / earlier) * 10_000) / 100
    expect(await row.locator("[data-percent=accidents]").textContent()).toBe(
      `${percent > 0 ? "+" : "−"}${Math.abs(percent)}%`
    )
    await page.locator(".status-chart canvas").first().waitFor()
    await takePicture(page, "accident-years-1440")
    await row.getByRole("link").click()
    await expect.poll(() => page.locator("[data-total]").getAttribute("data-total")).toBe(String(later))
  })

  it("shows a township's accidents and what they cost, and opens the list behind them", async () => {
    const { page } = commander
    await page.goto(`/townships/${township}`)
    const figure = page.locator('[data-accidents="last12Months.accidents"]')
    await figure.waitFor()
    const count = (await figure.textContent()) ?? ""
    expect(Number(count)).toBeGreaterThan(5)
    await takePicture(page, "township-accidents-1440")
    await figure.getByRole("link").click()
    await expect.poll(() => page.locator("[data-total]").getAttribute("data-total")).toBe(count)
  })

  it("fits both screens, names its fields, and speaks English as well", async () => {
    const paths = [
      "/accidents",
      "/accidents/desk",
      "/accidents/map",
      "/accidents/analysis",
      "/accidents/analysis?show=crosstab",
      "/accidents/analysis?show=years",
      "/accidents/duplicates",
      "/accidents/report"
    ]
    for (const [{ page }, width] of [
      [officer, "390"],
      [investigator, "1440"]
    ] as const) {
      for (const path of paths) {
        await opened(page, path)
        const wider = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")
        expect({ path, wider: Math.max(0, wider) }).toEqual({ path, wider: 0 })
        expect({ path, nameless: await namelessFields(page) }).toEqual({ path, nameless: [] })
        await takePicture(page, `${path.slice(1).replaceAll(/[/?=]/g, "-")}-${width}`)
      }
    }
    const { page } = commander
    await page.getByRole("button", { name: "切换语言 / Switch language" }).click()
    for (const path of ["/accidents", "/accidents/map", "/accidents/analysis", "/accidents/desk"]) {
      await opened(page, path)
      const words = (await page.locator(".section-tabs").textContent()) ?? ""
      expect(words).toMatch(/^[\x20-\x7e]+$/)
      await takePicture(page, `english-${path.slice(1).replaceAll("/", "-")}-1440`)
    }
    await page.getByRole("button", { name: "切换语言 / Switch language" }).click()
  }, 120_000)

  it("costs the first page of a warden nothing but the menu's number", async () => {
    const { page, context } = await accidents.browser.visitor("phone")
    const responses: Array<Parameters<typeof bytesOf>[0][number]> = []
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.startsWith("/assets/")) responses.push(response)
    })
    await signIn(page, "warden-371603102")
    await heading(page, "古城镇").waitFor()
    expect(
      responses.filter((response) => /Section|FilePage|MapPage|YearsPanel|baseMap/.test(response.url()))
    ).toEqual([])
    expect(await bytesOf(responses)).toBeLessThan(455_000)
    await context.close()
  })

  it("loads nothing from anywhere else, throws nothing, and writes no error", () => {
    expect(
      accidents.browser.requests.filter((url) => !url.startsWith(accidents.url) && !/^(data|blob):/.test(url))
    ).toEqual([])
    expect(accidents.browser.faults).toEqual([])
    expect(accidents.consoleErrors).toEqual([])
  })
})
