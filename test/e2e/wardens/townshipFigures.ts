import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { takePicture } from "../browser.ts"
import { namelessFields, opened, registerQuickly, smallTargets, widerThanScreen } from "../pages.ts"
import { type Seat, township } from "./seat.ts"

/** What a township and the district say of their wardens, and what a vehicle's file says that wardens said of it. */

/** The number on a page that opens a list, and what it says; undefined where it is nought. */
const numberOn = async (page: Page, path: string, within = "main") => {
  const link = page.locator(`${within} a[data-figure="${path}"]`).first()
  return (await link.count()) === 0
    ? undefined
    : { link, said: Number((await link.textContent())?.replace(/\D/g, "")) }
}

const totalOf = async (page: Page): Promise<number> => {
  const total = page.locator("[data-total]")
  await total.waitFor()
  return Number(await total.getAttribute("data-total"))
}

/** Opens numbers of a page one after the other; answers those that were not nought. */
const opensTheirLists = async (
  page: Page,
  address: string,
  paths: ReadonlyArray<string>,
  within?: string
) => {
  const found: Array<string> = []
  for (const path of paths) {
    await opened(page, address)
    const number = await numberOn(page, path, within)
    if (number === undefined) continue
    await number.link.click()
    expect([path, await totalOf(page)]).toEqual([path, number.said])
    found.push(path)
  }
  return found
}

/** Registers the journeys among figures of wardens. */
export const townshipFigures = (seat: () => Seat): void => {
  it("rows 33 to 45: a township and the district count their wardens, and each number opens its list", async () => {
    const { done, signIn, visitor } = seat()
    const warden = await signIn(`warden-${township}`)
    await done("/api/wardens/records", warden, {
      work: { kind: "persuasion", counts: [{ code: "no-helmet", count: 3 }] }
    })
    await done("/api/wardens/hazards", warden, { code: "obstacle", level: "minor", road: "S234" })
    const [desk, phone] = await Promise.all([
      visitor("desk", "commander"),
      visitor("phone", `officer-${township}`)
    ])

    const compared = "/townships?view=wardens"
    const ofDistrict = ["wardens.people", "wardens.gaps", "wardens.hazards.open"]
    expect(await opensTheirLists(desk, compared, ofDistrict, "tr.status-total")).toEqual(ofDistrict)
    await opened(desk, compared)
    await desk.locator('a[data-figure="wardens.people"]').first().waitFor()
    expect([await widerThanScreen(desk), await namelessFields(desk)]).toEqual([0, []])
    await takePicture(desk, "townships-wardens-1440")
    await desk.getByRole("button", { name: "切换语言 / Switch language" }).click()
    const said = desk.locator("main thead th, .status-view")
    await expect
      .poll(async () => (await said.allTextContents()).join(" "))
      .toMatch(/^[\x20-\x7e]*Road hazards[\x20-\x7e]*$/)

    const home = `/townships/${township}`
    const ofTownship = [
      "wardens.byRole.persuader.active",
      "wardens.posts.open",
      "wardens.persuasions.records",
      "wardens.hazards.open"
    ]
    expect(await opensTheirLists(phone, home, ofTownship)).toEqual(ofTownship)
    const places = [
      home,
      compared,
      `/wardens/gaps?township=${township}`,
      `/townships/villages?township=${township}`
    ]
    for (const address of places) {
      await opened(phone, address)
      expect([address, await widerThanScreen(phone)]).toEqual([address, 0])
      expect([address, await smallTargets(phone)]).toEqual([address, []])
      await takePicture(phone, `figures${address.replace(/\W+/g, "-")}-390`)
    }
  })

  it("a vehicle's page says what wardens said of it, and leads there whoever may read it", async () => {
    const asking = seat()
    const { id } = await registerQuickly(asking, `warden-${township}`, "鲁M5K777")
    const warden = await asking.signIn(`warden-${township}`)
    const record = await asking.done("/api/wardens/records", warden, {
      work: {
        kind: "persuasion",
        counts: [{ code: "no-seat-belt", count: 2 }],
        plate: { kind: "02", number: "鲁M5K777" }
      },
      note: "后排未系"
    })
    const page = await asking.visitor("desk", `officer-${township}`)
    const panel = page.locator("[data-namings]")
    await expect
      .poll(
        async () => {
          await page.goto(`/vehicles/${id}`)
          await page.locator("main h2").first().waitFor()
          return panel.count()
        },
        { interval: 500 }
      )
      .toBe(1)
    expect(await panel.textContent()).toContain("后排未系")
    await takePicture(page, "vehicle-namings-1440")
    await panel.getByRole("link").click()
    expect(new URL(page.url()).pathname).toBe(`/wardens/records/${record.id}`)
    await page.locator("main h2").first().waitFor()
    // The registrar answers for the register, and reads nothing of wardens' records.
    const registrar = await asking.visitor("desk", "registrar")
    await registrar.goto(`/vehicles/${id}`)
    await registrar.locator("[data-namings='1']").waitFor()
    expect(await registrar.locator("[data-namings] a").count()).toBe(0)
  })
}
