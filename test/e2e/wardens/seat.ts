import type { Page } from "playwright-core"
import { expect } from "vitest"
import { type Asking, askingOf } from "../asking.ts"
import { type Browser, type Screen, signIn, startBrowser } from "../browser.ts"
import { type Product, startProduct } from "../product.ts"

/** One product and one browser for all pages about wardens, with whoever sits before them. */
export interface Seat extends Asking {
  /** A browser of one's own, signed in. What its console complains of is kept. */
  readonly visitor: (screen: Screen, account: string) => Promise<Page>
  /** Fails where a page threw, or complained of anything but an answer of the server. */
  readonly noComplaints: () => void
}

/** The township whose people and posts the tests look at: the demo's first town. */
export const township = "371603101"

/** Opens the product; `close` ends it. */
export const openSeat = async (): Promise<Seat & { readonly close: () => Promise<void> }> => {
  const product: Product = await startProduct("host")
  const browser: Browser = await startBrowser(product.url)
  const complaints: Array<string> = []
  return {
    ...askingOf(() => product),
    visitor: async (screen, account) => {
      const { page } = await browser.visitor(screen)
      page.on("console", (message) => {
        // A list that does not have one's own entry yet says so with 503, and is asked again; and tests unplug phones.
        if (message.type() === "error" && !/status of (4|503)|ERR_INTERNET_DISCONNECTED/.test(message.text()))
          complaints.push(`${page.url()} ${message.text()}`)
      })
      await signIn(page, account)
      return page
    },
    noComplaints: () => {
      expect(complaints).toEqual([])
      expect(browser.faults).toEqual([])
    },
    close: async () => {
      await browser.close()
      await product.stop()
    }
  }
}
