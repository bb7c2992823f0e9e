import type { Page } from "playwright-core"
import { askingOf } from "./asking.ts"
import { type Browser, type Screen, signIn, startBrowser, type Visitor } from "./browser.ts"
import { startProduct } from "./product.ts"

/** What the tests of the pages about accidents do again and again. */

export const township = "371603101"
export const village = "371603101213"
/** A place in the township. */
export const atTheBend = { longitude: 117.8941, latitude: 37.6652 }

export const hoursAgo = (n: number): string => new Date(Date.now() - n * 3_600_000).toISOString()
export const daysAgo = (n: number): string => hoursAgo(n * 24)

export type Answer = Readonly<Record<string, unknown>>
export const idOf = (answer: Answer): string => String(answer["id"])

/** A product with people before its pages. */
export interface AccidentProduct {
  readonly url: string
  readonly browser: Browser
  /** Opens the pages for an account. */
  readonly visitor: (screen: Screen, account: string) => Promise<Visitor>
  /** Speaks to the interface beside the pages: as the investigator of the demo, or with a token. */
  readonly ask: (path: string, body?: unknown, token?: string) => Promise<Answer>
  /** The token of a demo account. */
  readonly signIn: (account: string) => Promise<string>
  /** Reports an accident beside the pages. */
  readonly report: (more: Answer) => Promise<Answer>
  /** What pages wrote to the console as errors, but for refusals that a test asked for. */
  readonly consoleErrors: ReadonlyArray<string>
  readonly stop: () => Promise<void>
}

export const startAccidentProduct = async (): Promise<AccidentProduct> => {
  const product = await startProduct("host")
  const browser = await startBrowser(product.url)
  const asking = askingOf(() => product)
  const investigator = await asking.signIn("investigator")
  const consoleErrors: Array<string> = []
  const ask = (path: string, body?: unknown, token = investigator): Promise<Answer> =>
    body === undefined ? asking.get(path, token) : asking.done(path, token, body)
  return {
    url: product.url,
    browser,
    visitor: async (screen, account) => {
      const visitor = await browser.visitor(screen)
      visitor.page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("status of 4")) {
          consoleErrors.push(`${visitor.page.url()} ${message.text()}`)
        }
      })
      await signIn(visitor.page, account)
      return visitor
    },
    ask,
    signIn: asking.signIn,
    report: (more) =>
      ask("/api/accidents", {
        way: "phone",
        reportedAt: hoursAgo(1),
        happenedAt: hoursAgo(2),
        place: { village, road: { code: "G205" }, postMetres: 412_300, coordinates: atTheBend },
        kind: "property",
        saidDead: 0,
        saidInjured: 0,
        ...more
      }),
    consoleErrors,
    stop: async () => {
      await browser.close()
      await product.stop()
    }
  }
}

/** Everything that a page says. */
export const textOf = async (page: Page): Promise<string> => (await page.locator("main").textContent()) ?? ""

/** The heading of a page. */
export const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name })

/** Sends the form of an action and waits until it is recorded. */
export const saveAction = async (page: Page): Promise<void> => {
  const drawer = page.getByRole("dialog")
  await drawer.getByRole("button", { name: "保存" }).click()
  await drawer.waitFor({ state: "detached" })
}

/** Opens the form of an action from the list of all. */
export const openAction = async (page: Page, verb: string): Promise<void> => {
  await page.getByRole("button", { name: "全部办理事项" }).click()
  await page.locator(`[data-verb=${verb}]`).click()
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).waitFor()
}
