import type { DistrictStatusAnswer, HonoursPage, ServicesPage } from "@jiaosuo/townships/api"
import type { CoverageAnswer, ServiceFile, UnitFile, UnitsPage } from "@jiaosuo/wardens/api"
import type { Locator, Page } from "playwright-core"
import { expect, it } from "vitest"
import { until } from "../asking.ts"
import { takePicture } from "../browser.ts"
import { namelessFields, opened, smallTargets, widerThanScreen } from "../pages.ts"
import { type Seat, township } from "./seat.ts"

/** Mobile units with what they cover (rows 38, 39), what they are asked for (40, 47, 58, 72), and honours (V10). */

const unitsAt = "/api/wardens/units"
const servicesAt = "/api/wardens/services"
const village = "371603101213"

const phoneSize = { width: 390, height: 844 }
const dayMillis = 86_400_000
const dayBefore = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - days * dayMillis).toISOString().slice(0, 10)

const drawerOf = (page: Page): Locator => page.getByRole("dialog")
const idIn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? ""

const save = async (page: Page): Promise<void> => {
  await drawerOf(page).locator(".ant-drawer-footer button").click()
  await drawerOf(page).waitFor({ state: "detached" })
}

/** Chooses some of a field that takes several. */
const chooseSeveral = async (page: Page, label: string, options: ReadonlyArray<string>): Promise<void> => {
  const field = drawerOf(page).getByLabel(label, { exact: true })
  for (const option of options) {
    await field.fill(option)
    await page.locator(".ant-select-item-option:visible").filter({ hasText: option }).first().click()
  }
  await field.blur()
}

const fits = async (page: Page, to: string): Promise<void> => {
  await opened(page, to)
  expect(await widerThanScreen(page), to).toBe(0)
  expect(await smallTargets(page), to).toEqual([])
}

/** Registers the journeys of a station's officer among units, services and honours. */
export const unitsAndServices = (seat: () => Seat): void => {
  it("rows 38, 39: a unit lacks one of the eight ones and is completed; three of four groups are enough, the fourth is named", async () => {
    const { done, get, signIn, visitor } = seat()
    const account = `officer-${township}`
    const token = await signIn(account)
    const page = await visitor("desk", account)
    const file = () => get<UnitFile>(`${unitsAt}/${idIn(page)}`, token)
    const kit = page.locator("[data-panel=kit]")
    const today = dayBefore(0)
    const month = today.slice(0, 7)
    const lastMonth = dayBefore(Number(today.slice(8))).slice(0, 7)

    await opened(page, "/wardens/units")
    expect(await namelessFields(page)).toEqual([])
    await page.getByRole("button", { name: "组建移动警务队" }).click()
    await drawerOf(page).getByLabel("名称").fill("进化移动警务队")
    await drawerOf(page).getByLabel("时间").fill(`${lastMonth}-01T08:00`)
    expect(await namelessFields(page)).toEqual([])
    await save(page)
    await page.locator("[data-unit]").waitFor()
    const unit = idIn(page)
    const act = (verb: string, body: unknown) => done(`${unitsAt}/${unit}/${verb}`, token, body)
    const from = `${lastMonth}-01`
    await act("join", { account, part: "senior-officer", from })
    await act("join", { account: "investigator", part: "young-officer", from })
    for (const thing of ["car", "laptop", "camera", "mobile-terminal"]) await act("issue", { thing })

    // Row 39: what is still missing is named, on the file and in the list.
    await opened(page, `/wardens/units/${unit}`)
    await page.locator('[data-next="join"]').click()
    await drawerOf(page).getByLabel("账号").fill(`auxiliary-${township}`)
    await drawerOf(page).getByText("辅警", { exact: true }).click()
    await save(page)
    await kit.locator('[data-item=assistant][data-present="true"]').waitFor()
    expect((await file()).missing).toEqual(["bag"])
    await takePicture(page, "wardens-unit-incomplete-1440")
    await opened(page, "/wardens/units")
    await page.getByRole("row", { name: /进化移动警务队.*缺 提包/ }).waitFor()
    await page.getByRole("link", { name: "进化移动警务队" }).click()
    await kit.locator("[data-item=bag]").getByRole("button", { name: "配发装备" }).click()
    await drawerOf(page).getByLabel("号牌、序列号或资产编号").fill("提-001")
    await save(page)
    await page.locator('[data-panel=kit][data-complete="true"]').waitFor()
    expect([(await file()).complete, (await file()).kit.at(-1)?.what]).toEqual([true, ["提-001"]])

    // Row 38: four groups of a village, three of them visited.
    await page.locator('[data-next="list-groups"]').click()
    await drawerOf(page).getByLabel("村居").fill("刘下洼")
    await page.locator(".ant-select-item-option:visible").first().click()
    const names = drawerOf(page).getByLabel("村组", { exact: true })
    for (const n of [1, 2, 3, 4]) {
      await names.fill(`${n}组`)
      await names.press("Enter")
    }
    await drawerOf(page).getByLabel("自哪天起").fill(from)
    await save(page)
    await page.locator('[data-groups="0/4"][data-passes="false"]').waitFor()
    await page.locator('[data-next="visit-groups"]').click()
    await chooseSeveral(page, "村组", ["1组", "2组"])
    await save(page)
    await page.locator('[data-groups="2/4"][data-passes="false"]').waitFor()
    const missed = page.locator("[data-missed]")
    await missed.getByText("3组、4组").waitFor()
    await page.locator('[data-next="visit-groups"]').click()
    await chooseSeveral(page, "村组", ["3组"])
    await save(page)
    await page.locator('[data-groups="3/4"][data-passes="true"]').waitFor()
    expect([await missed.getAttribute("data-missed"), await missed.textContent()]).toEqual([
      "1",
      expect.stringContaining("4组")
    ])

    // Time in the room, filed for the day before, and withdrawn again.
    const yesterday = dayBefore(1)
    await page.locator('[data-next="record-room-time"]').click()
    await drawerOf(page).getByLabel("到场的队员").click()
    await page.locator(".ant-select-item-option:visible").first().click()
    await drawerOf(page).getByLabel("开始").fill(`${yesterday}T09:00`)
    await drawerOf(page).getByLabel("结束").fill(`${yesterday}T11:30`)
    await save(page)
    await opened(page, `/wardens/units/${unit}?month=${yesterday.slice(0, 7)}`)
    const entry = page.locator("[data-entry]").filter({ hasText: "09:00–11:30" })
    await takePicture(page, "wardens-unit-1440")
    await entry.getByRole("button", { name: "撤回登记" }).click()
    await save(page)
    await entry.waitFor({ state: "detached" })

    // The file, the list and the status say the same.
    const coverage = await get<CoverageAnswer>(`/api/wardens/coverage?unit=${unit}&month=${month}`, token)
    expect([coverage.groups.visited, coverage.groups.asked, coverage.roomTimes]).toEqual([3, 4, []])
    const { items } = await get<UnitsPage>(`${unitsAt}?township=${township}&limit=500`, token)
    const all = await Promise.all(
      items.map(({ id }) => get<CoverageAnswer>(`/api/wardens/coverage?unit=${id}&month=${month}`, token))
    )
    const sum = (numberOf: (one: CoverageAnswer) => number) =>
      all.reduce((total, one) => total + numberOf(one), 0)
    const { townships } = await until(
      () => get<DistrictStatusAnswer>("/api/townships/status", token),
      (status) => status.townships.some(({ wardens }) => wardens.coverage.thisMonth.groupsVisited >= 3)
    )
    const own = townships.find(({ code }) => code === township)?.wardens
    expect(own?.units).toEqual({
      open: items.length,
      complete: items.filter(({ complete }) => complete).length
    })
    expect(own?.coverage.thisMonth).toEqual({
      month,
      units: items.length,
      groups: sum(({ groups }) => groups.asked),
      groupsVisited: sum(({ groups }) => groups.visited),
      enoughGroups: sum(({ groups }) => (groups.passes === true ? 1 : 0)),
      enoughRoom: sum(({ room }) => (room.passes === true ? 1 : 0))
    })
    await opened(page, `/wardens/units/groups?visited=no&unit=${unit}`)
    await page.getByRole("row", { name: /刘下洼.* 4组/ }).waitFor()
    expect(await page.locator("[data-total]").getAttribute("data-total")).toBe("1")

    await page.setViewportSize(phoneSize)
    for (const to of ["/wardens/units", `/wardens/units/${unit}`, "/wardens/units/groups"]) {
      await fits(page, to)
      await takePicture(page, `wardens${to.replaceAll("/", "-").slice(8, 30)}-390`)
    }
  })

  it("rows 40, 47, 58, 72, V10: a service takes a second trip and is handed over; what waits too long is marked; honours show their lists", async () => {
    const { done, get, signIn, visitor } = seat()
    const account = `officer-${township}`
    const token = await signIn(account)
    const page = await visitor("desk", account)
    const file = () => get<ServiceFile>(`${servicesAt}/${idIn(page)}`, token)

    await opened(page, "/wardens/services")
    expect(await namelessFields(page)).toEqual([])
    await page.getByRole("button", { name: "受理事项" }).click()
    await drawerOf(page).getByLabel("事项", { exact: true }).fill("户口注销")
    await page.locator(".ant-select-item-option:visible").first().click()
    await drawerOf(page).getByText("上门", { exact: true }).click()
    await chooseSeveral(page, "所需材料", ["居民身份证"])
    expect(await namelessFields(page)).toEqual([])
    await takePicture(page, "wardens-service-request-1440")
    await save(page)
    // It was settled on the spot, in one trip, until somebody sees that a paper is missing (row 47).
    await page.locator('[data-service][data-trips="1"]').waitFor()
    expect((await file()).oneTrip).toBe(true)
    await page.locator('[data-next="reopen"]').click()
    await chooseSeveral(page, "缺少的材料", ["死亡证明"])
    await save(page)
    await page.locator('[data-service][data-trips="2"]').waitFor()
    await page.locator('[data-next="hand-over"]').click()
    await drawerOf(page).getByLabel("移交给哪个单位").fill("长沙市公安局")
    await save(page)
    await page.locator('[data-force="长沙市公安局"][data-answered="false"]').waitFor()
    expect((await file()).handOvers).toMatchObject([{ force: "长沙市公安局", days: 0, overdue: false }])
    await page.locator('[data-next="answer-hand-over"]').click()
    await drawerOf(page).getByLabel("答复").fill("已注销，函复")
    await save(page)
    await page.locator('[data-force="长沙市公安局"][data-answered="true"]').waitFor()
    const { doneAt, handOvers, oneTrip, trips } = await file()
    expect([doneAt === null, oneTrip, trips, handOvers[0]?.answer]).toEqual([false, false, 2, "已注销，函复"])
    await takePicture(page, "wardens-service-1440")

    // Row 72: one that waits for more than the days of the table is listed, and marked.
    const { id: late } = await done(servicesAt, token, {
      code: "household-cancellation",
      channel: "wechat",
      village,
      open: true,
      happenedAt: `${dayBefore(20)}T09:00:00+08:00`
    })
    await done(`${servicesAt}/${late}/hand-over`, token, {
      force: "济南市公安局",
      happenedAt: `${dayBefore(15)}T09:00:00+08:00`
    })
    await until(
      () => get<ServicesPage>(`${servicesAt}?handOver=overdue&limit=500`, token),
      ({ items }) => items.some(({ id }) => id === late)
    )
    await opened(page, "/wardens/services")
    await page.getByRole("combobox", { name: "移交" }).click()
    await page.locator(".ant-select-item-option:visible").filter({ hasText: "超时未答复" }).click()
    await page.locator(`tr[data-row-key="${late}"] [data-overdue=true]`).waitFor()
    await page.getByText("移交后超过 10 天未答复为超时").waitFor()

    // Rows 40, 58: counters equal the events behind them.
    await opened(page, `/wardens/services?from=${dayBefore(30)}`)
    const { sums } = await get<ServicesPage>(`${servicesAt}?from=${dayBefore(30)}&limit=1`, token)
    for (const { channel, services } of sums.byChannel) {
      const line = page.locator(`[data-counters=channel] tr[data-code="${channel}"]`)
      expect([channel, await line.getAttribute("data-services")]).toEqual([channel, String(services)])
    }
    await page.locator('[data-counters=code] tr[data-code="household-cancellation"] button').click()
    await expect
      .poll(() => page.locator("[data-total]").getAttribute("data-total"))
      .toBe(String(sums.byKind.find(({ code }) => code === "household-cancellation")?.services))
    await takePicture(page, "wardens-services-1440")

    // V10: whoever persuaded has points, with the list behind the count.
    const warden = await signIn(`warden-${township}`)
    const { position } = await done("/api/wardens/records", warden, {
      work: { kind: "persuasion", counts: [{ code: "no-helmet", count: 40 }] }
    })
    const honours = await get<HonoursPage>(`/api/wardens/honours?after=${position}&limit=50`, token)
    const first = honours.items.find(({ parts }) =>
      parts.some(({ code, points }) => code === "persuasions" && points > 0)
    )
    await opened(page, "/wardens/honours")
    await page.getByText("罚款和处罚的数量不作为标准").waitFor()
    expect(await page.locator("[data-criterion]").count()).toBe(honours.criteria.length)
    const part = page.locator(`tr[data-row-key="${first?.id}"] [data-part=persuasions]`)
    const counted = first?.parts.find(({ code }) => code === "persuasions")
    expect([await part.getAttribute("data-count"), await part.getAttribute("data-points")]).toEqual([
      String(counted?.count),
      String(counted?.points)
    ])
    await takePicture(page, "wardens-honours-1440")
    await part.getByRole("link").click()
    await page.waitForURL(/\/wardens\/records\?kind=persuasion&warden=/)

    await page.setViewportSize(phoneSize)
    for (const to of ["/wardens/services", `/wardens/services/${late}`, "/wardens/honours"]) {
      await fits(page, to)
      await takePicture(page, `wardens-${to.split("/").slice(2, 4).join("-").slice(0, 14)}-390`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole("button", { name: /Switch language/ }).click()
    for (const to of [
      "/wardens/units",
      "/wardens/services",
      `/wardens/services/${late}`,
      "/wardens/honours"
    ]) {
      await opened(page, to)
      const words = await page
        .locator("main nav a, main h2, main th, main .next-buttons button, main .filter-field > span")
        .allTextContents()
      expect(words.length, to).toBeGreaterThan(10)
      expect(words.join(" "), to).not.toMatch(/[\u4e00-\u9fff]/)
      expect(await namelessFields(page), to).toEqual([])
    }
  })
}
