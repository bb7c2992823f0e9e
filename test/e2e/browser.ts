import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import chromium from "@sparticuz/chromium"
import { type BrowserContext, type Page, chromium as playwright } from "playwright-core"

/** Screens that the pages are made for: a warden's phone and a desk. */
const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  /** The narrowest phone that people still have. */
  narrow: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } }
} as const
export type Screen = keyof typeof screens

/** A person before a screen: a browser of one's own, with one's own cookies. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
}

/**
 * Whether the pages may stay on the device as an application. What tests see and hold up of the network is the page's
 * own only where no worker answers in between: `nothing` where nothing else is said.
 */
export type Keeping = "nothing" | "the-pages"

/** A real browser without a window. */
export interface Browser {
  /** Opens a browser of one's own; every address that its pages ask for is added to `requests`. */
  readonly visitor: (screen: Screen, keeping?: Keeping) => Promise<Visitor>
  readonly requests: ReadonlyArray<string>
  /** Exceptions that pages threw. */
  readonly faults: ReadonlyArray<string>
  readonly close: () => Promise<void>
}

/** Flags of the package that a test of the pages must not have. */
const unwanted = new Set([
  // They switch protections of the browser off.
  "--disable-web-security",
  "--allow-running-insecure-content",
  "--single-process",
  "--headless='shell'",
  // A graphics card that the processor plays: a fifth of the time of a suite, for the same pages.
  "--ignore-gpu-blocklist",
  "--in-process-gpu",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader"
])

/** Where pictures for a person to look at are kept, when they are asked for; nothing is compared with them. */
const wantsPictures = process.env["TEST_PICTURES"] === "1"
const pictures = join(import.meta.dirname, "..", "..", ".test-data", "screenshots")

/**
 * Unpacks the browser into a folder of this run alone, because the shared one may belong to another user or
 * be half unpacked by another run, and starts it.
 */
export const startBrowser = async (origin: string): Promise<Browser> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-browser-"))
  const temporary = process.env["TMPDIR"]
  process.env["TMPDIR"] = folder
  const executablePath = await chromium.executablePath()
  if (temporary === undefined) delete process.env["TMPDIR"]
  else process.env["TMPDIR"] = temporary
  const browser = await playwright.launch({
    executablePath,
    args: [...chromium.args.filter((flag) => !unwanted.has(flag)), "--disable-gpu"],
    env: { ...process.env, HOME: folder, LD_LIBRARY_PATH: folder }
  })
  const requests: Array<string> = []
  const faults: Array<string> = []
  return {
    visitor: async (screen, keeping = "nothing") => {
      const context = await browser.newContext({
        ...screens[screen],
        baseURL: origin,
        serviceWorkers: keeping === "nothing" ? "block" : "allow",
        locale: "zh-CN",
        // The pages move nothing for whoever asks so: a tenth of a test's time is not spent on watching menus open.
        reducedMotion: "reduce",
        // Not the district's zone: the pages must tell its time wherever the device thinks it is.
        timezoneId: "America/New_York"
      })
      context.setDefaultTimeout(20_000)
      context.on("request", (request) => requests.push(request.url()))
      const page = await context.newPage()
      page.on("pageerror", (error) => faults.push(error.stack ?? error.message))
      return { page, context }
    },
    requests,
    faults,
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Keeps a picture of the whole page under a name, `register-390`, where TEST_PICTURES=1 asks for pictures. */
export const takePicture = async (page: Page, name: string): Promise<void> => {
  if (!wantsPictures) return
  mkdirSync(pictures, { recursive: true })
  // A long page takes a busy machine longer than any click.
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, timeout: 60_000 })
}

/** Signs in at the door, in Chinese. */
export const signIn = async (page: Page, account: string): Promise<void> => {
  await page.goto("/")
  await page.getByLabel("账户").fill(account)
  await page.getByLabel("密码").fill("jiaosuo-demo")
  await page.getByRole("button", { name: "登录" }).click()
  await page.getByRole("navigation", { name: "主导航" }).waitFor()
  // The way to the first page of a role ends here, or it would overtake wherever a test goes next.
  await page.waitForURL(({ pathname }) => pathname !== "/")
}
