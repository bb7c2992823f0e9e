import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"
import { type Browser, signIn, startBrowser, takePicture } from "./browser.ts"
import {
  dayAfter,
  farMonth,
  hour,
  inShanghai,
  monday,
  nextMonth,
  type Organisation,
  type Person,
  type Roster,
  readInEnglish,
  thisMonth
} from "./dutyPages.ts"
import { smallTargets, widerThanScreen } from "./pages.ts"
import { callCellOut, checkWithOneThumb, findCellNear, planCheckpoint } from "./postPages.ts"
import { type Product, startProduct } from "./product.ts"

describe("duties in a real browser", () => {
  let product: Product
  let browser: Browser
  let commander: Page
  let token: string
  let zone: { readonly zoneId: string; readonly name: string }
  let people: ReadonlyArray<Person>
  let rosterId: string
  let post: string
  /** A day of the first whole week with two groups that have room, and these. */
  let day: string
  let one: string
  let another: string
  const consoleErrors: Array<string> = []
  const { ask, done, get, signIn: tokenOf } = askingOf(() => product)

  const visitor = async (screen: "desk" | "phone" | "narrow", account: string): Promise<Page> => {
    const { page } = await browser.visitor(screen)
    page.on("console", (message) => {
      // A list that does not have one's own entry yet says so with 503, and is asked again.
      if (message.type() === "error" && !/status of (4|503)/.test(message.text())) {
        consoleErrors.push(`${page.url()} ${message.text()}`)
      }
    })
    await signIn(page, account)
    return page
  }
  const roster = (id = rosterId) => get<Roster>(`/api/duties/rosters/${id}`, token)
  const rosterOf = async (month: string): Promise<Roster | undefined> => {
    const found = await ask(`/api/duties/rosters/of-unit?unit=${zone.zoneId}&month=${month}`, token)
    return found.status === 200 ? (JSON.parse(found.text) as Roster) : undefined
  }
  const tile = (page: Page, slotId: string) => page.locator(`[data-slot="${slotId}"]`)
  const slotOn = async (on: string, kind: string) => {
    const found = (await roster()).slots.find((slot) => slot.day === on && slot.kind === kind)
    if (found === undefined) throw new Error(`there is no ${kind} on ${on}`)
    return found
  }
  const membersOf = async (slotId: string): Promise<ReadonlyArray<string>> =>
    (await roster()).slots.find((slot) => slot.slotId === slotId)?.members.map(({ personId }) => personId) ??
    []

  beforeAll(async () => {
    product = await startProduct("host")
    browser = await startBrowser(product.url)
    token = await tokenOf("commander")
    const organisation = await get<Organisation>("/api/duties/organisation", token)
    const [first] = organisation.zones
    if (first === undefined) throw new Error("the demo has no zone")
    zone = first
    people = (
      await get<{ items: ReadonlyArray<Person> }>(`/api/duties/people?unit=${zone.zoneId}&limit=200`, token)
    ).items
    commander = await visitor("desk", "commander")
    // As tall as a roster of a week: whatever is dragged and where it goes are on the screen together.
    await commander.setViewportSize({ width: 1440, height: 1700 })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  it("opens the roster of a zone, drafts it, and shows its gaps and how even it is (rows 5, 6)", async () => {
    const page = commander
    await page.getByRole("link", { name: "勤务" }).click()
    await page.getByRole("link", { name: "值班表" }).first().click()
    await page.getByRole("button", { name: "新建值班表" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByLabel("单位").click()
    await page.locator(".ant-select-item-option").filter({ hasText: zone.name }).click()
    await drawer.getByLabel("月份").fill(farMonth)
    await drawer.getByRole("button", { name: "保存" }).click()
    await page.locator(".roster-calendar").waitFor()
    rosterId = new URL(page.url()).pathname.split("/").at(-1) ?? ""
    const before = (await roster()).gaps.length
    expect(before).toBeGreaterThan(100)
    await page
      .locator("[data-panel=gaps]")
      .getByText(/处警组 缺 3 班/)
      .first()
      .waitFor()

    await page.getByRole("button", { name: "自动排班" }).click()
    await page.getByText("已自动排班").waitFor()
    // What the people of the demo cannot fill is left, and counted.
    const left = (await roster()).gaps.reduce((sum, { duties }) => sum + duties, 0)
    expect(left).toBeLessThan(before / 10)
    await expect.poll(() => page.locator("[data-panel=gaps] h2 .ant-tag").textContent()).toBe(String(left))
    // Officers of one zone have nearly the same number of duty days.
    const officers = await page.locator("[data-spread='officers.dutyDays'] .number").textContent()
    const [least = 0, most = 99] = (officers ?? "").match(/\d+/g)?.map(Number) ?? []
    expect(most - least).toBeLessThanOrEqual(2)
    await page.getByRole("button", { name: "往后" }).click()
    await page.locator(`.fc-day[data-date="${monday}"] .duty-tile`).first().waitFor()
    await takePicture(page, "roster-1440")

    const { slots } = await roster()
    for (const candidate of [0, 1, 2, 3].map((n) => dayAfter(monday, n))) {
      const groups = slots.filter(
        (slot) => slot.day === candidate && slot.kind === "response-group" && slot.members.length === 5
      )
      if (groups.length < 2) continue
      day = candidate
      one = groups[0]?.slotId ?? ""
      another = groups[1]?.slotId ?? ""
      break
    }
    expect(day).toBeDefined()
  })

  it("checks while a person is dragged: double booking, absence and composition; who fits is moved", async () => {
    const page = commander
    const planned = (await roster()).slots
    const byId = (slotId: string) => {
      const found = planned.find((slot) => slot.slotId === slotId)
      if (found === undefined) throw new Error(`there is no duty ${slotId}`)
      return found
    }
    const [from, other] = [byId(one), byId(another)]
    const auxiliaries = from.members.filter(({ personKind }) => personKind === "auxiliary")
    const dragged = auxiliaries[0]?.personId ?? ""
    const said = page.locator("[data-said]")
    const drag = async (chip: ReturnType<Page["locator"]>, to: string) => {
      await chip.hover()
      await page.mouse.down()
      const box = await tile(page, to).boundingBox()
      if (box === null) throw new Error("the duty is not on the screen")
      await page.mouse.move(box.x + box.width / 2, box.y + 8, { steps: 4 })
      await page.mouse.move(box.x + box.width / 2, box.y + 10)
    }
    // An officer more does not fit into a group: it has one.
    const officer = from.members.find(({ personKind }) => personKind === "officer")?.personId ?? ""
    await drag(tile(page, from.slotId).locator(`[data-person="${officer}"]`), other.slotId)
    await expect.poll(() => said.textContent()).toMatch(/民警最多 1 人/)
    expect(await said.getAttribute("data-fits")).toBe("false")
    expect(await tile(page, other.slotId).getAttribute("data-fit")).toBe("refuses")
    await takePicture(page, "roster-drag-refused-1440")
    await page.mouse.up()
    expect(await membersOf(from.slotId)).toContain(officer)

    // From the list of people, onto a second duty of the same day.
    await drag(page.locator(`.people-pool [data-person="${dragged}"]`), other.slotId)
    await expect.poll(() => said.textContent()).toMatch(/同一时间已有班次/)
    await page.mouse.up()

    // Away on the day: the server's own absence, checked as one drags.
    const near = planned.filter((slot) => slot.day === day || slot.day === dayAfter(day, -1))
    const free = people.find(
      ({ personId, personKind }) =>
        personKind === "auxiliary" &&
        !near.some(({ members }) => members.some((member) => member.personId === personId))
    )
    if (free === undefined) throw new Error("everybody is on duty")
    await done(`/api/duties/people/${free.personId}/record-absence`, token, {
      from: day,
      until: day,
      ground: "annual-leave"
    })
    await page.reload()
    await page.getByRole("button", { name: "往后" }).click()
    await tile(page, other.slotId).waitFor()
    await drag(page.locator(`.people-pool [data-person="${free.personId}"]`), other.slotId)
    await expect.poll(() => said.textContent()).toContain(`${day} 至 ${day} 不在岗`)
    await page.mouse.up()

    // From one group to the other of the same day: leaves the first, and is in no two places.
    await drag(tile(page, from.slotId).locator(`[data-person="${dragged}"]`), other.slotId)
    await expect.poll(() => said.getAttribute("data-fits")).toBe("true")
    await page.mouse.up()
    await expect.poll(() => membersOf(other.slotId)).toContain(dragged)
    expect(await membersOf(from.slotId)).not.toContain(dragged)
  })

  it("drags a duty to another day, where it fits, and moves people with the keyboard alone", async () => {
    const page = commander
    const target = dayAfter(day, 2)
    const slot = await slotOn(day, "station-officer")
    const cell = (on: string) => page.locator(`.fc-daygrid-day[data-date="${on}"]`)
    const said = page.locator("[data-said]")
    await tile(page, slot.slotId).locator(".duty-open").hover()
    await page.mouse.down()
    // On the next day whoever was on duty is on another one, or may be: the page says which.
    for (const over of [dayAfter(day, 1), target]) {
      const box = await cell(over).boundingBox()
      if (box === null) throw new Error("the day is not on the screen")
      await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 5 })
      await expect.poll(() => said.textContent()).toContain(over)
    }
    const fits = await said.getAttribute("data-fits")
    await page.mouse.up()
    const dayOf = async () => (await roster()).slots.find(({ slotId }) => slotId === slot.slotId)?.day
    const lands = fits === "true" ? target : day
    await expect.poll(dayOf).toBe(lands)
    // What is drawn anew meanwhile would take the focus along.
    await cell(lands).locator(`[data-slot="${slot.slotId}"]`).waitFor()

    // The keyboard: Enter takes somebody, Enter on a duty puts them there, Escape gives up.
    const before = (await roster()).slots.find(({ slotId }) => slotId === another)
    const moved = before?.members.find(({ personKind }) => personKind === "auxiliary")?.personId ?? ""
    const chip = tile(page, another).locator(`[data-person="${moved}"]`)
    await chip.focus()
    await page.keyboard.press("Enter")
    await page.locator(".held").waitFor()
    await page.keyboard.press("Escape")
    await page.locator(".held").waitFor({ state: "detached" })
    await chip.focus()
    await page.keyboard.press("Enter")
    await page.locator(".held").waitFor()
    await tile(page, one).locator(".duty-open").focus()
    await expect.poll(() => said.textContent()).toContain("可以放入")
    await takePicture(page, "roster-keyboard-1440")
    await page.keyboard.press("Enter")
    await expect.poll(() => membersOf(one)).toContain(moved)
    expect(await membersOf(another)).not.toContain(moved)
  })

  it("publishes with gaps for a reason only, and changes what is published for a reason only", async () => {
    const page = commander
    const leader = await slotOn(dayAfter(day, 1), "leader")
    await tile(page, leader.slotId).locator(".duty-open").click()
    const drawer = page.getByRole("dialog")
    await takePicture(page, "roster-duty-1440")
    await drawer.getByRole("button", { name: "取消班次" }).click()
    await page.getByRole("button", { name: "确定" }).click()
    await tile(page, leader.slotId).waitFor({ state: "detached" })
    const missing = (await roster()).gaps.length
    expect(missing).toBeGreaterThan(0)

    await page.getByRole("button", { name: "发布", exact: true }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByText(/个班次无人/).waitFor()
    await dialog.getByRole("button", { name: "确定" }).click()
    await dialog.getByText("必填").waitFor()
    expect((await roster()).published).toBe(false)
    await dialog.getByLabel("原因").fill("所领导培训")
    await dialog.getByRole("button", { name: "确定" }).click()
    await page.locator("[data-published=true]").waitFor()
    expect((await roster()).published).toBe(true)
    await page.getByRole("link", { name: "值班表" }).first().click()
    await page.locator("tbody").getByText("已发布").first().waitFor()
    await takePicture(page, "rosters-1440")
  })

  it("shows the organisation of any day: a tree, zones with their centre, and who answers for which traffic (rows 1, 3, 17)", async () => {
    const page = commander
    await page.getByRole("link", { name: "组织机构" }).click()
    const count = (kind: string) => page.locator(`[data-count="${kind}"] strong`).textContent()
    await page.locator("[data-zone]").first().waitFor()
    const stations = Number(await count("station"))
    expect(stations).toBeGreaterThanOrEqual(10)
    expect(await count("zones")).toBe("2")
    await page.locator("[data-panel=modes]").getByText("交所合一").first().waitFor()
    expect(await page.locator("[data-panel=tree] [data-unit]").count()).toBeGreaterThan(stations)
    await takePicture(page, "organisation-1440")

    await page.getByRole("button", { name: "谁适合做中心所" }).first().click()
    await page
      .getByRole("dialog")
      .getByText(/建议|数据不全/)
      .waitFor()
    await page.keyboard.press("Escape")
    // Before the reform there was none of it.
    await page.getByLabel("查看日期").fill("2021-11-30")
    await page.locator('[data-on="2021-11-30"]').waitFor()
    await page.getByText("当天没有协作区").waitFor()
    expect(await count("zones")).toBe("0")
    expect(await page.locator("[data-unit]").count()).toBe(0)
  })

  it("is checked in and out with one thumb, with the place; a colleague is asked to take a duty (row 6)", async () => {
    const account = people.find((one) => one.account?.startsWith("auxiliary-"))?.account ?? ""
    const me = people.find((one) => one.account === account)
    const now = Date.now()
    // The demo's duties of the month make room for one of four hours.
    const opened = await rosterOf(thisMonth)
    if (opened === undefined) throw new Error("the demo has no roster of this month")
    const own = opened.slots.filter(({ members }) =>
      members.some(({ personId }) => personId === me?.personId)
    )
    const slots = own.map(({ slotId }) => slotId)
    if (slots.length > 0) {
      await done(`/api/duties/rosters/${opened.id}/remove-slot`, token, { slots, reason: "试运行" })
    }
    const duty = {
      kind: "patrol",
      from: inShanghai(now - hour),
      until: inShanghai(now + 3 * hour),
      members: [{ personId: me?.personId }]
    }
    await done(`/api/duties/rosters/${opened.id}/plan`, token, { slots: [duty], reason: "试运行" })

    const { page, context } = await browser.visitor("phone")
    await context.grantPermissions(["geolocation"])
    await context.setGeolocation({ longitude: 118.13, latitude: 37.7 })
    await signIn(page, account)
    await page.getByRole("link", { name: "勤务" }).click()
    await page.locator("[data-next]").waitFor()
    await page.getByText("正在值班").waitFor()
    await takePicture(page, "my-duties-390")
    expect(await smallTargets(page)).toEqual([])
    expect(await widerThanScreen(page)).toBe(0)

    await page.getByRole("button", { name: "带上我的位置" }).click()
    await page.getByText("已取得位置").waitFor()
    await page.getByRole("button", { name: "签到" }).click()
    await page.getByRole("button", { name: "签退" }).waitFor()
    const [attended] = (await roster(opened.id)).attendance
    expect(attended?.personId).toBe(me?.personId)
    expect(attended?.location).not.toBeNull()
    await page.getByRole("button", { name: "签退" }).click()
    await page
      .locator("[data-panel=past]")
      .getByText(/已签退/)
      .waitFor()
    await page.locator("[data-mine=load]").getByText("值班 1 天，4 小时").waitFor()
    // A duty to come is offered to a colleague.
    await page.getByRole("button", { name: "请人顶班" }).first().click()
    const sheet = page.getByRole("dialog")
    await sheet.getByLabel("顶班的人").click()
    await page.locator(".ant-select-item-option").first().click()
    await sheet.getByRole("button", { name: "请人顶班" }).click()
    const asked = async () => {
      const all = await Promise.all([thisMonth, nextMonth, farMonth].map(rosterOf))
      return all.flatMap((one) => one?.swaps ?? []).map(({ standing }) => standing)
    }
    await expect.poll(asked).toEqual(["asked"])
    await takePicture(page, "my-duties-after-390")
  })

  it("plans a checkpoint as D1 to D3 ask, and takes a key vehicle down with one thumb (rows 29, 37, K14)", async () => {
    const code = people.find((one) => one.account?.startsWith("auxiliary-"))?.account?.slice(10) ?? ""
    const { units } = await get<Organisation>("/api/duties/organisation", token)
    const station = units.find(({ townships }) => townships.includes(code))?.name ?? ""
    await commander.goto("/duties/posts")
    await commander.locator("[data-panel=hour]").getByText("早高峰 · 站岗").waitFor()
    post = await planCheckpoint(commander, station)
    const page = await visitor("phone", `auxiliary-${code}`)
    await checkWithOneThumb(page, post)
    expect(await smallTargets(page)).toEqual([])
    expect(await widerThanScreen(page)).toBe(0)
    await takePicture(page, "vehicle-check-390")
    const { checks } = await get<{ checks: ReadonlyArray<unknown> }>(`/api/duties/posts/${post}`, token)
    expect(checks).toMatchObject([{ plate: { number: "鲁M12345" }, findings: [{ code: "tyres" }] }])
  })

  it("forms a response cell, calls it out and shows what came of it (row 23)", async () => {
    await commander.goto("/duties/cells")
    await callCellOut(commander, "刘下洼")
    await commander.getByRole("link", { name: "应急哨点" }).click()
    await commander
      .locator("[data-standing=free]")
      .getByText(/路面有倒树.*处置完毕/)
      .waitFor()
    await findCellNear(commander)
  })

  it("says everything in English as well, and names every field; a narrow phone scrolls sideways nowhere", async () => {
    const places = [
      "overview",
      "rosters",
      `rosters/${rosterId}`,
      "organisation",
      "people",
      `people/${people[0]?.personId ?? ""}`,
      "load",
      "load?tab=rest",
      "posts",
      `posts/${post}`,
      `posts/${post}/check`,
      "cells",
      "indicators"
    ]
    await commander.getByRole("button", { name: /Switch language/ }).click()
    await readInEnglish(commander, await visitor("narrow", "commander"), places)
    expect(browser.faults).toEqual([])
    expect(consoleErrors).toEqual([])
    expect((await ask("/api/duties/staffing", token)).status).toBe(200)
  })
})
