import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Browser, signIn, startBrowser, takePicture, type Visitor } from "./browser.ts"
import { bytesOf, namelessFields, signedInToken } from "./pages.ts"
import { type Product, startProduct } from "./product.ts"
import { smallBaseMap } from "./smallBaseMap.ts"

const township = "371603101"
const village = "371603101213"
/** In the township, and near each other. */
const atTheBend = { longitude: 117.8941, latitude: 37.6652 }

const hours = (n: number): string => new Date(Date.now() - n * 3_600_000).toISOString()
const daysAgo = (n: number): string => hours(n * 24)

/** What a visitor has done in the last seconds: taps and typed fields. */
interface Effort {
  readonly taps: number
  readonly typed: number
}

describe("accidents in a real browser", () => {
  let product: Product
  let browser: Browser
  let officer: Visitor
  let commander: Visitor
  let investigator: Visitor
  let token: string
  const consoleErrors: Array<string> = []

  const listen = ({ page }: Visitor) =>
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(`${page.url()} ${message.text()}`)
    })

  /** Speaks to the interface beside the pages. */
  const ask = async (path: string, body?: unknown, as = token) => {
    const answer = await fetch(`${product.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${as}`,
        ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": randomUUID() })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const read = (await answer.json()) as Readonly<Record<string, unknown>>
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(read)}`)
    return read
  }
  const idOf = (answer: Readonly<Record<string, unknown>>): string => String(answer["id"])
  const report = (more: Readonly<Record<string, unknown>>) =>
    ask("/api/accidents", {
      way: "phone",
      reportedAt: hours(1),
      happenedAt: hours(2),
      place: { village, road: { code: "G205" }, postMetres: 412_300, coordinates: atTheBend },
      kind: "property",
      saidDead: 0,
      saidInjured: 0,
      ...more
    })

  beforeAll(async () => {
    product = await startProduct("host")
    browser = await startBrowser(product.url)
    officer = await browser.visitor("phone")
    commander = await browser.visitor("desk")
    investigator = await browser.visitor("desk")
    for (const visitor of [officer, commander, investigator]) listen(visitor)
    token = await signedInToken(product.url, "investigator")
    await signIn(officer.page, `officer-${township}`)
    await signIn(commander.page, "commander")
    await signIn(investigator.page, "investigator")
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const text = async (page: Page): Promise<string> => (await page.locator("main").textContent()) ?? ""
  const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name })
  const save = async (page: Page) => {
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("button", { name: "保存" }).click()
    await drawer.waitFor({ state: "detached" })
  }
  const openAction = async (page: Page, verb: string) => {
    await page.getByRole("button", { name: "全部办理事项" }).click()
    await page.locator(`[data-verb=${verb}]`).click()
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).waitFor()
  }
  const choose = (page: Page, name: string) =>
    page.getByRole("dialog").locator("label").filter({ hasText: name }).first().click()

  it("A7: reports an accident on a phone with few inputs, from the place of the device, and keeps it over a reload", async () => {
    const { page, context } = officer
    await context.grantPermissions(["geolocation"], { origin: product.url })
    await context.setGeolocation({ ...atTheBend, accuracy: 8 })
    const effort = { taps: 0, typed: 0 }
    const tap = async (action: Promise<void>) => {
      await action
      effort.taps++
    }
    await tap(page.getByRole("link", { name: "事故" }).click())
    await tap(page.getByRole("link", { name: "报告事故" }).click())
    await heading(page, "报告事故").waitFor()
    await takePicture(page, "accident-report-empty-390")
    await tap(page.getByText("伤人", { exact: true }).click())
    await tap(page.getByRole("button", { name: "受伤加一" }).click())
    await tap(page.getByText("5 分钟前", { exact: true }).click())
    await tap(page.getByRole("button", { name: "用本机定位" }).click())
    await page.getByText("已定位 117.89410, 37.66520").waitFor()
    await page.getByLabel("公里桩").fill("K412+300")
    await page.getByLabel("道路编号").fill("G205")
    effort.typed += 2
    // Everything else that the law asks for is filled in or follows.
    const sufficient: Effort = { taps: 7, typed: 2 }
    expect({ taps: effort.taps + 1, typed: effort.typed }).toEqual(sufficient)

    await page.reload()
    await page.getByText("已恢复上次未提交的内容").waitFor()
    expect(await page.getByLabel("公里桩").inputValue()).toBe("K412+300")
    await page.getByRole("button", { name: "提交报告" }).click()
    await page.getByRole("heading", { name: "事故已报告" }).waitFor()
    await takePicture(page, "accident-reported-390")
    await page.getByRole("button", { name: "打开案卷" }).click()
    await page.locator("[data-standing=reported]").waitFor()
    const shown = await text(page)
    expect(shown).toContain("G205")
    expect(shown).toContain("K412+300")
    expect(shown).toContain("下洼镇")
    expect(shown).toContain("以全国道路交通事故信息管理系统为准（A23）")
  })

  it("says at its field what is wrong, with the rule", async () => {
    const { page } = officer
    await page.goto("/accidents/report")
    await page.getByText("财产损失", { exact: true }).click()
    await page.getByLabel("公里桩").fill("K12+3000")
    await page.getByRole("button", { name: "提交报告" }).click()
    const problem = page.locator(".ant-form-item-explain-error").first()
    await problem.waitFor()
    expect(await page.getByLabel("公里桩").getAttribute("aria-invalid")).toBe("true")
    await takePicture(page, "accident-report-problem-390")
    await page.getByRole("button", { name: "清空重填" }).or(page.getByLabel("公里桩")).first().waitFor()
    await page.getByLabel("公里桩").fill("")
  })

  it("looks up a plate in the register of key vehicles while it is typed", async () => {
    const { page } = officer
    await ask(
      "/api/vehicles",
      {
        plate: { kind: "02", number: "鲁M7D001" },
        vehicleType: "K39",
        use: "A",
        owner: { kind: "person", name: "赵芳" },
        village
      },
      await signedInToken(product.url, "registrar")
    )
    await page.goto("/accidents/report")
    await page.getByRole("button", { name: "添加车辆" }).click()
    await page.locator(".vehicle-row .plate-field input").click()
    const keypad = page.getByRole("group", { name: "车牌键盘" })
    for (const key of "7D001") await keypad.getByRole("button", { name: key, exact: true }).click()
    await keypad.getByRole("button", { name: "完成" }).click()
    await page.locator("[data-found=鲁M7D001]").waitFor()
    await takePicture(page, "accident-report-vehicle-390")
  })

  it("offers a probable duplicate with its score; an officer merges it, and it can be undone", async () => {
    const { page } = officer
    await page.getByText("伤人", { exact: true }).click()
    await page.getByText("刚刚", { exact: true }).click()
    await page.getByRole("button", { name: "用本机定位" }).click()
    await page.getByText(/^已定位/).waitFor()
    await page.getByLabel("公里桩").fill("K412+350")
    await page.getByLabel("道路编号").fill("G205")
    await page.getByRole("button", { name: "提交报告" }).click()
    await page.getByRole("heading", { name: "事故已报告" }).waitFor()
    const pair = page.locator("[data-duplicate]").first()
    await pair.waitFor()
    expect(await pair.textContent()).toMatch(/相似度 \d+%/)
    await takePicture(page, "accident-duplicates-390")
    await pair.getByRole("button", { name: "是同一起，并案" }).click()
    await pair.getByText("已并案").waitFor()
    await page.getByRole("button", { name: "打开案卷" }).click()
    await page.locator("[data-standing=merged]").waitFor()
    await page.locator("[data-next=undo-merge]").click()
    await page.getByLabel("说明").fill("核实为两起")
    await save(page)
    await page.locator("[data-standing=reported]").waitFor()
  })

  it("A2, A10, A14, A15: an investigator takes a file from the report to a served paper, its clocks beside it", async () => {
    const { page } = investigator
    const id = idOf(
      await report({
        kind: "injury",
        happenedAt: daysAgo(3),
        reportedAt: daysAgo(3),
        saidInjured: 1,
        description: "两车在路口相撞",
        place: {
          village,
          road: { code: "S237" },
          postMetres: 20_500,
          coordinates: { longitude: 117.95, latitude: 37.71 }
        }
      })
    )
    await page.goto(`/accidents/${id}`)
    await page.locator("[data-next=accept]").click()
    await save(page)
    await page.locator("[data-standing=accepted]").waitFor()

    await openAction(page, "assign-handlers")
    const dialog = page.getByRole("dialog")
    await dialog.locator("#lead_account").fill("investigator")
    await dialog.locator("#lead_qualification").locator("label").filter({ hasText: "中级" }).click()
    await dialog.getByRole("button", { name: "其他办案人员" }).click()
    await dialog.locator("#others_0_account").fill("investigator2")
    await dialog.locator("#others_0_qualification").locator("label").filter({ hasText: "初级" }).click()
    await takePicture(page, "accident-handlers-1440")
    await save(page)

    for (const [name, role] of [
      ["王建国", "机动车驾驶人"],
      ["李秀英", "行人"]
    ] as const) {
      await openAction(page, "involve-person")
      await dialog.getByLabel("姓名").fill(name)
      await dialog.locator("#role").getByText(role, { exact: true }).click()
      await save(page)
    }
    await page.locator("[data-person]").nth(1).waitFor()
    // X2: names are masked.
    expect(await text(page)).not.toContain("王建国")

    await openAction(page, "survey-scene")
    const local = (instant: string) =>
      new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)
    await dialog.locator("#from").fill(local(hours(71)))
    await dialog.locator("#until").fill(local(hours(70)))
    await dialog.getByRole("button", { name: "其他办案人员" }).click()
    await dialog.locator("#others_0_account").fill("investigator2")
    await dialog.locator("#others_0_qualification").locator("label").filter({ hasText: "初级" }).click()
    await save(page)

    await page.locator("[data-next=choose-procedure]").click()
    await choose(page, "一般程序")
    await save(page)
    await page.locator("[data-clock=liability-paper]").waitFor()
    expect(await page.locator("[data-clock=liability-paper]").textContent()).toMatch(/A10/)
    await takePicture(page, "accident-file-1440")

    await page.locator("[data-next=decide-liability]").click()
    await dialog.getByText("事故认定书", { exact: true }).click()
    await dialog.locator("#number").fill("沾公交认字〔2026〕第 1 号")
    const parties = dialog.locator("[data-party]")
    await parties.nth(0).getByText("主要责任", { exact: true }).click()
    await parties.nth(0).locator("input[id$=grounds]").fill("未按规定让行，违反道路交通安全法第四十七条")
    await parties.nth(1).getByText("次要责任", { exact: true }).click()
    await parties.nth(1).locator("input[id$=grounds]").fill("未走人行横道，违反道路交通安全法第六十二条")
    await takePicture(page, "accident-liability-1440")
    await save(page)
    await page.locator("[data-in-force=true]").waitFor()
    expect(
      await page
        .locator("[data-share]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-share")))
    ).toEqual(["main", "minor"])

    await page.locator("[data-next=serve-paper]").waitFor()
    await page.locator("[data-event=LiabilityWasDecided]").waitFor()
    await takePicture(page, "accident-decided-1440")
  }, 120_000)

  it("A3: refuses an auxiliary's liability, says why, and offers it to none", async () => {
    const id = idOf(await report({ kind: "property", place: { village, text: "村委会门口" } }))
    await ask(`/api/accidents/${id}/accept`, {})
    const auxiliary = await browser.visitor("phone")
    await signIn(auxiliary.page, `auxiliary-${township}`)
    const { page } = auxiliary
    await page.goto(`/accidents/${id}`)
    await page.locator("[data-standing=accepted]").waitFor()
    await page.getByRole("button", { name: "全部办理事项" }).click()
    await page.locator("[data-verb=attend-scene]").waitFor()
    expect(await page.locator("[data-verb=decide-liability]").count()).toBe(0)
    await page.goto(`/accidents/${id}?do=decide-liability`)
    const dialog = page.getByRole("dialog")
    await dialog.getByText("事故认定书（简易程序）").click()
    await dialog.locator("#number").fill("1")
    await dialog.getByRole("button", { name: "保存" }).click()
    const alert = dialog.getByRole("alert")
    await alert.waitFor()
    expect(await alert.textContent()).toContain("A3")
    await takePicture(page, "accident-auxiliary-390")
    await auxiliary.context.close()
  })

  it("lists what is due, by station and officer; a row leads to the file, the menu says what is overdue", async () => {
    const id = idOf(
      await report({
        happenedAt: daysAgo(30),
        reportedAt: daysAgo(30),
        late: true,
        place: { village, text: "村东桥头" }
      })
    )
    const { page } = investigator
    await page.goto("/accidents/desk?due=overdue")
    await page.locator(".desk-row").first().waitFor()
    const total = Number(await page.locator("[data-total]").getAttribute("data-total"))
    expect(total).toBeGreaterThan(0)
    const said = await page.locator("[data-due=overdue]").textContent()
    expect(said?.replace(/\D/g, "")).toBe(String(total))
    expect(await page.locator("[data-overdue]").first().getAttribute("data-overdue")).toBe(String(total))
    await takePicture(page, "accident-desk-1440")
    await page.locator(".desk-row").filter({ hasText: "村东桥头" }).first().click()
    await page.locator("[data-standing=reported]").waitFor()
    expect(page.url()).toContain(id)
    await officer.page.goto("/accidents/desk")
    await officer.page.locator(".vehicle-card").first().waitFor()
    await takePicture(officer.page, "accident-desk-390")
  })

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
    expect(points).toBeGreaterThan(6)
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
    // A server that knows no ranges answers the whole file.
    await context.route("**/district.pmtiles", (route) =>
      route.fulfill({ body: smallBaseMap(), contentType: "application/octet-stream" })
    )
    await page.goto("/accidents/map")
    await page.locator(".map[data-base=true]").waitFor()
    const water = "188,216,236"
    const corner = `(() => {
      const canvas = document.querySelector(".map canvas")
      return [...canvas.getContext("2d").getImageData(30, canvas.height - 60, 1, 1).data].slice(0, 3).join()
    })()`
    await expect.poll(() => page.evaluate<string>(corner)).toBe(water)
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
    expect(total).toBeGreaterThan(8)
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
    expect(Number(count)).toBeGreaterThan(8)
    await takePicture(page, "township-accidents-1440")
    await figure.getByRole("link").click()
    await expect.poll(() => page.locator("[data-total]").getAttribute("data-total")).toBe(count)
  })

  it("X2: shows persons in full for a stated purpose only", async () => {
    const { page } = investigator
    await page.goto("/accidents?phase=Decided")
    await page.locator("tbody .row-link").first().click()
    await page.locator("[data-person]").first().waitFor()
    expect(await text(page)).not.toContain("王建国")
    await page.getByRole("button", { name: "查看完整信息" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "查看完整信息" }).click()
    await expect.poll(() => text(page)).toContain("王建国")
    await page.getByRole("button", { name: "立即隐藏" }).click()
    await expect.poll(() => text(page)).not.toContain("王建国")
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
        await page.goto(path)
        await page.getByRole("heading", { level: 1 }).waitFor()
        await page.locator(".waiting").waitFor({ state: "detached" })
        const wider = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")
        expect({ path, wider: Math.max(0, wider) }).toEqual({ path, wider: 0 })
        expect({ path, nameless: await namelessFields(page) }).toEqual({ path, nameless: [] })
        await takePicture(page, `${path.slice(1).replaceAll(/[/?=]/g, "-")}-${width}`)
      }
    }
    const { page } = commander
    await page.getByRole("button", { name: "切换语言 / Switch language" }).click()
    for (const path of ["/accidents", "/accidents/map", "/accidents/analysis", "/accidents/desk"]) {
      await page.goto(path)
      await page.getByRole("heading", { level: 1 }).waitFor()
      await page.locator(".waiting").waitFor({ state: "detached" })
      const words = (await page.locator(".section-tabs").textContent()) ?? ""
      expect(words).toMatch(/^[\x20-\x7e]+$/)
      await takePicture(page, `english-${path.slice(1).replaceAll("/", "-")}-1440`)
    }
    await page.getByRole("button", { name: "切换语言 / Switch language" }).click()
  }, 120_000)

  it("costs the first page of a warden nothing but the menu's number", async () => {
    const { page, context } = await browser.visitor("phone")
    const responses: Array<Parameters<typeof bytesOf>[0][number]> = []
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.startsWith("/assets/")) responses.push(response)
    })
    await signIn(page, "warden-371603102")
    await heading(page, "古城镇").waitFor()
    expect(
      responses.filter((response) => /Section|FilePage|MapPage|YearsPanel|baseMap/.test(response.url()))
    ).toEqual([])
    expect(await bytesOf(responses)).toBeLessThan(450_000)
    await context.close()
  })

  it("loads nothing from anywhere else, throws nothing, and writes no error", () => {
    expect(
      browser.requests.filter((url) => !url.startsWith(product.url) && !/^(data|blob):/.test(url))
    ).toEqual([])
    expect(browser.faults).toEqual([])
    expect(consoleErrors.filter((error) => !error.includes("status of 4"))).toEqual([])
  })
})
