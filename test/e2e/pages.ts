import type { Page, Response } from "playwright-core"
import type { Asking, Done } from "./asking.ts"

/** What people do on the pages, step by step, and what tests look at on all of them. */

/** Types a plate on the phone's own keypad: the province and letter of the district stand there already. */
export const typePlate = async (page: Page, serial: string) => {
  await page.getByLabel("车牌号码").click()
  const keypad = page.getByRole("group", { name: "车牌键盘" })
  while ((await page.getByLabel("车牌号码").inputValue()) !== "鲁M") {
    await keypad.getByRole("button", { name: "删除" }).click()
  }
  for (const key of serial) await keypad.getByRole("button", { name: key, exact: true }).click()
  await keypad.getByRole("button", { name: "完成" }).click()
}

/** Fills in a registration as a warden reads it off the papers. */
export const fillRegistration = async (page: Page, serial: string) => {
  await typePlate(page, serial)
  await page.locator("#vehicleType").click()
  await page.getByPlaceholder("名称、代码或拼音首字母").fill("mbc")
  await page.getByRole("button", { name: /小型面包车/ }).click()
  await page.getByLabel("车主姓名").fill("赵芳")
  await page.getByLabel("联系电话").fill("15954862057")
  await page.getByLabel("身份证号").fill("371624197402023003")
  await page.locator("#village").click()
  await page.getByRole("dialog").getByRole("button").filter({ hasText: "大下洼" }).click()
}

export const submitRegistration = (page: Page) => page.getByRole("button", { name: "提交登记" }).click()

/** Puts a vehicle on file beside the pages. */
export const registerQuickly = async (
  { done, signIn }: Asking,
  account: string,
  number: string
): Promise<Done> =>
  done("/api/vehicles", await signIn(account), {
    plate: { kind: "02", number },
    vehicleType: "K39",
    use: "A",
    owner: { kind: "person", name: "赵芳" },
    village: "371603101213"
  })

/** Goes to an address as a link of the product does. */
const walk = (page: Page, to: string): Promise<void> =>
  page.evaluate<void>(
    `history.pushState(null, "", ${JSON.stringify(to)}); dispatchEvent(new PopStateEvent("popstate"))`
  )

/**
 * Opens another page from within the product and waits until nothing is awaited any more. To load the product anew for
 * each of many pages would take most of a test's time. The way leads past an address without a page, so that what is
 * left behind is never taken for what comes.
 */
export const opened = async (page: Page, to: string): Promise<void> => {
  await walk(page, "/nowhere")
  await page.locator("main h1").waitFor({ state: "detached" })
  await walk(page, to)
  await page.locator("main h1").waitFor()
  await page.locator(".waiting").waitFor({ state: "detached" })
}

/** Runs in the page: visible fields and buttons without a label, a name or a text of their own. */
const findNameless = `
  [...document.querySelectorAll("main input, main select, main textarea, main button:not(.ant-input-clear-icon)")]
    .filter((field) => field.type !== "hidden" && field.offsetParent !== null)
    .filter((field) =>
      (field.labels?.length ?? 0) === 0 &&
      !field.getAttribute("aria-label") &&
      !field.getAttribute("aria-labelledby") &&
      field.textContent.trim() === "")
    .map((field) => field.outerHTML.slice(0, 200))`

/** Fields on a page that a screen reader could not name. */
export const namelessFields = (page: Page): Promise<ReadonlyArray<string>> => page.evaluate(findNameless)

/**
 * Runs in the page: what a thumb is to hit and is smaller than 44 pixels. A field is as large as the frame that is
 * drawn around it, a ticked one as its label; links within a sentence are text.
 */
const findSmall = `
  [...document.querySelectorAll("main a, main button, main input, main [role=button], nav a, nav button")]
    .filter((one) => one.offsetParent !== null && one.type !== "hidden" && one.type !== "file")
    .filter((one) => !one.matches(".ant-input-clear-icon-hidden") && one.closest("p, .map-popup, td") === null)
    .map((one) => [one, (one.closest("label, .ant-select, .ant-input-affix-wrapper, .ant-picker") ?? one).getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
    .map(([one, box]) => Math.round(box.width) + "×" + Math.round(box.height) + " " + one.outerHTML.slice(0, 120))`

/** What on a page is too small for a thumb. */
export const smallTargets = (page: Page): Promise<ReadonlyArray<string>> => page.evaluate(findSmall)

/** Names of the places of a section that are wider than their way, and run into the next. */
export const spillingNames = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate<ReadonlyArray<string>>(
    `[...document.querySelectorAll(".section-tabs a")]
      .filter((way) => way.scrollWidth > way.clientWidth)
      .map((way) => way.textContent)`
  )

/** By how many pixels a page is wider than its screen. */
export const widerThanScreen = (page: Page): Promise<number> =>
  page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)")

/** What came over the wire, in bytes. */
export const bytesOf = async (responses: ReadonlyArray<Response>): Promise<number> => {
  const sizes = await Promise.all(responses.map((response) => response.request().sizes()))
  return sizes.reduce((sum, size) => sum + size.responseBodySize, 0)
}
