import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type AccidentProduct,
  heading,
  idOf,
  startAccidentProduct,
  textOf,
  township,
  village
} from "./accidentPages.ts"
import { takePicture, type Visitor } from "./browser.ts"
import { opened, smallTargets, widerThanScreen } from "./pages.ts"

/** Moves on with the tabulator until something with the focus is of this name. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  const focused = `(() => {
    const one = document.activeElement
    return [one?.getAttribute("aria-label"), one?.labels?.[0]?.textContent, one?.textContent].find((text) => text) ?? ""
  })()`
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press("Tab")
    if ((await page.evaluate<string>(focused)).trim() === name) return
  }
  throw new Error(`the tabulator never comes to ${name}`)
}

describe("accidents in a real browser: files of earlier years, the keyboard alone, the narrowest phone", () => {
  let accidents: AccidentProduct
  let registrar: Visitor
  let officer: Visitor

  beforeAll(async () => {
    accidents = await startAccidentProduct()
    registrar = await accidents.visitor("desk", "registrar")
    officer = await accidents.visitor("narrow", `officer-${township}`)
  })
  afterAll(() => accidents?.stop())

  it("A23: takes accidents of earlier years with their persons and a mapping, and answers every row of both", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiaosuo-accidents-"))
    const written = (name: string, lines: ReadonlyArray<string>): string => {
      const file = join(folder, name)
      writeFileSync(file, lines.join("\n"))
      return file
    }
    const ledger = written("事故.csv", [
      "案号,事故发生时间,乡镇,路号,公里数,死亡人数,受伤人数",
      "事2024001,2024-03-05 07:30,下洼镇,G205,412,0,1",
      "事2024002,2024-02-30 07:30,下洼镇,G205,413,0,1",
      "事2024001,2024-03-05 07:30,下洼镇,G205,412,0,1"
    ])
    const persons = written("人员.csv", [
      "事故编号,姓名,人员类型,伤害程度",
      "事2024001,王建国,驾驶人,轻伤",
      "事2024009,李秀英,行人,轻伤"
    ])
    const mapping = written("对应.json", [JSON.stringify({ columns: { 案号: "number" } })])
    const { page } = registrar
    await opened(page, "/accidents")
    await page.getByRole("link", { name: "历史导入" }).click()
    await heading(page, "导入历史事故").waitFor()
    const files = page.locator("input[type=file]")
    await files.nth(0).setInputFiles(ledger)
    // Nothing is sent before somebody says so: the persons cannot follow later.
    await page.getByText("事故.csv").waitFor()
    await files.nth(1).setInputFiles(persons)
    await files.nth(2).setInputFiles(mapping)
    await page.getByRole("button", { name: "不用 对应.json" }).waitFor()
    await page.getByRole("button", { name: "开始导入" }).click()
    await page.locator("[data-import-state=finished]").waitFor()
    const totals = (part: string) =>
      page
        .locator(`${part} [data-total] strong`)
        .evaluateAll((all) => all.map((one) => Number(one.textContent)))
    // Rows, accepted, with a warning, duplicate, rejected.
    expect(await totals("[data-import-state] > .import-totals")).toEqual([3, 1, 1, 1, 1])
    expect(await totals("[data-part=persons]")).toEqual([2, 1, 0, 0, 1])

    const rows = page.locator(".answer-table tbody tr.ant-table-row")
    await expect.poll(() => rows.count()).toBe(1)
    expect(await rows.first().textContent()).toMatch(/^3未接收事故发生时间：/)
    await takePicture(page, "accident-import-1440")
    await page.getByText("人员", { exact: true }).click()
    await expect.poll(() => rows.first().textContent()).toContain("事故编号")
    const [answers] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载逐行结果 CSV" }).click()
    ])
    const lines = readFileSync(await answers.path(), "utf8")
      .trim()
      .split(/\r?\n/)
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 2).join())).toEqual([
      "1,accepted",
      "2,rejected"
    ])

    await page.getByText("事故", { exact: true }).last().click()
    await page.getByText("全部 3").click()
    await page.getByRole("link", { name: "打开案卷" }).first().click()
    await page.locator("[data-standing]").waitFor()
    expect(await textOf(page)).toContain("事2024001")
    await opened(page, "/accidents/imports")
    await page.getByRole("link", { name: /事故\.csv \+ 人员\.csv/ }).waitFor()
  })

  it("A4, A5, A6: an officer ticks the grounds in the words of the rule and reports with the keyboard alone", async () => {
    const { page } = officer
    await opened(page, "/accidents/report")
    expect(await page.evaluate<string>("document.documentElement.lang")).toBe("zh-CN")
    await tabTo(page, "财产损失")
    await page.keyboard.press("Space")
    await tabTo(page, "地点说明")
    await page.keyboard.type("村口向北")
    await tabTo(page, "涉及危险物品")
    await page.keyboard.press("Space")
    await tabTo(page, "什么物品")
    await page.keyboard.type("汽油")
    await tabTo(page, "驾驶人有饮酒、服用国家管制的精神药品或者麻醉药品嫌疑")
    await page.keyboard.press("Space")
    await tabTo(page, "碰撞建筑物、公共设施或者其他设施")
    await page.keyboard.press("Space")
    // A6 follows from the goods: it is ticked already, and cannot be taken back here.
    const goods = page.getByLabel("载运危险物品车辆发生事故，立即报警并采取应急处置措施")
    expect([await goods.isChecked(), await goods.isDisabled()]).toEqual([true, true])
    await takePicture(page, "accident-grounds-360")
    await tabTo(page, "提交报告")
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "事故已报告" }).waitFor()
    // The button is gone: the keyboard goes on from what is said now.
    expect(await page.evaluate<boolean>('document.activeElement.classList.contains("done")')).toBe(true)
    await tabTo(page, "打开案卷")
    await page.keyboard.press("Enter")
    await page.locator("[data-standing=reported]").waitFor()
    const grounds = await page.getByRole("list", { name: "须报警的情形" }).textContent()
    for (const words of ["饮酒", "碰撞建筑物", "载运危险物品", "A4", "A5", "A6"])
      expect(grounds).toContain(words)
    const told = await page.locator("[data-event=AccidentWasReported]").textContent()
    expect(told).toContain("碰撞建筑物、公共设施或者其他设施")
    expect(told).not.toContain("hit-fixture")
  })

  it("says a refusal to who cannot see it, and stands at the field with the fault", async () => {
    const { page } = officer
    await opened(page, "/accidents/report")
    await page.getByLabel("公里桩").fill("K12+3000")
    await page.getByRole("button", { name: "提交报告" }).click()
    const problem = page.locator(".ant-form-item-explain-error").first()
    await problem.waitFor()
    // Said at once above the form, and again with the field that then has the focus.
    expect(await page.getByRole("alert").first().textContent()).toContain("填写有误")
    const field = page.getByLabel("公里桩")
    const described = String(await field.getAttribute("aria-describedby"))
    expect(await page.locator(`#${described}`).textContent()).toBe(await problem.textContent())
    await expect
      .poll(() => page.evaluate<string | null>("document.activeElement.getAttribute('aria-invalid')"))
      .toBe("true")
    await page.getByLabel("公里桩").fill("")
  })

  it("is used with one thumb on a phone of 360 pixels: nothing to scroll sideways, nothing too small to hit", async () => {
    const { page } = officer
    const id = idOf(await accidents.report({ place: { village, text: "粮站北侧" } }))
    const faults: Array<unknown> = []
    for (const path of [
      "/townships",
      "/accidents/report",
      "/accidents/desk",
      "/accidents?from=2020-01-01&kind=property",
      "/accidents/map",
      "/accidents/analysis",
      "/accidents/analysis?show=years",
      "/accidents/duplicates",
      "/accidents/imports",
      `/accidents/${id}`
    ]) {
      await opened(page, path)
      const wider = await widerThanScreen(page)
      const small = await smallTargets(page)
      const tabs = await page.evaluate<number>(
        '(() => { const all = document.querySelector(".section-tabs"); return all === null ? 0 : all.scrollWidth - all.clientWidth })()'
      )
      if (wider > 0 || tabs > 0 || small.length > 0) faults.push({ path, wider, tabs, small })
    }
    expect(faults).toEqual([])
  })

  it("shows all columns of the townships at once on a desk of 1440 pixels", async () => {
    const { page } = registrar
    await opened(page, "/townships")
    await page.locator(".status-table tbody tr.ant-table-row").first().waitFor()
    const hidden = await page
      .locator(".status-table .ant-table-body")
      .evaluate((body) => body.scrollWidth - body.clientWidth)
    expect(hidden).toBeLessThanOrEqual(0)
    await takePicture(page, "townships-1440")
  })

  it("loads nothing from anywhere else, throws nothing, and writes no error", () => {
    expect(
      accidents.browser.requests.filter((url) => !url.startsWith(accidents.url) && !/^(data|blob):/.test(url))
    ).toEqual([])
    expect(accidents.browser.faults).toEqual([])
    expect(accidents.consoleErrors).toEqual([])
  })
})
