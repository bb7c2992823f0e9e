import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"
import { type Browser, signIn, startBrowser, takePicture } from "./browser.ts"
import { namelessFields, registerQuickly, smallTargets, widerThanScreen } from "./pages.ts"
import { type Product, smallExportLimit, startProduct } from "./product.ts"

/** What an administrator does on the accounts page, and what two persons do for a bulk export, in a real browser. */
describe("the accounts page", () => {
  let product: Product
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    product = await startProduct("host", smallExportLimit)
    browser = await startBrowser(product.url)
    page = (await browser.visitor("desk")).page
    await signIn(page, "admin")
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const row = (name: string) => page.getByRole("row").filter({ hasText: name })
  const qualificationOf = (name: string) => row(name).locator("[data-qualification]").textContent()
  const choose = async (field: string, option: string) => {
    await page.getByRole("dialog").getByLabel(field).click()
    // The list moves while it opens: the option is asked for itself, wherever it is by then.
    await page.locator(".ant-select-item-option").filter({ hasText: option }).last().dispatchEvent("click")
  }
  const confirm = () => page.getByRole("dialog").getByRole("button", { name: "确定" }).click()
  const asking = askingOf(() => product)
  const whoIs = async (account: string) => asking.get("/api/session", await asking.signIn(account))

  it("A2, A3: says what officers are qualified for, and nothing of it for anybody else", async () => {
    expect(await qualificationOf("officer-371603101")).toBe("初级")
    expect(await qualificationOf("investigator2")).toBe("中级")
    const auxiliary = row("auxiliary-371603101")
    expect(await auxiliary.textContent()).toContain("辅警")
    expect(await auxiliary.locator("[data-qualification]").count()).toBe(0)
    expect(await auxiliary.getByRole("button", { name: "登记资格" }).count()).toBe(0)
    await takePicture(page, "accounts-1440")
  })

  it("A2: records a qualification, which needs its certificate and a reason", async () => {
    await row("officer-371603101").getByRole("button", { name: "登记资格" }).click()
    const dialog = page.getByRole("dialog")
    await choose("事故处理资格", "高级")
    await dialog.getByLabel("资格证书编号").fill("")
    await confirm()
    await expect.poll(() => dialog.getByText("必填").count()).toBe(2)
    await dialog.getByLabel("资格证书编号").fill("鲁SG-2026-0311")
    await dialog.getByLabel("有效期至").fill("2049-06-30")
    await dialog.getByLabel("原因").fill("考试合格")
    await takePicture(page, "qualify-1440")
    await confirm()
    await expect.poll(() => qualificationOf("officer-371603101")).toBe("高级 2049-06-30")
    expect(await whoIs("officer-371603101")).toMatchObject({ qualification: "senior" })
  })

  it("A2: marks a qualification that is past its last day, and shows one that is withdrawn", async () => {
    await row("officer-371603101").getByRole("button", { name: "登记资格" }).click()
    const dialog = page.getByRole("dialog")
    expect(await dialog.getByLabel("资格证书编号").inputValue()).toBe("鲁SG-2026-0311")
    await dialog.getByLabel("有效期至").fill("2020-06-30")
    await dialog.getByLabel("原因").fill("已过期")
    await confirm()
    await expect.poll(() => qualificationOf("officer-371603101")).toBe("高级 2020-06-30已过期")
    expect(await whoIs("officer-371603101")).toMatchObject({ qualification: "none" })

    await row("officer-371603101").getByRole("button", { name: "登记资格" }).click()
    await choose("事故处理资格", "无")
    await dialog.getByLabel("资格证书编号").waitFor({ state: "detached" })
    await dialog.getByLabel("原因").fill("调离")
    await confirm()
    await expect.poll(() => qualificationOf("officer-371603101")).toBe("无")
  })

  it("X3: makes an auxiliary of a station, and a qualified officer of the district's accident office", async () => {
    const dialog = page.getByRole("dialog")
    const begin = async (name: string) => {
      await page.getByRole("button", { name: "新建账户" }).click()
      await dialog.getByLabel("账户名").fill(name)
      await dialog.getByLabel("姓名").fill("赵一")
      await dialog.getByLabel("新密码").fill("Zhanhua-2026")
    }
    await begin("auxiliary-new")
    await choose("角色", "辅警")
    await choose("管辖镇街", "下洼镇")
    await page.keyboard.press("Escape")
    expect(await dialog.getByLabel("事故处理资格").count()).toBe(0)
    await confirm()
    await expect.poll(() => row("auxiliary-new").textContent()).toContain("下洼镇")

    await begin("investigator-new")
    await choose("角色", "民警")
    await dialog.getByLabel("区事故处理岗").check()
    await dialog.getByLabel("管辖镇街").waitFor({ state: "detached" })
    await choose("事故处理资格", "中级")
    await dialog.getByLabel("资格证书编号").fill("鲁SG-2026-0312")
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBe(0)
    expect(await namelessFields(page)).toEqual([])
    await confirm()
    await expect.poll(() => row("investigator-new").textContent()).toContain("全区")
    expect(await qualificationOf("investigator-new")).toBe("中级")
  })

  it("X3: gives an auxiliary the work of a station, in its townships", async () => {
    const visitor = await browser.visitor("desk")
    await signIn(visitor.page, "auxiliary-371603101")
    expect(await visitor.page.getByRole("navigation").getByRole("link").allTextContents()).toContain(
      "登记车辆"
    )
    await visitor.context.close()
    const register = (account: string) => registerQuickly(asking, account, "鲁M7B010")
    await expect(register("auxiliary-371603102")).rejects.toThrow(/403.*TownshipIsOutOfScope/)
    expect(await register("auxiliary-371603101")).toMatchObject({ version: 1 })
  })

  it("X1: a bulk export is asked for at the list, granted by another on the phone, and downloaded once", async () => {
    await registerQuickly(asking, "warden-371603101", "鲁M7B011")
    const { position } = await registerQuickly(asking, "warden-371603101", "鲁M7B012")
    const registrar = await asking.signIn("registrar")
    await asking.get(`/api/vehicles?after=${position}`, registrar)
    const desk = (await browser.visitor("desk")).page
    await signIn(desk, "registrar")
    await desk.getByRole("link", { name: "重点车辆" }).click()
    await desk.getByRole("button", { name: "导出" }).click()
    await desk.getByRole("menuitem", { name: "导出 CSV" }).click()
    const dialog = desk.getByRole("dialog")
    await dialog.getByLabel("用途").fill("季度核查")
    await dialog.getByRole("button", { name: "下载" }).click()
    await dialog.getByText("批量导出须经第二人审批").waitFor()
    await dialog.getByRole("button", { name: "申请审批" }).click()
    await dialog.locator("[data-export-approval=pending]").waitFor()
    expect(await namelessFields(desk)).toEqual([])
    await takePicture(desk, "export-asked-1440")

    const phone = (await browser.visitor("phone")).page
    await signIn(phone, "commander")
    await phone.getByRole("button", { name: /^账户: / }).click()
    await phone.locator("[data-approvals-waiting='1']").waitFor()
    await phone
      .getByRole("menuitem", { name: /导出审批/ })
      .getByRole("link")
      .click()
    const request = phone.locator("[data-approval]")
    await expect.poll(() => request.textContent()).toMatch(/季度核查.*沾化区|季度核查.*全区/)
    expect(await widerThanScreen(phone)).toBe(0)
    expect(await smallTargets(phone)).toEqual([])
    await takePicture(phone, "export-approvals-390")
    await request.getByRole("button", { name: "批准", exact: true }).click()
    await phone.locator("[data-standing=granted]").waitFor()
    expect(await request.getByRole("button").count()).toBe(0)
    await phone.getByRole("button", { name: /Switch language/ }).click()
    await phone.getByRole("heading", { name: "Export approvals" }).waitFor()

    const download = desk.waitForEvent("download")
    await dialog.locator("[data-export-approval=granted]").getByRole("button").click()
    expect((await download).suggestedFilename()).toMatch(/^重点车辆台账-.*\.csv$/)
    await dialog.waitFor({ state: "detached" })
    const { items } = await asking.get<{ items: ReadonlyArray<object> }>(
      "/api/export-approvals?mine=yes",
      registrar
    )
    expect(items).toMatchObject([
      {
        account: "registrar",
        list: "/api/vehicles",
        purpose: "季度核查",
        standing: "used",
        answeredBy: "commander"
      }
    ])
    expect(items).toHaveLength(1)

    // The same again is another request; one's own page offers what was granted.
    const again = await asking.command("/api/export-approvals", registrar, {
      list: "/api/vehicles",
      purpose: "年度核查",
      rows: 2
    })
    const { id } = JSON.parse(again.text)
    await asking.done(`/api/export-approvals/${id}/grant`, await asking.signIn("commander"), {})
    await desk.getByRole("button", { name: /^账户: / }).click()
    await desk
      .getByRole("menuitem", { name: /导出审批/ })
      .getByRole("link")
      .click()
    const own = desk.locator(`[data-approval="${id}"]`)
    const second = desk.waitForEvent("download")
    await own.getByRole("button", { name: "导出 Excel" }).click()
    expect((await second).suggestedFilename()).toMatch(/^重点车辆台账-.*\.xlsx$/)
    await desk.locator(`[data-approval="${id}"][data-standing=used]`).waitFor()
    await takePicture(desk, "export-approvals-1440")
    await desk.context().close()
    await phone.context().close()
  })

  it("throws nothing", () => {
    expect(browser.faults).toEqual([])
  })
})
