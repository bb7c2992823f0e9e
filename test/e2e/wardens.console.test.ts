import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type HostProcess, startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import type { BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"
import { type Browser, signIn, startBrowser, takePicture } from "./browser.ts"
import { namelessFields, registerQuickly, smallTargets, typePlate, widerThanScreen } from "./pages.ts"

const account = "warden-371603101"
const township = "371603101"
const monthAgo = new Date(Date.now() - 31 * 86_400_000).toISOString()

interface Listed<Item> {
  readonly items: ReadonlyArray<Item>
  readonly total: number
}
interface Work {
  readonly kind: string
  readonly codes: ReadonlyArray<{ readonly code: string; readonly count: number | null }>
  readonly happenedAt: string
}

describe("a warden's phone without a connection", () => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-offline-"))
  let host: HostProcess
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let officer: string
  const asking = askingOf(() => host)
  const { done, get, signIn: tokenOf } = asking

  beforeAll(async () => {
    await seedFolder(folder)
    host = await startHost(folder, { LOG_LEVEL: "error" })
    browser = await startBrowser(host.url)
    officer = await tokenOf(`officer-${township}`)
    ;({ context, page } = await browser.visitor("phone", "the-pages"))
  })
  afterAll(async () => {
    await browser?.close()
    await host?.end("SIGTERM")
    rmSync(folder, { recursive: true, force: true })
  })

  const unsent = async (of = page) =>
    Number(await of.locator("[data-unsent]").first().getAttribute("data-unsent"))
  const save = async () => {
    await page.getByRole("button", { name: "保存", exact: true }).click()
    await page.getByRole("heading", { name: "已保存，将自动发送" }).waitFor()
  }
  const to = (name: string) =>
    page.getByRole("navigation", { name: "劝导工作" }).getByRole("link", { name, exact: true }).click()
  const pickVillage = async () => {
    await page.locator("#village").click()
    await page.getByRole("dialog").getByRole("button").filter({ hasText: "大下洼" }).click()
  }
  const records = () =>
    get<Listed<Work>>(`/api/wardens/records?township=${township}&sort=happenedAt`, officer)
  const hazards = () =>
    get<Listed<{ readonly code: string }>>(`/api/wardens/hazards?township=${township}`, officer)

  it("is an application that can be installed, and opens after one visit without a connection", async () => {
    await signIn(page, account)
    await page.getByRole("link", { name: "劝导", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: "今日" }).waitFor()
    // One's own post stands there as the server says it, and is kept for later.
    await page.getByText(/所在劝导站：.*镇口劝导站/).waitFor()
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await expect
      .poll(() =>
        page.evaluate(
          "caches.open('jiaosuo-reference').then((kept) => kept.keys()).then((keys) => keys.length)"
        )
      )
      .toBe(4)
    const manifest = (await (await fetch(`${host.url}/manifest.webmanifest`)).json()) as {
      readonly display: string
      readonly icons: ReadonlyArray<{ readonly src: string }>
    }
    expect(manifest.display).toBe("standalone")
    for (const { src } of manifest.icons) expect((await fetch(`${host.url}${src}`)).status).toBe(200)
    const worker = await fetch(`${host.url}/sw.js`)
    expect(worker.headers.get("cache-control")).toBe("no-cache")
    expect(worker.headers.get("content-security-policy")).toContain("connect-src 'self'")

    await context.setOffline(true)
    await page.reload()
    await page.getByRole("heading", { level: 1, name: "今日" }).waitFor()
    await page.getByText(/所在劝导站：.*镇口劝导站/).waitFor()
  })

  it("keeps three forms that are filled in without a connection, also when the page is closed", async () => {
    await to("劝导登记")
    await page.getByRole("button", { name: "不系安全带 加一" }).click({ clickCount: 3 })
    await page.getByRole("button", { name: "不戴安全头盔 加一" }).click()
    expect(await namelessFields(page)).toEqual([])
    expect(await widerThanScreen(page)).toBe(0)
    expect(await smallTargets(page)).toEqual([])
    await takePicture(page, "wardens-persuasion-390")
    await save()
    await to("道路隐患上报")
    await page.getByText("路面破损", { exact: true }).click()
    await page
      .getByText(/一般隐患|一般/)
      .first()
      .click()
    // Neither a place nor a road: the server will not take it.
    await save()
    await to("群众求助")
    await page.getByText("车辆故障", { exact: true }).click()
    await save()
    await expect.poll(() => unsent()).toBe(3)

    await page.close()
    page = await context.newPage()
    await page.goto("/wardens/unsent")
    await page.getByText("等待发送 3 份").waitFor()
    expect(await page.locator("[data-unsent-form] strong").allTextContents()).toEqual([
      "劝导 · 不系安全带 3、不戴安全头盔 1",
      "隐患 · 路面破损",
      "求助 · 车辆故障"
    ])
    await takePicture(page, "wardens-unsent-390")
    expect((await records()).total).toBe(0)
  })

  it("X2: keeps no answer of the server but tables that are the same for everybody", async () => {
    const kept = (await page.evaluate(`(async () => {
      const addresses = []
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) addresses.push(new URL(request.url).pathname)
      return addresses
    })()`)) as ReadonlyArray<string>
    expect(kept.filter((path) => path.startsWith("/api/")).sort()).toEqual([
      "/api/reference/codes",
      "/api/reference/townships",
      "/api/reference/villages",
      "/api/wardens/items"
    ])
    expect(kept.length).toBeGreaterThan(10)
  })

  it("sends them in order and once when the killed server is back, and shows what was refused and why", async () => {
    const { port } = new URL(host.url)
    await host.end("SIGKILL")
    await context.setOffline(false)
    // The connection is there and nobody answers: everything stays.
    await page.getByRole("button", { name: "立即发送" }).click()
    await page.getByText("等待发送 3 份").waitFor()
    host = await startHost(folder, { LOG_LEVEL: "error", PORT: port })
    await page.getByText("被退回 1 份").waitFor()
    await expect.poll(() => unsent()).toBe(1)
    const refused = page.locator("[data-refused]:not([data-refused=''])")
    expect(await refused.locator("[data-field=location]").textContent()).toBe("位置：请标注位置或填写道路")
    await takePicture(page, "wardens-refused-390")

    officer = await tokenOf(`officer-${township}`)
    const sent = await records()
    expect(sent.items.map(({ kind }) => kind)).toEqual(["persuasion", "help-request"])
    expect(sent.items[0]?.codes).toEqual([
      { code: "no-seat-belt", count: 3 },
      { code: "no-helmet", count: 1 }
    ])
    expect((await hazards()).total).toBe(0)
  })

  it("corrects what was refused and sends it; throws nothing away without asking", async () => {
    await page.getByRole("button", { name: "删除" }).click()
    await page.getByText("删除后无法恢复").waitFor()
    await page.getByRole("button", { name: "保留" }).click()
    await page.getByRole("link", { name: "改正" }).click()
    await page.getByText("正在改正被退回的内容").waitFor()
    await page.getByText("请标注位置或填写道路").waitFor()
    await page.getByLabel("道路", { exact: true }).fill("S234 K12+300")
    await save()
    await expect.poll(() => unsent()).toBe(0)
    await expect.poll(async () => (await hazards()).items.map(({ code }) => code)).toEqual(["surface"])
    expect((await records()).total).toBe(2)
  })

  it("K15: visits by plate and lists a vehicle without a connection; a plate on no file is taken along into the list", async () => {
    const { id } = await registerQuickly(asking, account, "鲁M5V001")
    await context.setOffline(true)
    // Who looks for a vehicle and finds no connection is shown the way that needs none.
    await page.goto("/vehicles/find")
    await page.getByRole("link", { name: "没有网络也可以按号牌登记入户核查" }).click()
    await typePlate(page, "5V001")
    await page.getByLabel("车主姓名（按现场所述）").fill("赵芳")
    await page.getByText("安全带缺失", { exact: true }).click()
    expect(await namelessFields(page)).toEqual([])
    expect(await widerThanScreen(page)).toBe(0)
    expect(await smallTargets(page)).toEqual([])
    await takePicture(page, "wardens-visit-390")
    await save()
    await page.getByRole("button", { name: "再记一次" }).click()
    await typePlate(page, "5V002")
    await page.getByLabel("车主姓名（按现场所述）").fill("孙七")
    await page.getByLabel("联系电话（按现场所述）").fill("13812340000")
    await page.getByLabel("备注").fill("院门锁着")
    await save()
    await page.goto("/unregistered/new")
    await page.getByText("电动三轮车", { exact: true }).click()
    await page.getByLabel("车主姓名").fill("周九")
    await pickVillage()
    await page.getByRole("button", { name: "提交", exact: true }).click()
    await page.getByRole("heading", { name: "已保存，将自动发送" }).waitFor()
    await expect.poll(() => unsent()).toBe(3)

    await context.setOffline(false)
    await page.goto("/wardens/unsent")
    await page.locator("[data-refused=PlateIsNotOnFile]").waitFor()
    await expect.poll(() => unsent()).toBe(1)
    await takePicture(page, "wardens-no-such-plate-390")
    const visited = await get<{ readonly history: ReadonlyArray<{ type: string; figures: object }> }>(
      `/api/vehicles/${id}`,
      officer
    )
    expect(visited.history.slice(1).map(({ type }) => type)).toEqual([
      "VehicleWasVerified",
      "HazardWasReported"
    ])
    expect(visited.history[1]?.figures).toMatchObject({ ownerConfirmed: true, visitedBy: account })

    await page.getByRole("link", { name: "按无牌车辆上报" }).click()
    await page.getByText("已带入入户核查时填写的内容").waitFor()
    expect(await page.getByLabel("特征").inputValue()).toContain("鲁M5V002")
    expect(await page.getByLabel("车主姓名").inputValue()).toBe("孙七")
    expect(await page.getByLabel("联系电话").inputValue()).toBe("13812340000")
    expect(await page.getByLabel("备注").inputValue()).toBe("院门锁着")
    await page.getByText("电动三轮车", { exact: true }).click()
    await pickVillage()
    await takePicture(page, "wardens-listed-instead-390")
    await page.getByRole("button", { name: "提交", exact: true }).click()
    await expect.poll(() => unsent()).toBe(0)
    await expect
      .poll(
        async () =>
          (await get<Listed<unknown>>(`/api/unregistered-vehicles?township=${township}`, officer)).total
      )
      .toBe(2)
    await page.goto("/wardens")
  })

  it("X3: sends nothing in the name of somebody else; whoever filled it in finds it after signing in again", async () => {
    await to("宣传登记")
    await page.getByText("入户宣传", { exact: true }).click()
    await context.setOffline(true)
    await save()
    // What an account that never came back has left on this device a month ago and more.
    await page.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open("jiaosuo")
      opening.onsuccess = () => {
        const kept = opening.result.transaction("forms", "readwrite")
        kept.objectStore("forms").add({
          account: "long-gone", commandId: "1", path: "/api/wardens/records", body: {}, page: null, subject: "",
          values: null, refused: null, happenedAt: "${monthAgo}", keptAt: "${monthAgo}"
        })
        kept.oncomplete = () => resolve(opening.result.close())
        kept.onerror = reject
      }
    })`)
    await context.clearCookies()
    await context.setOffline(false)
    await page.getByText("登录已过期，请重新登录").waitFor()
    await signIn(page, "gridworker")
    await page.getByRole("heading", { level: 1, name: "查找车辆" }).waitFor()
    expect(await unsent()).toBe(0)
    // Row 35: a grid worker's phone offers visits and nothing else.
    await page.goto("/wardens")
    await page.getByRole("heading", { level: 1, name: "入户核查" }).waitFor()
    const ways = page.getByRole("navigation", { name: "劝导工作" }).getByRole("link")
    expect(await ways.allTextContents()).toEqual(["入户", "未发送"])
    await page.getByRole("button", { name: /Switch language/ }).click()
    await page.getByRole("heading", { level: 1, name: "Visit at a door" }).waitFor()
    await page.getByLabel("Phone, as told").waitFor()
    await page.getByRole("button", { name: /Switch language/ }).click()
    await to("未发送")
    // X2: nobody comes back for a queue for ever; what is a minute old waits for its own person.
    await page.locator("[data-others='1']").waitFor()
    await page.getByText(/其他账户未发送的 1 份/).waitFor()
    await page.getByRole("button", { name: /账户/ }).click()
    await page.getByText("退出登录").click()
    await page.getByLabel("账户").waitFor()
    expect((await records()).total).toBe(2)
    await signIn(page, account)
    await expect
      .poll(async () => (await records()).items.map(({ kind }) => kind))
      .toEqual(["persuasion", "help-request", "publicity"])
    await expect.poll(() => unsent()).toBe(0)
  })

  it("row 34: checks in and out of a shift on the phone, and puts a time right that was refused", async () => {
    const me = await get<{ readonly id: string; readonly place: { readonly placeId: string } }>(
      "/api/wardens/wardens/me",
      await tokenOf(account)
    )
    const half = 30 * 60_000
    const begin = Math.floor(Date.now() / half) * half
    await done("/api/wardens/shifts", officer, {
      placeId: me.place.placeId,
      from: new Date(begin).toISOString(),
      until: new Date(begin + 8 * half).toISOString(),
      wardens: [me.id]
    })
    await page.goto("/wardens")
    // The clock of the device is an hour ahead, until the page is loaded again.
    await page.evaluate(
      "{ const Right = Date; window.Date = class extends Right { constructor(...at) { super(...(at.length > 0 ? at : [Right.now() + 3_600_000])) } } }"
    )
    await page.getByRole("button", { name: "签到" }).click()
    await page.getByRole("link", { name: "被退回，请查看“未发送”" }).click()
    await page.locator("[data-field=happenedAt]").waitFor()
    await page.reload()
    await page.getByRole("link", { name: "改正" }).click()
    await page.getByRole("heading", { level: 1, name: /^签到 · .*镇口劝导站/ }).waitFor()
    expect(await namelessFields(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await takePicture(page, "wardens-presence-390")
    const inShanghai = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)
    await page.getByLabel("发生时间").fill(inShanghai)
    await save()
    await to("今日")
    await page.getByText(/\d\d:\d\d 已签到/).waitFor()
    await page.getByRole("button", { name: "签退" }).click()
    await page.getByText(/\d\d:\d\d 已签退/).waitFor()
    await takePicture(page, "wardens-day-390")
    expect(browser.faults).toEqual([])
  })
})
