import type { PlacesPage, TeamFile, VillagesPage, WardenFile, WardensPage } from "@jiaosuo/wardens/api"
import type { Locator, Page } from "playwright-core"
import { expect, it } from "vitest"
import { takePicture } from "../browser.ts"
import { namelessFields, opened, smallTargets, widerThanScreen } from "../pages.ts"
import { type Seat, township } from "./seat.ts"

/** Wardens as people, volunteers in their teams, and villages that lack somebody (rows 34, 36, 42, 45). */

const wardensAt = "/api/wardens/wardens"
const teamsAt = "/api/wardens/teams"

/** What a page says itself, beside what people wrote. */
const said =
  "main nav a, main h2, main th, main .next-buttons button, main .filter-field > span, .page-head-side"

const drawerOf = (page: Page): Locator => page.getByRole("dialog")

/** Picks in a list of a form. */
const pick = async (page: Page, label: string, option: string): Promise<void> => {
  // Long lists are drawn as far as they are seen: the search brings the option up.
  await drawerOf(page).getByLabel(label, { exact: true }).fill(option)
  await page.locator(".ant-select-item-option:visible").filter({ hasText: option }).first().click()
}

const save = (page: Page): Promise<void> => drawerOf(page).locator(".ant-drawer-footer button").click()

/** Takes what the file offers as the next step, with the form as it stands. */
const take = async (page: Page, verb: string): Promise<void> => {
  await page.locator(`[data-next="${verb}"]`).click()
  await save(page)
  await drawerOf(page).waitFor({ state: "detached" })
  // The file has been read again: until then the next step would be taken on the version before it.
  await page.locator(`[data-next="${verb}"]`).waitFor({ state: "detached" })
}

/** What a form was refused for, in words. */
const refusal = (page: Page): Promise<string | null> =>
  drawerOf(page).locator(".refused-notice").textContent()

const idIn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? ""

const close = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape")
  await drawerOf(page).waitFor({ state: "detached" })
}

/** All verbs that a file offers, and closes the list of them again. */
const offeredBy = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.getByRole("button", { name: "全部操作" }).click()
  await drawerOf(page).locator("[data-verb]").first().waitFor()
  const verbs = await page.evaluate<ReadonlyArray<string>>(
    '[...document.querySelectorAll("[data-verb]")].map((row) => row.dataset.verb)'
  )
  await close(page)
  return verbs
}

/** Registers the journeys of a station's officer among people, teams and villages. */
export const peopleAndTeams = (seat: () => Seat): void => {
  it("row 34: from the application to service at a post, refused without one; others are offered what they may", async () => {
    const { get, signIn, visitor } = seat()
    const token = await signIn(`officer-${township}`)
    const page = await visitor("desk", `officer-${township}`)
    const file = () => get<WardenFile>(`${wardensAt}/${idIn(page)}`, token)

    await opened(page, "/wardens/people")
    const { total } = await get<WardensPage>(`${wardensAt}?limit=1`, token)
    expect(await page.locator("[data-total]").getAttribute("data-total")).toBe(String(total))
    expect(await namelessFields(page)).toEqual([])
    await takePicture(page, "wardens-people-1440")

    // Row 36: the roll of a station says whether it has as many assistants as it takes.
    const { items } = await get<PlacesPage>("/api/wardens/places?kind=management-station", token)
    const [station] = items
    await opened(page, `/wardens/people?place=${station?.id}`)
    const assistants = page.locator("[data-assistants]")
    await assistants.getByText("人数不符合规定的范围").waitFor()
    expect(await assistants.getAttribute("data-assistants")).toBe(String(station?.assistants))
    expect(station?.assistantsAreWithin).toBe(false)

    await page.getByRole("button", { name: "登记申请" }).click()
    await drawerOf(page).getByLabel("姓名").fill("司徒长路")
    await drawerOf(page).getByLabel("电话").fill("13900020001")
    await pick(page, "身份", "劝导员")
    await takePicture(page, "wardens-apply-1440")
    await page.keyboard.press("Escape")
    await save(page)
    await page.locator("[data-state=applied]").waitFor()
    await take(page, "check")
    await take(page, "begin-training")
    // The training that is missing stands in the form already.
    await take(page, "record-training")
    await page.locator("[data-panel=warnings]").getByText("劝导员没有站点，不能在岗").waitFor()
    await page.locator('[data-next="activate"]').click()
    await save(page)
    await expect.poll(() => refusal(page)).toContain("劝导员须驻在本乡镇开放的劝导站")
    expect((await file()).state).toBe("training")
    await takePicture(page, "wardens-refused-1440")
    await close(page)

    await page.locator('[data-next="post"]').click()
    await pick(page, "站点", "镇口劝导站")
    await save(page)
    await drawerOf(page).waitFor({ state: "detached" })
    // The buttons move up when the file is read again.
    await page.locator('[data-next="post"]').waitFor({ state: "detached" })
    await take(page, "activate")
    await page.locator("[data-state=active]").waitFor()
    await page.locator("[data-event=WardenWasActivated]").getByText("未投保").waitFor()
    const { state, place, missing, person } = await file()
    expect([state, place?.name.endsWith("镇口劝导站"), missing]).toEqual(["active", true, []])
    // X2: masked, and whole for a purpose that is stated.
    expect(person.name).not.toContain("长路")
    await page.getByRole("button", { name: "查看完整信息" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "查看完整信息" }).click()
    await page.getByText("司徒长路").waitFor()
    await takePicture(page, "wardens-person-1440")

    // X3, A3: an auxiliary writes down what happened, a dispatcher looks.
    const phone = await visitor("phone", `auxiliary-${township}`)
    await opened(phone, `/wardens/people/${idIn(page)}`)
    expect(await offeredBy(phone)).toEqual(["record-training", "change", "lend", "report-injury", "insure"])
    for (const to of [`/wardens/people/${idIn(page)}`, "/wardens/people", "/wardens/villages"]) {
      await opened(phone, to)
      expect(await widerThanScreen(phone), to).toBe(0)
      expect(await smallTargets(phone), to).toEqual([])
      await takePicture(phone, `wardens-${to.split("/")[2]}${to.split("/").length > 3 ? "-file" : ""}-390`)
    }
    const dispatcher = await visitor("desk", "dispatcher")
    await opened(dispatcher, `/wardens/people/${idIn(page)}`)
    await dispatcher.locator("[data-panel=facts]").waitFor()
    expect(await dispatcher.getByRole("button", { name: "全部操作" }).count()).toBe(0)
  })

  it("rows 45, 42: a captain is elected, a tie and a second one are refused; villages say what they lack", async () => {
    const { done, get, signIn, visitor } = seat()
    const token = await signIn(`officer-${township}`)
    const volunteer = async (name: string): Promise<string> => {
      const { id } = await done(wardensAt, token, { name, roles: ["volunteer"], township })
      await done(`${wardensAt}/${id}/check`, token, { passed: true })
      await done(`${wardensAt}/${id}/begin-training`, token, {})
      await done(`${wardensAt}/${id}/record-training`, token, { subject: "volunteer" })
      await done(`${wardensAt}/${id}/activate`, token, {})
      return id
    }
    const [one, other] = await Promise.all([volunteer("司徒东"), volunteer("司徒西")])
    const page = await visitor("desk", `officer-${township}`)

    await opened(page, "/wardens/teams")
    expect(await namelessFields(page)).toEqual([])
    await page.getByRole("button", { name: "组建义警队" }).click()
    await drawerOf(page).getByLabel("队名").fill("前进义警队")
    await save(page)
    await page.locator("[data-panel=members]").waitFor()
    const teamId = idIn(page)
    const team = () => get<TeamFile>(`${teamsAt}/${teamId}`, token)
    await page.locator('[data-next="join"]').click()
    await pick(page, "队员", "司徒")
    await drawerOf(page).getByText("村民", { exact: true }).click()
    await save(page)
    await drawerOf(page).waitFor({ state: "detached" })
    const [first] = (await team()).members
    const left = [one, other].find((id) => id !== first?.wardenId)
    await done(`${teamsAt}/${teamId}/join`, token, { wardenId: left, as: "cadre" })
    await opened(page, `/wardens/teams/${teamId}`)

    // Somebody else has the form of the election open as well.
    const second = await page.context().newPage()
    await second.goto(`/wardens/teams/${teamId}`)
    const vote = async (before: Page, votes: readonly [number, number]) => {
      await before.locator(`#votes_${one}`).fill(String(votes[0]))
      await before.locator(`#votes_${other}`).fill(String(votes[1]))
      await drawerOf(before).getByLabel("投票人数").fill("2")
      await save(before)
    }
    await second.locator('[data-next="elect-captain"]').click()
    await page.locator('[data-next="elect-captain"]').click()
    await vote(page, [1, 1])
    await expect.poll(() => refusal(page)).toContain("最高票相同，须再次投票")
    await takePicture(page, "wardens-election-1440")
    await vote(page, [2, 0])
    await drawerOf(page).waitFor({ state: "detached" })
    await page.locator("[data-panel=vote]").getByText("2 票").waitFor()
    await vote(second, [0, 2])
    await expect.poll(() => refusal(second)).toContain("该队已有队长")
    await second.close()
    const { captain, members } = await team()
    expect(members).toHaveLength(2)
    expect(captain).toMatchObject({
      wardenId: one,
      voters: 2,
      votes: [
        { wardenId: one, votes: 2 },
        { wardenId: other, votes: 0 }
      ]
    })
    expect(await offeredBy(page)).not.toContain("elect-captain")
    await takePicture(page, "wardens-team-1440")
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => smallTargets(page)).toEqual([])
    expect(await widerThanScreen(page)).toBe(0)
    await takePicture(page, "wardens-team-390")
    await page.setViewportSize({ width: 1440, height: 900 })

    // Row 42: one village, one auxiliary; the form that mends it knows the village.
    await opened(page, "/wardens/villages")
    await page.getByLabel("缺少").click()
    await page.locator(".ant-select-item-option").filter({ hasText: "缺驻村辅警" }).click()
    const lacking = await get<VillagesPage>("/api/wardens/villages?lacking=auxiliary&limit=500", token)
    await expect
      .poll(() => page.locator("[data-total]").getAttribute("data-total"))
      .toBe(String(lacking.total))
    const [village] = lacking.items
    await takePicture(page, "wardens-villages-1440")
    await page.locator(`tr[data-row-key="${village?.village}"]`).locator("[data-mends=auxiliary]").click()
    await drawerOf(page).getByLabel("姓名").fill("司徒守望")
    await save(page)
    await page.locator("[data-state=applied]").waitFor()
    const applied = await get<WardenFile>(`${wardensAt}/${idIn(page)}`, token)
    expect(applied.villages.map(({ code }) => code)).toEqual([village?.village])
    expect(applied.roles.map(({ role }) => role)).toEqual(["village-auxiliary"])

    await opened(page, "/wardens/villages?lacking=room")
    const without = page.locator("tbody tr:has([data-mends=room])").first()
    const roomless = await without.getAttribute("data-row-key")
    await without.locator("[data-mends=room]").click()
    await drawerOf(page).getByLabel("经度").fill("118.1")
    await drawerOf(page).getByLabel("纬度").fill("37.7")
    await drawerOf(page).getByRole("button", { name: "设立站点" }).click()
    await page.locator(`tr[data-row-key="${roomless}"]`).waitFor({ state: "detached" })
    const rooms = await get<PlacesPage>(`/api/wardens/places?kind=police-room&village=${roomless}`, token)
    expect(rooms.items.map((room) => room.village)).toEqual([roomless])

    await page.getByRole("button", { name: /Switch language/ }).click()
    for (const to of ["/wardens/people", "/wardens/teams", "/wardens/villages", `/wardens/teams/${teamId}`]) {
      await opened(page, to)
      const words = await page.locator(said).allTextContents()
      expect(words.length, to).toBeGreaterThan(10)
      expect(words.join(" "), to).not.toMatch(/[\u4e00-\u9fff]/)
      expect(await namelessFields(page), to).toEqual([])
    }
  })
}
