import type { Page } from "playwright-core"
import { expect } from "vitest"

/** What the tests of the pages about posts and response cells do on them. */

/** Chooses one option of a field of a drawer by the words that only it has. */
const choose = async (page: Page, label: string, words: string): Promise<void> => {
  await page.getByRole("dialog").getByLabel(label, { exact: true }).click()
  const open = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)")
  await open.locator(".ant-select-item-option").filter({ hasText: words }).first().click()
}

/** A line of what the rules ask for: whether it is met, and its words with the rule. */
const demand = async (page: Page, name: string): Promise<readonly [string | null, string]> => {
  const line = page.getByRole("dialog").locator(`[data-demand="${name}"]`)
  return [await line.getAttribute("data-met"), (await line.textContent()) ?? ""]
}

/**
 * Plans a checkpoint of a station on a highway: what fog and good sight ask for is there as it is chosen (D1, D2, D3).
 * Answers its id.
 */
export const planCheckpoint = async (page: Page, station: string): Promise<string> => {
  await page.getByRole("button", { name: "安排执勤" }).click()
  const dialog = page.getByRole("dialog")
  await choose(page, "单位", station)
  await dialog.locator("[data-demand=crew]").waitFor()
  expect(await demand(page, "crew")).toEqual(["false", expect.stringMatching(/至少 2 名民警.*D1/)])
  await choose(page, "能见度", "雾")
  await expect.poll(() => demand(page, "crew")).toEqual(["false", expect.stringMatching(/3 名民警.*D2/)])
  await expect.poll(() => demand(page, "signs")).toEqual(["true", expect.stringMatching(/前方 500 米起.*D3/)])
  await choose(page, "能见度", "良好")
  await expect.poll(() => demand(page, "signs")).toEqual(["true", expect.stringMatching(/前方 200 米起.*D3/)])
  // An officer and two assistants are one of the crews that are enough.
  await dialog.getByLabel("执勤人员").click()
  const options = page.locator(
    ".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option"
  )
  await options.filter({ hasText: "民警" }).first().click()
  for (const n of [0, 1]) await options.filter({ hasText: "辅警" }).nth(n).click()
  await expect.poll(() => demand(page, "crew")).toEqual(["true", expect.stringContaining("人数足够")])
  await page.keyboard.press("Escape")
  await dialog.getByRole("button", { name: "单位所在地" }).click()
  await dialog.getByRole("button", { name: "保存" }).click()
  await page.locator("[data-standing=planned]").waitFor()
  return new URL(page.url()).pathname.split("/").at(-1) ?? ""
}

/** Begins a post and takes down a key vehicle with taps alone: plate, what was wrong, and it is done (K14). */
export const checkWithOneThumb = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/duties/posts/${id}`)
  await page.getByRole("button", { name: "开始执勤" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "开始执勤" }).click()
  await page.locator("[data-standing=on]").waitFor()
  await page.getByRole("button", { name: "登记查车" }).click()
  await page.getByLabel("号牌号码").click()
  const keypad = page.getByRole("group", { name: "车牌键盘" })
  for (const key of "鲁M12345") await keypad.getByRole("button", { name: key, exact: true }).click()
  await keypad.getByRole("button", { name: "完成" }).click()
  await page.getByText("轮胎不合格").click()
  await page.getByRole("button", { name: "记下" }).click()
  await page.locator('[data-checked="1"]').waitFor()
}

/** Forms a response cell of one village with one member, calls it out, and follows it to its end (row 23). */
export const callCellOut = async (page: Page, village: string): Promise<void> => {
  await page.getByRole("button", { name: "组建哨点" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("村居").fill(village)
  await page.locator(".ant-select-item-option").first().click()
  await dialog.getByLabel("名称").fill("村口哨点")
  await dialog.getByLabel("经度").fill("118.1")
  await dialog.getByLabel("纬度").fill("37.7")
  await dialog.getByLabel("姓名").fill("王小明")
  await dialog.getByRole("button", { name: "保存" }).click()
  await page.locator("[data-standing=free]").waitFor()

  await page.getByRole("button", { name: "召集", exact: true }).click()
  await page.getByRole("dialog").getByLabel("要做什么").fill("路面有倒树")
  await page.getByRole("dialog").getByRole("button", { name: "召集", exact: true }).click()
  await page.locator("[data-standing=out]").waitFor()
  await page.locator("[data-panel=steps]").getByRole("button", { name: "前往", exact: true }).click()
  await page.locator("[data-panel=steps]").getByRole("button", { name: "已到场" }).click()
  await page.locator("[data-panel=steps]").getByRole("button", { name: "结束召集" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "结束召集" }).click()
  await page.locator("[data-standing=free]").waitFor()
}

/** Asks on the page of cells who is near: the search of call-outs finds the cell, with what speaks for it. */
export const findCellNear = async (page: Page): Promise<void> => {
  const near = page.locator("[data-panel=near]")
  await near.locator("summary").click()
  await near.getByLabel("经度").fill("118.1")
  await near.getByLabel("纬度").fill("37.71")
  await near.getByRole("button", { name: "查找" }).click()
  await near.locator("[data-near]").getByText("距离1112米 · 本月已出动1次").waitFor()
}
