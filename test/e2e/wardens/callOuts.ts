import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { takePicture } from "../browser.ts"
import { namelessFields, smallTargets, spillingNames, widerThanScreen } from "../pages.ts"
import { type Seat, township } from "./seat.ts"

/** Beside the demo's first town: three of its volunteers can take a wasp nest away there. */
const place = { longitude: 118.126, latitude: 37.673 }
const village = "371603101213"

interface CallOut {
  readonly standing: string
  readonly come: number
  readonly arrived: number
  readonly outcome: string | null
  readonly secondsToArrive: number | null
  readonly parties: ReadonlyArray<{
    readonly partyId: string
    readonly answer: string | null
    readonly answeredAt: string | null
  }>
}

const option = (page: Page, words: string) =>
  page
    .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option")
    .filter({ hasText: words })
    .first()
    .click()

/** Fits a phone, and every button a thumb; no name of a place runs into the next. */
const fits = async (page: Page) => {
  expect(await widerThanScreen(page)).toBe(0)
  expect(await spillingNames(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
}

/** Call-outs at the desk and on the phone of a volunteer (rows 45, 46). */
export const callOutTests = (seat: () => Seat): void => {
  it("rows 45, 46: a call-out is opened at the desk; the volunteer's phone is told, comes, may not go alone; a phone of the station stops it", async () => {
    const { visitor, get, signIn } = seat()
    const [desk, phone, officer] = await Promise.all([
      visitor("desk", `officer-${township}`),
      visitor("phone", "volunteer"),
      signIn(`officer-${township}`)
    ])
    await desk.getByRole("link", { name: "劝导", exact: true }).click()
    await desk.getByText("当前没有进行中的召集").waitFor()
    await desk.getByRole("button", { name: "发起召集" }).click()
    await desk.getByLabel("事项", { exact: true }).last().click()
    await option(desk, "捅马蜂窝")
    await desk.getByLabel("要做什么").fill("李家屋檐下有马蜂窝")
    await desk.getByRole("button", { name: "在地图上点选" }).click()
    await desk.locator("[data-landmarks] .map-overlay").waitFor()
    await desk.getByRole("img", { name: /^地图/ }).click()
    await desk.locator("[data-marker]").waitFor()
    expect(Number(await desk.getByLabel("经度").inputValue())).toBeCloseTo(118.13, 1)
    await desk.getByRole("button", { name: "收起地图" }).click()
    await desk.getByLabel("经度").fill(String(place.longitude))
    await desk.getByLabel("纬度").fill(String(place.latitude))
    // Before anybody is asked: who would be, and who is not and why.
    const who = desk.locator("[data-who]")
    await who.getByText("需要 2 人：先召集第 1 圈（3 公里内）的 3 方").waitFor()
    await who.getByText(/^不召集 \d+ 方$/).click()
    await who.locator("[data-passed-over=without-skill]").first().waitFor()
    expect(await who.locator("[data-would-ask]").count()).toBe(3)
    expect(await namelessFields(desk)).toEqual([])
    await takePicture(desk, "call-outs-open-1440")
    await desk.locator(".ant-drawer").getByRole("button", { name: "发起召集" }).click()
    await desk.locator("[data-standing=asking]").waitFor()
    const address = new URL(desk.url()).pathname
    const file = () => get<CallOut>(`/api${address}`, officer)

    await phone.goto("/wardens")
    await phone.locator("[data-calls='1']").click()
    await phone.getByText("李家屋檐下有马蜂窝").waitFor()
    await phone.getByText("需要 2 人，将前往 0 人").waitFor()
    expect(await phone.getByRole("link", { name: "打开地图" }).getAttribute("href")).toBe(
      `geo:${place.latitude},${place.longitude}?q=${place.latitude},${place.longitude}`
    )
    await fits(phone)
    await takePicture(phone, "called-390")
    await phone.getByRole("button", { name: "我去", exact: true }).click()
    await phone.locator("[data-own=comes]").waitFor()
    // The desk sees it by itself; the phone is told that one does not go alone.
    await desk.locator("[data-party-standing=comes]").waitFor()
    expect(await desk.locator("[data-come]").first().getAttribute("data-come")).toBe("1")
    await phone.getByText("人员未齐，先不要单独前往").waitFor()
    await phone.getByRole("button", { name: "已到场", exact: true }).click()
    const refusal = phone.locator("[data-refused=OthersAreStillMissing]")
    await refusal.getByText("人员或装备未齐,不得单独前往").waitFor()
    await refusal.getByText("需要2人,应召1人。").waitFor()
    await fits(phone)
    await takePicture(phone, "called-refused-390")
    expect((await file()).arrived).toBe(0)
    await refusal.getByRole("button", { name: "知道了" }).click()
    await refusal.waitFor({ state: "detached" })

    // The officer is on the road, and stops it from the phone.
    const mobile = await visitor("phone", `officer-${township}`)
    await mobile.goto(address)
    await mobile.getByRole("button", { name: "停止召集" }).waitFor()
    await fits(mobile)
    await takePicture(mobile, "call-out-390")
    await mobile.getByRole("button", { name: "停止召集" }).click()
    await mobile.getByText("停止后，所有被召集的人都不再前往。确定停止？").waitFor()
    await mobile.locator(".ant-modal textarea").fill("蜂窝已由消防摘除")
    await mobile
      .getByRole("button", { name: "确定" })
      .or(mobile.locator(".ant-modal .ant-btn-primary"))
      .first()
      .click()
    await mobile.locator("section[data-standing=stopped]").waitFor()
    expect(await file()).toMatchObject({ standing: "stopped", come: 1 })
    await phone.goto("/wardens/called")
    await phone.locator("[data-called-none]").waitFor()
    // On a phone the way there is beside the cases.
    await mobile.getByRole("link", { name: "警情", exact: true }).click()
    await mobile.getByRole("link", { name: "义警召集", exact: true }).click()
    await mobile.locator(".vehicle-card").first().waitFor()
    await fits(mobile)
    for (const page of [desk, phone, mobile]) await page.context().close()
  })

  it("row 46: a phone without a connection answers, which is sent afterwards; a case shows what became of its call-out", async () => {
    const { visitor, done, get, signIn } = seat()
    const [dispatcher, phone] = await Promise.all([signIn("dispatcher"), visitor("phone", "volunteer")])
    const { id: caseId } = await done("/api/cases", dispatcher, {
      channel: "phone",
      kind: "traffic",
      type: "obstruction",
      place: { village, location: place }
    })
    await done(`/api/cases/${caseId}/call-out`, dispatcher, { need: "路边马蜂窝", skill: "wasp" })
    await phone.goto("/wardens/called")
    await phone.getByText("路边马蜂窝").waitFor()
    const id = (await phone.locator("[data-called]").getAttribute("data-called")) ?? ""
    const file = () => get<CallOut>(`/api/wardens/call-outs/${id}`, dispatcher)
    await phone.context().setOffline(true)
    await phone.getByText(/没有网络，以下是 .* 的情况/).waitFor()
    await phone.getByRole("button", { name: "我去", exact: true }).click()
    await phone.getByText("“我去”已保存，等待发送").waitFor()
    await takePicture(phone, "called-offline-390")
    expect((await file()).come).toBe(0)
    const kept = await phone.evaluate<string>(`new Promise((resolve) => {
      const opening = indexedDB.open("jiaosuo")
      opening.onsuccess = () => {
        const all = opening.result.transaction("kept").objectStore("kept").getAll()
        all.onsuccess = () => resolve(JSON.stringify(all.result))
      }
    })`)
    // X2: where and what kind of need is kept; the words, which may name somebody, are not.
    expect(kept).toContain("wasp-nest")
    expect(kept).not.toContain("路边马蜂窝")
    const before = new Date().toISOString()
    await phone.context().setOffline(false)
    await expect.poll(async () => (await file()).come).toBe(1)
    const { parties } = await file()
    const own = parties.find(({ answer }) => answer === "comes")
    const second = parties.find(({ answer }) => answer === null)
    expect(Date.parse(own?.answeredAt ?? "")).toBeLessThan(Date.parse(before))

    const desk = await visitor("desk", `officer-${township}`)
    await desk.goto(`/wardens/call-outs/${id}`)
    // Whoever has no phone of this kind says it on the telephone.
    await desk.locator(`[data-party="${second?.partyId}"] [data-answer=accept]`).click()
    await desk.locator("section[data-standing=manned]").waitFor()
    // Looked at again, it does not wait for its next question.
    await phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await phone.getByText("人员已齐，请前往").waitFor()
    await phone.getByRole("button", { name: "已到场", exact: true }).click()
    await desk.locator("section[data-standing=there]").waitFor()
    await phone.getByRole("button", { name: "处置完毕", exact: true }).click()
    await desk.locator("section[data-standing=finished]").waitFor()
    expect(await file()).toMatchObject({ outcome: "done", arrived: 1, come: 2 })
    expect(await namelessFields(desk)).toEqual([])
    await takePicture(desk, "call-out-1440")
    await desk.getByRole("link", { name: "查看警情" }).click()
    await desk.locator("[data-moved=CallOutWasFinished]").waitFor()
    await desk.locator(`[data-call-out="${id}"] a`).click()
    await desk.getByRole("button", { name: /切换语言/ }).click()
    await desk.getByRole("heading", { name: "Who was asked" }).waitFor()
    await desk.goto("/wardens/call-outs?arrived=yes")
    await desk.getByText("Somebody came: Yes").waitFor()
    await desk
      .locator("[data-arrived='1']")
      .getByText(/mean time to arrive/)
      .waitFor()
    await takePicture(desk, "call-outs-1440")
    for (const page of [desk, phone]) await page.context().close()
  })
}
