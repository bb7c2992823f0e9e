import type { PlaceFile, RoadHazardFile, ShiftFile } from "@jiaosuo/wardens/api"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import type { Done } from "../asking.ts"
import { takePicture } from "../browser.ts"
import { namelessFields, opened, smallTargets, widerThanScreen } from "../pages.ts"
import type { Seat } from "./seat.ts"

/** Posts and their weeks, hazards on roads and records of work (rows 34, 36, 41, 65). */

/** A township of its own: whoever is planned here is free for what the others try. */
const township = "371603102"

const day = 86_400_000

/** A day in Shanghai, so many days from now. */
const dayIn = (days: number): string =>
  new Date(Date.now() + days * day + 28_800_000).toISOString().slice(0, 10)

const drawerOf = (page: Page) => page.getByRole("dialog").last()
const idIn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? ""

interface Listed {
  readonly total: number
  readonly items: ReadonlyArray<{
    readonly id: string
    readonly day?: string
    readonly from?: string
    readonly until?: string
    readonly wardens?: ReadonlyArray<string>
    readonly kind?: string
    readonly name?: string
  }>
}

/** Somebody in active service at a post, over HTTP. */
const persuaderAt = async ({ done }: Seat, officer: string, placeId: string): Promise<string> => {
  const { id } = await done("/api/wardens/wardens", officer, {
    name: "侯小雨",
    roles: ["persuader"],
    township
  })
  const steps: ReadonlyArray<readonly [string, object]> = [
    ["check", { passed: true }],
    ["begin-training", {}],
    ["record-training", { subject: "traffic-persuasion" }],
    ["post", { placeId }],
    ["activate", {}]
  ]
  for (const [verb, form] of steps) await done(`/api/wardens/wardens/${id}/${verb}`, officer, form)
  return id
}

/** Opens a post that is open all day since yesterday, so that today has one gap. */
const openPost = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "设立站点" }).click()
  const drawer = drawerOf(page)
  await drawer.getByLabel("名称").fill("桥头劝导站")
  await drawer.getByLabel("经度").fill("118.1")
  await drawer.getByLabel("纬度").fill("37.7")
  await drawer.getByLabel("道路").fill("S234")
  await drawer.getByRole("button", { name: "增加时段" }).click()
  await drawer.getByLabel("自", { exact: true }).fill("00:00")
  await drawer.getByLabel("至", { exact: true }).fill("00:00")
  await drawer.getByLabel("发生时间（不填为现在）").fill(`${dayIn(-1)}T00:00`)
  await drawer.getByRole("button", { name: "设立站点" }).click()
  await page.locator("[data-open=true]").waitFor()
  return idIn(page)
}

/** Chooses one of a hazard's next steps and files its form. */
const step = async (page: Page, verb: string, name: string, fill: () => Promise<void>): Promise<void> => {
  await page.locator(`[data-verb="${verb}"]`).click()
  await fill()
  await drawerOf(page).getByRole("button", { name, exact: true }).click()
}

/** Files a joint inspection of a site. */
const inspect = async (page: Page, site: string): Promise<string> => {
  await page.getByRole("button", { name: "登记" }).click()
  await page.getByRole("menuitem", { name: "联合检查" }).click()
  const drawer = drawerOf(page)
  await drawer.getByLabel("场所名称").fill(site)
  await drawer.getByLabel("检查项目").getByRole("checkbox").first().check()
  await drawer.getByLabel("检查项目").getByRole("checkbox").nth(1).check()
  await drawer.getByLabel("发现问题的项目").getByRole("checkbox").first().check()
  await drawer.getByRole("button", { name: "保存" }).click()
  await page.locator("[data-kind=site-inspection]").waitFor()
  return idIn(page)
}

/** Registers the journeys of a station's officer among posts, shifts, hazards on roads and records. */
export const placesAndWork = (seat: () => Seat): void => {
  it("rows 34, 36: opens a post, plans a shift into its gap and one for a market day, sees it manned, and cannot close it", async () => {
    const { get, done, signIn, visitor } = seat()
    const officer = await signIn(`officer-${township}`)
    const page = await visitor("desk", `officer-${township}`)
    await page.goto("/wardens/places")
    // The demo's management station has no assistants yet.
    await page.locator("[data-assistants=false]").getByText("应为 5 至 20 人").waitFor()
    await takePicture(page, "warden-places-1440")
    expect(await namelessFields(page)).toEqual([])
    const post = await openPost(page)
    expect(await get<PlaceFile>(`/api/wardens/places/${post}`, officer)).toMatchObject({
      kind: "persuasion-post",
      township,
      road: "S234",
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", until: "24:00" }]
    })
    const persuader = await persuaderAt(seat(), officer, post)
    const stations = await get<Listed>(`/api/wardens/places?township=${township}`, officer)
    const demoPost = stations.items.find((one) => one.kind === "persuasion-post" && one.id !== post)?.id ?? ""
    // A market day in three weeks, reported by a warden on the road.
    const far = dayIn(21)
    const market = await done("/api/wardens/records", await signIn(`warden-${township}`), {
      work: {
        kind: "gathering",
        code: "market-day",
        from: `${far}T06:15:00+08:00`,
        until: `${far}T11:40:00+08:00`,
        people: 800
      },
      placeId: demoPost
    })

    await opened(page, "/wardens/shifts")
    const cell = page.locator(`[data-place="${post}"] [data-day="${dayIn(0)}"]`)
    await cell.locator("[data-gap]").click()
    const drawer = drawerOf(page)
    // Whoever is posted there and free stands in the form already.
    await drawer.locator(".ant-select-selection-item").filter({ hasText: "侯" }).waitFor()
    await drawer.getByRole("button", { name: "排班" }).click()
    await cell.locator("[data-shift]").waitFor()
    expect(await cell.locator("[data-gap]").count()).toBe(0)
    const shifts = await get<Listed>(`/api/wardens/shifts?place=${post}`, officer)
    expect(shifts.items.map(({ from, until, wardens }) => [from, until, wardens])).toEqual([
      [`${dayIn(0)}T00:00:00.000+08:00`, `${dayIn(1)}T00:00:00.000+08:00`, [persuader]]
    ])
    await takePicture(page, "warden-week-1440")

    const shift = shifts.items[0]?.id ?? ""
    await done(`/api/wardens/shifts/${shift}/check-in`, officer, {
      wardenId: persuader,
      location: { longitude: 118.15, latitude: 37.75 }
    })
    await opened(page, `/wardens/places/${post}`)
    const now = page.locator("[data-panel=now]")
    await now.locator(`[data-manned=true]`).waitFor()
    await now.locator(`[data-present="${persuader}"]`).waitFor()
    await page.locator(`[data-posted="${persuader}"]`).waitFor()
    await page.getByRole("button", { name: "关闭站点" }).click()
    await drawerOf(page).getByRole("button", { name: "关闭站点" }).click()
    await drawerOf(page)
      .getByText(/劝导员/)
      .first()
      .waitFor()
    expect((await get<PlaceFile>(`/api/wardens/places/${post}`, officer)).closedAt).toBeNull()
    await takePicture(page, "warden-place-1440")
    await page.keyboard.press("Escape")

    // Late and far from the post: both stay in the shift's file. The desk checks out whose phone does not.
    await opened(page, "/wardens/shifts")
    await page.locator(`[data-shift="${shift}"]`).click()
    await page.locator("[data-shift-file] [data-remark=happenedAt]").getByText(/迟到/).waitFor()
    await page
      .locator("[data-shift-file] [data-remark=location]")
      .getByText(/距站点/)
      .waitFor()
    await page.getByRole("button", { name: "代为签退" }).click()
    await drawerOf(page).getByRole("button", { name: "代为签退" }).click()
    await page.locator("[data-shift-file]").getByText("签退", { exact: true }).waitFor()
    const gone = await get<ShiftFile>(`/api/wardens/shifts/${shift}`, officer)
    expect(gone.presences).toMatchObject([{ wardenId: persuader, late: true }])
    expect(gone.presences[0]?.leftAt).not.toBeNull()

    // The market day is a need of its week until somebody is planned for it.
    await opened(page, `/wardens/shifts?day=${far}`)
    const need = page.locator(`[data-need="${market.id}"]`)
    await expect.poll(() => need.getAttribute("data-covered")).toBe("0")
    await need.getByRole("button").click()
    await drawerOf(page).locator(".ant-select-selection-item").first().waitFor()
    await drawerOf(page).getByRole("button", { name: "排班" }).click()
    await expect.poll(() => need.getAttribute("data-covered")).toBe("1")
    const planned = await get<Listed>(`/api/wardens/shifts?place=${demoPost}&from=${far}`, officer)
    expect(planned.items.map(({ from, until }) => [from, until])).toEqual([
      [`${far}T06:00:00.000+08:00`, `${far}T12:00:00.000+08:00`]
    ])
    expect(await namelessFields(page)).toEqual([])
  })

  it("row 65: takes a hazard from the report to the check, files an inspection twice and is warned; on a phone and in English", async () => {
    const { get, done, signIn, visitor } = seat()
    const officer = await signIn(`officer-${township}`)
    const reported: Done = await done("/api/wardens/hazards", await signIn(`warden-${township}`), {
      code: "surface",
      level: "grave",
      road: "S234 K12+300"
    })
    const hazard = () => get<RoadHazardFile>(`/api/wardens/hazards/${reported.id}`, officer)
    await expect.poll(async () => (await hazard()).case).not.toBeNull()

    const page = await visitor("desk", `officer-${township}`)
    await page.goto("/wardens/roads?open=yes")
    await page.getByRole("link", { name: "路面破损" }).click()
    await page.locator("[data-state=reported]").waitFor()
    expect(await page.locator("[data-case]").getAttribute("data-case")).toBe((await hazard()).case?.caseId)
    await step(page, "assign", "指派整改", async () => {
      await drawerOf(page).getByLabel("队员", { exact: true }).click()
      await page.locator(".ant-select-item-option:visible").first().click()
    })
    await page.locator("[data-state=assigned]").waitFor()
    await step(page, "fix", "报整改完成", () =>
      drawerOf(page).getByLabel("照片编号或存放处").fill("相册 11-26 第3张")
    )
    await page.locator("[data-state=fixed]").waitFor()
    await step(page, "send-back", "复查退回", () => drawerOf(page).getByLabel("原因").fill("坑未填平"))
    await page.locator("[data-state=assigned]").waitFor()
    await step(page, "fix", "报整改完成", () => Promise.resolve())
    await page.locator("[data-state=fixed]").waitFor()
    await takePicture(page, "warden-hazard-1440")
    await step(page, "clear", "复查销号", () => Promise.resolve())
    await page.locator("[data-state=cleared]").waitFor()
    const file = await hazard()
    expect(file.history.map(({ type }) => type.replace("RoadHazardWas", ""))).toEqual([
      ...["Reported", "RoadHazardBecameACase", "Assigned", "Fixed", "SentBack", "Fixed", "Cleared"]
    ])
    expect(file).toMatchObject({ sentBack: 1, clearedLate: false })

    await opened(page, "/wardens/records")
    const site = `加油站${reported.id.slice(0, 6)}`
    const first = await inspect(page, site)
    expect(await page.locator("[data-warning]").count()).toBe(0)
    await opened(page, "/wardens/records")
    const second = await inspect(page, ` ${site} `)
    // Row 65: the second visit is taken, and the warning stays in the file.
    await page
      .locator('[data-warning="work.site"]')
      .getByText(/该场所已于.*检查过/)
      .waitFor()
    await takePicture(page, "warden-record-1440")
    const inspections = `/api/wardens/records?kind=site-inspection&township=${township}`
    const filed = await get<Listed>(inspections, officer)
    expect(filed.items.map(({ id }) => id).sort()).toEqual([first, second].sort())
    // What was filed by mistake is withdrawn, and counts no more.
    await page.getByRole("button", { name: "撤回" }).click()
    await drawerOf(page).getByLabel("原因").fill("重复登记")
    await drawerOf(page).getByRole("button", { name: "撤回" }).click()
    await page.locator("[data-withdrawn=true]").waitFor()
    await expect.poll(async () => (await get<Listed>(inspections, officer)).total).toBe(1)

    await page.getByRole("button", { name: /Switch language/ }).click()
    const phone = await visitor("phone", `officer-${township}`)
    const inOneHand = async () => {
      for (const part of ["places", "shifts", `roads/${reported.id}`, "records"]) {
        await opened(phone, `/wardens/${part}`)
        expect([part, await widerThanScreen(phone)]).toEqual([part, 0])
        expect([part, await smallTargets(phone)]).toEqual([part, []])
      }
    }
    const inEnglish = async () => {
      for (const part of [`shifts?from=${dayIn(-1)}`, `roads/${reported.id}`, "roads", `records/${first}`]) {
        await opened(page, `/wardens/${part}`)
        expect([part, await namelessFields(page)]).toEqual([part, []])
        const words = await page.locator("main h1, main h2, main dt, main th").allTextContents()
        expect([part, words.filter((text) => /[一-鿿]/u.test(text))]).toEqual([part, []])
      }
    }
    await Promise.all([inOneHand(), inEnglish()])
    await takePicture(phone, "warden-records-390")
  })
}
