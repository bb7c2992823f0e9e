import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type AccidentProduct,
  type Answer,
  atTheBend,
  daysAgo,
  heading,
  hoursAgo,
  idOf,
  openAction,
  saveAction,
  startAccidentProduct,
  textOf,
  township,
  village
} from "./accidentPages.ts"
import { takePicture, type Visitor } from "./browser.ts"

/** What a visitor has done: taps and typed fields. */
interface Effort {
  readonly taps: number
  readonly typed: number
}

describe("accidents in a real browser, for those who work on them", () => {
  let accidents: AccidentProduct
  let officer: Visitor
  let investigator: Visitor
  let keyVehicle: Answer

  beforeAll(async () => {
    accidents = await startAccidentProduct()
    officer = await accidents.visitor("phone", `officer-${township}`)
    investigator = await accidents.visitor("desk", "investigator")
  })
  afterAll(() => accidents?.stop())

  const ask = (path: string, body?: unknown, token?: string) => accidents.ask(path, body, token)
  const report = (more: Answer) => accidents.report(more)

  it("A7: reports an accident on a phone with few inputs, from the place of the device, and keeps it over a reload", async () => {
    const { page, context } = officer
    await context.grantPermissions(["geolocation"], { origin: accidents.url })
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
    const shown = await textOf(page)
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
    keyVehicle = await ask(
      "/api/vehicles",
      {
        plate: { kind: "02", number: "鲁M7D001" },
        vehicleType: "K39",
        use: "A",
        owner: { kind: "person", name: "赵芳" },
        village
      },
      await accidents.signIn("registrar")
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
    await saveAction(page)
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
    await saveAction(page)
    await page.locator("[data-standing=accepted]").waitFor()

    await openAction(page, "assign-handlers")
    const dialog = page.getByRole("dialog")
    await dialog.locator("#lead_account").fill("investigator")
    await dialog.locator("#lead_qualification").locator("label").filter({ hasText: "中级" }).click()
    await dialog.getByRole("button", { name: "其他办案人员" }).click()
    await dialog.locator("#others_0_account").fill("investigator2")
    await dialog.locator("#others_0_qualification").locator("label").filter({ hasText: "初级" }).click()
    await takePicture(page, "accident-handlers-1440")
    await saveAction(page)

    for (const [name, role] of [
      ["王建国", "机动车驾驶人"],
      ["李秀英", "行人"]
    ] as const) {
      await openAction(page, "involve-person")
      await dialog.getByLabel("姓名").fill(name)
      await dialog.locator("#role").getByText(role, { exact: true }).click()
      await saveAction(page)
    }
    await page.locator("[data-person]").nth(1).waitFor()
    // X2: names are masked.
    expect(await textOf(page)).not.toContain("王建国")

    await openAction(page, "survey-scene")
    const local = (instant: string) =>
      new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)
    await dialog.locator("#from").fill(local(hoursAgo(71)))
    await dialog.locator("#until").fill(local(hoursAgo(70)))
    await dialog.getByRole("button", { name: "其他办案人员" }).click()
    await dialog.locator("#others_0_account").fill("investigator2")
    await dialog.locator("#others_0_qualification").locator("label").filter({ hasText: "初级" }).click()
    await saveAction(page)

    await page.locator("[data-next=choose-procedure]").click()
    await page.getByRole("dialog").getByText("一般程序", { exact: true }).click()
    await saveAction(page)
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
    await saveAction(page)
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
    const auxiliary = await accidents.visitor("phone", `auxiliary-${township}`)
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

  it("leads from a file to the key vehicle that was in the accident, and back from its history", async () => {
    const id = idOf(await report({ kind: "property", place: { village, text: "粮站北侧" } }))
    await ask(`/api/accidents/${id}/involve-vehicle`, { plate: { kind: "02", number: "鲁M7D001" } })
    const { page } = investigator
    const link = page.getByRole("link", { name: "重点车辆档案" })
    await expect
      .poll(async () => {
        await page.goto(`/accidents/${id}`)
        await page.locator("[data-vehicle]").waitFor()
        return link.count()
      })
      .toBe(1)
    await link.click()
    const entry = page.locator("[data-event=AccidentWasRecorded]")
    await entry.first().waitFor()
    expect(page.url()).toContain(idOf(keyVehicle))
    await takePicture(page, "vehicle-accident-1440")
    await entry.first().getByRole("link", { name: "事故案卷" }).click()
    await page.locator("[data-standing=reported]").waitFor()
    expect(page.url()).toContain(id)
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

  it("X2: shows persons in full for a stated purpose only", async () => {
    const { page } = investigator
    await page.goto("/accidents?phase=Decided")
    await page.locator("tbody .row-link").first().click()
    await page.locator("[data-person]").first().waitFor()
    expect(await textOf(page)).not.toContain("王建国")
    await page.getByRole("button", { name: "查看完整信息" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "查看完整信息" }).click()
    await expect.poll(() => textOf(page)).toContain("王建国")
    const [paper] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "打印案卷（PDF）" }).click()
    ])
    expect(
      readFileSync(await paper.path())
        .subarray(0, 4)
        .toString()
    ).toBe("%PDF")
    await page.getByRole("button", { name: "立即隐藏" }).click()
    await expect.poll(() => textOf(page)).not.toContain("王建国")
  })

  it("loads nothing from anywhere else, throws nothing, and writes no error", () => {
    expect(
      accidents.browser.requests.filter((url) => !url.startsWith(accidents.url) && !/^(data|blob):/.test(url))
    ).toEqual([])
    expect(accidents.browser.faults).toEqual([])
    expect(accidents.consoleErrors).toEqual([])
  })
})
