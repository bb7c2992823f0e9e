import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { heading, saveAction, textOf } from "./accidentPages.ts"
import { type Asking, askingOf } from "./asking.ts"
import { type Browser, type Screen, signIn, startBrowser, takePicture, type Visitor } from "./browser.ts"
import { analysisOpensItsLists, townshipOpensItsLists } from "./caseFigures.ts"
import {
  callsMapping,
  callsOfHotline,
  countOf,
  type GroupOnDuty,
  putOnDuty,
  rowOf,
  takeCall,
  township
} from "./casePages.ts"
import { namelessFields, opened, smallTargets, widerThanScreen } from "./pages.ts"
import { type Product, startProduct } from "./product.ts"

interface CaseOnFile {
  readonly number: string
  readonly type: string
  readonly level: string
  readonly standing: string
  readonly place: { readonly village: string | null; readonly address: string | null }
  readonly responsible: { readonly account: string }
  readonly groups: ReadonlyArray<{
    readonly step: string
    readonly dispatchedAt: string
    readonly arrivedAt: string | null
    readonly arrivedLocation: object | null
  }>
  readonly feedbacks: ReadonlyArray<{ readonly handling: string; readonly injured: number }>
  readonly accident: { readonly accidentId: string } | null
  readonly history: ReadonlyArray<{ readonly type: string }>
}

/** Goes on by the Tab key until a field has the focus: forwards, past a handful of fields at most. */
const tabTo = async (page: Page, id: string): Promise<void> => {
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press("Tab")
    if ((await page.evaluate<string>("document.activeElement.id")) === id) return
  }
  expect(await page.evaluate<string>("document.activeElement.id")).toBe(id)
}

describe("cases in a real browser, for those who answer them", () => {
  let product: Product
  let browser: Browser
  let asking: Asking
  let dispatcher: Visitor
  let commander: Visitor
  let officer: Visitor
  let token: string
  let groups: ReadonlyArray<GroupOnDuty>
  const consoleErrors: Array<string> = []

  const visitor = async (screen: Screen, account: string): Promise<Visitor> => {
    const opened = await browser.visitor(screen)
    opened.page.on("console", (message) => {
      // The browser complains about a line that the test itself cuts, and about a server that says "ask again" (503);
      // that the pages do is what the steps above would fail without.
      const asked = /status of (4|503)|ERR_INTERNET_DISCONNECTED/.test(message.text())
      if (message.type() === "error" && !asked)
        consoleErrors.push(`${opened.page.url()} ${message.location().url} ${message.text()}`)
    })
    await signIn(opened.page, account)
    return opened
  }
  const fileOf = (id: string) => asking.get<CaseOnFile>(`/api/cases/${id}`, token)
  const dispatched = async (id: string, ...group: ReadonlyArray<GroupOnDuty | undefined>) =>
    asking.done(`/api/cases/${id}/dispatch`, token, { groups: group.map((one) => one?.groupId) })

  beforeAll(async () => {
    product = await startProduct("host")
    asking = askingOf(() => product)
    token = await asking.signIn("dispatcher")
    const command = await asking.signIn("commander")
    groups = [
      ...(await putOnDuty(asking, command, 0, [township, "371603102", "371603001"])),
      ...(await putOnDuty(asking, command, 1, ["371603103"]))
    ]
    browser = await startBrowser(product.url)
    dispatcher = await visitor("desk", "dispatcher")
    commander = await visitor("desk", "commander")
    officer = await visitor("phone", `officer-${township}`)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  it("I1, I5: takes a call by keyboard alone; another screen has it without a reload", async () => {
    const { page } = dispatcher
    await commander.page.goto("/cases/desk")
    await commander.page.locator("[data-liveness=live]").waitFor()
    await page.goto("/cases/desk")
    await page.locator("[data-liveness=live]").waitFor()
    const before = await countOf(commander.page, "all")
    await page.keyboard.press("n")
    await heading(page, "接警").waitFor()
    await page.locator("#type:focus").waitFor()
    await expect.poll(() => page.locator("input[type=radio]").count()).toBeGreaterThan(6)
    await page.keyboard.type("jtyd")
    await page.getByRole("option", { name: "交通拥堵" }).or(page.getByTitle("交通拥堵")).first().waitFor()
    await page.keyboard.press("Enter")
    await tabTo(page, "place_village")
    await page.keyboard.type("dxw")
    await page.keyboard.press("Enter")
    await tabTo(page, "place_address")
    await page.keyboard.type("供销社门口")
    await tabTo(page, "caller_phone")
    await page.keyboard.type("13812345678")
    await takePicture(page, "case-take-1440")
    await page.keyboard.press("Control+Enter")
    // By the number that the desk, the lists and the file say.
    await page.getByRole("heading", { name: /警情 \d{8}-[0-9a-f]{8} 已登记/ }).waitFor()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    const panel = page.locator("[data-panel]")
    await panel.waitFor()
    const id = (await panel.getAttribute("data-panel")) ?? ""
    const file = await fileOf(id)
    expect(file).toMatchObject({
      type: "congestion",
      level: "3",
      responsible: { account: "dispatcher" },
      place: { address: "供销社门口" }
    })
    expect(file.place.village?.slice(0, 9)).toBe(township)
    await rowOf(commander.page, id).waitFor()
    expect(await countOf(commander.page, "all")).toBe(before + 1)
  })

  it("rows 7 to 9: proposes a group with its reasons; both screens see it sent and move", async () => {
    const { page } = dispatcher
    const id = await takeCall(asking, token, { description: "树倒在路上" })
    await rowOf(page, id).getByRole("button").click()
    const panel = page.locator(`[data-panel="${id}"]`)
    const first = panel.locator("[data-weighed]").first()
    await first.waitFor()
    expect(await first.getAttribute("data-weighed")).toBe(groups[0]?.groupId)
    expect(await first.textContent()).toMatch(/建议.*本协作区力量.*本班已出警0次/)
    expect(await panel.locator("[data-hindrance=crossing-not-approved]").textContent()).toContain(
      "跨区未批准"
    )
    await takePicture(page, "case-desk-1440")
    await panel.getByRole("button", { name: /派出 1 组/ }).click()
    await panel.locator(`[data-on-case="${groups[0]?.groupId}"]`).waitFor()
    const seen = commander.page.locator(`[data-group="${groups[0]?.groupId}"]`)
    await commander.page.locator(`[data-group="${groups[0]?.groupId}"][data-step=dispatched]`).waitFor()
    await rowOf(commander.page, id).getByText("待签收").waitFor()
    await asking.done(`/api/cases/${id}/arrive`, token, { groupId: groups[0]?.groupId })
    await commander.page.locator(`[data-group="${groups[0]?.groupId}"][data-step=arrived]`).waitFor()
    expect(await seen.textContent()).toContain("在现场")
    await asking.done(`/api/cases/${id}/done`, token, { groupId: groups[0]?.groupId })
    await commander.page.locator(`[data-group="${groups[0]?.groupId}"][data-step=free]`).waitFor()
  })

  it("row 7: says BELOW_GRADE before and after too few are sent; row 10: only a commander lets others cross", async () => {
    const { page } = dispatcher
    const id = await takeCall(asking, token, {
      kind: "traffic",
      type: "school-bus",
      description: "校车起火冒烟"
    })
    await page.goto(`/cases/desk?case=${id}`)
    const panel = page.locator("[data-grade=important]")
    await panel.waitFor()
    expect(await panel.textContent()).toContain("3 组、15 人以上")
    expect(await page.locator("[data-below]").count()).toBe(0)
    expect(await panel.textContent()).toContain("跨区须经指挥员批准")
    await page.locator(`[data-weighed="${groups[2]?.groupId}"]`).getByRole("checkbox").uncheck()
    const below = page.locator("[data-below]")
    await below.waitFor()
    expect(await below.textContent()).toContain("BELOW_GRADE")
    await page.getByRole("button", { name: /派出 2 组/ }).click()
    const told = page.locator("[data-told]")
    await told.waitFor()
    expect(await told.textContent()).toMatch(/BELOW_GRADE.*实派2组10人.*I4/)
    await takePicture(page, "case-below-grade-1440")
    await rowOf(commander.page, id).getByText("低于梯次标准").waitFor()

    await commander.page.goto(`/cases/${id}`)
    await commander.page.getByLabel("批准理由").fill("本区警力不足")
    await commander.page.locator("[data-approve]").click()
    await commander.page.locator(`[data-weighed="${groups[3]?.groupId}"][data-hindrance=none]`).waitFor()
    await takePicture(commander.page, "case-crossing-1440")
    for (const group of groups.slice(0, 2)) {
      await asking.done(`/api/cases/${id}/call-off`, token, { groupId: group.groupId, reason: "已自行处理" })
    }
  })

  it("I1, 0062: an officer signs, departs, arrives and is done with one thumb; without a signal nothing is lost", async () => {
    const { page, context } = officer
    await context.grantPermissions(["geolocation"], { origin: product.url })
    await context.setGeolocation({ longitude: 117.8941, latitude: 37.6652, accuracy: 8 })
    await page.getByRole("link", { name: "警情" }).click()
    await page.locator("[data-on-duty=true]").waitFor()
    await page.locator("[data-liveness=live]").waitFor()
    const id = await takeCall(asking, token, { description: "电动三轮车侧翻" })
    await dispatched(id, groups[0])
    const mine = page.locator(`[data-my-case="${id}"]`)
    await mine.locator("[data-verb=sign]").waitFor()
    await takePicture(page, "case-mine-390")
    await mine.locator("[data-verb=sign]").click()
    await expect.poll(async () => (await fileOf(id)).groups[0]?.step).toBe("signed")
    expect(await smallTargets(page)).toEqual([])
    expect(await widerThanScreen(page)).toBe(0)

    await context.setOffline(true)
    await mine.locator("[data-verb=depart]").click()
    await mine.locator("[data-waiting=depart]").waitFor()
    await page.getByText("1 项待发送").waitFor()
    await takePicture(page, "case-mine-unsent-390")
    expect((await fileOf(id)).groups[0]?.step).toBe("signed")
    await context.setOffline(false)
    await expect.poll(async () => (await fileOf(id)).groups[0]?.step, { timeout: 15_000 }).toBe("departed")
    await mine.locator("[data-verb=arrive]").click()
    await mine.locator("[data-verb=done]").waitFor()
    await mine.locator("[data-verb=done]").click()
    await expect.poll(async () => (await fileOf(id)).groups[0]?.step).toBe("done")
    const { groups: went, history } = await fileOf(id)
    expect(went[0]?.arrivedLocation).toEqual({ longitude: 117.8941, latitude: 37.6652 })
    expect(history.filter(({ type }) => type === "GroupDeparted")).toHaveLength(1)

    await page.emulateMedia({ colorScheme: "dark" })
    await takePicture(page, "case-mine-night-390")
    await page.emulateMedia({ colorScheme: "light" })
    await mine.getByRole("link", { name: "填写反馈" }).click()
    const form = page.getByRole("dialog")
    await form.getByLabel("处置情况").fill("已扶正，恢复通行")
    await form.getByRole("button", { name: "受伤人数加一" }).click()
    await takePicture(page, "case-feedback-390")
    await saveAction(page)
    expect((await fileOf(id)).feedbacks).toMatchObject([{ handling: "已扶正，恢复通行", injured: 1 }])
    await takePicture(page, "case-file-390")
  })

  it("row 14: responsibility is offered, and changes hands only by the other's own word", async () => {
    const { page } = dispatcher
    const id = await takeCall(asking, token, { kind: "criminal", type: "theft", description: "电动车被盗" })
    await page.goto(`/cases/${id}`)
    await page.locator("[data-next=offer]").click()
    await page.getByRole("dialog").locator("#to").fill(`officer-${township}`)
    await page.keyboard.press("Tab")
    await saveAction(page)
    await page.getByText(`待 officer-${township} 接受`).first().waitFor()
    expect(await page.locator("[data-responsible]").getAttribute("data-responsible")).toBe("dispatcher")
    await officer.page.goto("/cases/mine")
    const offered = officer.page.locator(`[data-offered="${id}"]`)
    await offered.waitFor()
    await takePicture(officer.page, "case-offered-390")
    await offered.getByRole("button", { name: "接受责任" }).click()
    // The file that the dispatcher has open follows.
    await page.locator(`[data-responsible=officer-${township}]`).waitFor()

    // 法制前置: closing is refused with the rule, and the review is what comes next.
    await page.goto(`/cases/${id}?do=close`)
    const form = page.getByRole("dialog")
    await form.getByText("当场处置完毕").click()
    await form.getByRole("button", { name: "保存" }).click()
    const alert = form.getByRole("alert").first()
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(/未经法制审核不得结案.*I5/)
    await page.goto(`/cases/${id}`)
    await page.locator("[data-next=ask-review]").waitFor()
    await page.getByRole("button", { name: "全部办理事项" }).click()
    await page.locator("[data-verb=blow-whistle]").click()
    await form.locator("#what").fill("现场勘查")
    await form.locator("#branches_0_branch").fill("刑侦")
    await page.keyboard.press("Tab")
    await saveAction(page)
    await page.locator("[data-whistle]").getByText("未报到").waitFor()
    await takePicture(page, "case-file-1440")
  })

  it("a case of kind accident and its accident file lead to one another", async () => {
    const { page } = dispatcher
    const id = await takeCall(asking, token, { kind: "accident", type: "injury", description: "两车相撞" })
    await page.goto(`/cases/${id}`)
    const link = page.getByRole("link", { name: "打开事故案卷" })
    await link.click()
    await page.locator("[data-standing=reported]").waitFor()
    await page.getByRole("link", { name: "来源警情" }).click()
    await page.locator("[data-case-standing=Open]").waitFor()
    expect(page.url()).toContain(id)
  })

  it("lists cases by what the address says; an offered duplicate is joined", async () => {
    const { page } = dispatcher
    const id = await takeCall(asking, token, { kind: "help", type: "breakdown", description: "车坏在桥上" })
    const again = await takeCall(asking, token, {
      kind: "help",
      type: "breakdown",
      description: "桥上有车坏了"
    })
    await page.goto("/cases?kind=help&standing=Open")
    await page.locator("tbody .row-link").nth(1).waitFor()
    expect(await page.locator("[data-total]").getAttribute("data-total")).toBe("2")
    await takePicture(page, "case-list-1440")
    await page.goto(`/cases/${again}`)
    await page.locator(`[data-duplicate="${id}"]`).getByRole("button", { name: "是同一起，并案" }).click()
    await page.locator("[data-case-standing=Joined]").waitFor()
  })

  it("I2, I3, rows 10 and 11: every number of the analysis opens the list that it counts", async () => {
    await analysisOpensItsLists(commander.page)
  })

  it("rows 10, 27, 32, 71: a township has its cases and duties, each number with its list, on a phone too", async () => {
    await townshipOpensItsLists(officer.page)
  })

  it("is there in English, every field has a name, and everything is as large as a thumb", async () => {
    const id = await takeCall(asking, token, { description: "路面积水" })
    const addresses = ["/cases/desk", "/cases/take", "/cases", `/cases/${id}`, `/cases/${id}?do=correct`]
    for (const { page } of [dispatcher, officer]) {
      for (const address of [...addresses, ...(page === officer.page ? ["/cases/mine"] : [])]) {
        await opened(page, address)
        expect(await namelessFields(page), address).toEqual([])
        expect(await widerThanScreen(page), address).toBe(0)
        if (page === officer.page && !address.includes("?"))
          expect(await smallTargets(page), address).toEqual([])
      }
    }
    const { page } = officer
    await page.goto("/cases/take")
    await heading(page, "接警").waitFor()
    await takePicture(page, "case-take-390")
    await page.getByRole("button", { name: /Switch language/ }).click()
    await heading(page, "Take a call").waitFor()
    expect(
      (await textOf(page)).match(/[\u4e00-\u9fff]+/g)?.filter((words) => !/镇|街道|村|居|社区/.test(words)) ??
        []
    ).toEqual([])
    await page.goto("/cases/desk")
    await rowOf(page, id).waitFor()
    await takePicture(page, "case-desk-en-390")
    await page.getByRole("button", { name: /Switch language/ }).click()
  })

  it("hands in calls of another desk: every row has its answer, and the case that it brought", async () => {
    const { page } = dispatcher
    await page.goto("/cases")
    await page.getByRole("link", { name: "导入警情" }).click()
    await page
      .locator("input[type=file]")
      .nth(1)
      .setInputFiles({ name: "对应.json", mimeType: "application/json", buffer: Buffer.from(callsMapping) })
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "热线.csv", mimeType: "text/csv", buffer: Buffer.from(callsOfHotline) })
    await page.locator("[data-import-state=finished]").waitFor()
    const sums = await page
      .locator("[data-total] strong")
      .evaluateAll((all) => all.map((one) => Number(one.textContent)))
    // Rows, accepted, with a warning, duplicate, rejected.
    expect(sums).toEqual([3, 1, 0, 1, 1])
    // The rows are asked for once the sums are there.
    await expect
      .poll(() => page.locator(".answer-table tbody tr.ant-table-row").allTextContents())
      .toEqual([expect.stringMatching(/^4未接收乡镇：/)])
    const [answers] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载逐行结果 CSV" }).click()
    ])
    expect(answers.suggestedFilename()).toMatch(/\.csv$/)
    await page.locator(".counted-choices .ant-segmented-item").first().click()
    await page.getByRole("link", { name: "打开警情" }).first().click()
    await page.getByText("晒粮占道影响通行").first().waitFor()
  })

  it("loads nothing from anywhere else, throws nothing, and writes no error", () => {
    expect(
      browser.requests.filter((url) => !url.startsWith(product.url) && !/^(data|blob):/.test(url))
    ).toEqual([])
    expect(browser.faults).toEqual([])
    expect(consoleErrors).toEqual([])
  })
})
