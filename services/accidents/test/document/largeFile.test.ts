import { Effect } from "effect"
import { extractText, getDocumentProxy } from "unpdf"
import { describe, expect, it } from "vitest"
import { documentHtml } from "../../src/document/DocumentHtml.ts"
import { documentPdf } from "../../src/document/DocumentPdf.ts"
import { facts, type PrintedDocument, rows } from "../../src/document/PrintedDocument.ts"
import { wantsPdf } from "../../src/document/PrintedFile.ts"

/** As many persons as a file may have, and the history of all of them. */
const large: PrintedDocument = {
  language: "zh",
  title: "道路交通事故案卷",
  heading: [["档案编号", "沾公交档2026-001"]],
  notice: "以全国系统为准(A23)",
  sections: [
    {
      title: "人员",
      blocks: rows(
        [
          ["#", 1],
          ["姓名", 6],
          ["情况", 6]
        ],
        Array.from({ length: 200 }, (_, i) => [String(i + 1), `乘客${i + 1}*`, "乘车人, 当事人, 系安全带"])
      )
    },
    {
      title: "办理经过",
      blocks: [
        ...facts(["最长的词", "x".repeat(300)]),
        ...rows(
          [
            ["#", 1],
            ["事项", 6]
          ],
          Array.from({ length: 400 }, (_, i) => [String(i + 1), "登记涉事人员"])
        )
      ]
    }
  ],
  imprint: [["打印人", "officer"]]
}

describe("a file as large as files may be", () => {
  it("is printed whole: nothing is cut, every page has its number", async () => {
    const bytes = await Effect.runPromise(documentPdf(large))
    expect(bytes.length).toBeLessThan(300_000)
    const { text, totalPages } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
    expect(totalPages).toBeGreaterThan(10)
    text.forEach((page, i) => {
      expect(page.replace(/\s/g, "")).toContain(`第${i + 1}页,共${totalPages}页`)
    })
    const whole = text.join("")
    expect(whole).toContain("乘客200*")
    expect(whole.match(/登记涉事人员/g)).toHaveLength(400)
  })

  it("is printed twice at a time, one after the other", async () => {
    const both = await Effect.runPromise(
      Effect.all([documentPdf(large), documentPdf(large)], { concurrency: "unbounded" })
    )
    expect(both.map(({ length }) => length > 0)).toEqual([true, true])
  })

  it("escapes in the page whatever stands in a heading, a label or a cell", () => {
    const bad = `</title><script>"'&`
    const html = documentHtml({
      ...large,
      title: bad,
      notice: bad,
      heading: [[bad, bad]],
      sections: [{ title: bad, blocks: [...facts([bad, bad]), ...rows([[bad, 1]], [[bad]])] }],
      imprint: [[bad, bad]]
    })
    expect(html).not.toContain("<script>")
    expect(html.match(/&lt;\/title&gt;&lt;script&gt;&quot;&#39;&amp;/g)).toHaveLength(12)
  })
})

describe("the form of a document", () => {
  it("is a page, unless a PDF is wanted more", () => {
    expect(wantsPdf(undefined)).toBe(false)
    expect(wantsPdf("*/*")).toBe(false)
    expect(wantsPdf("text/html,application/xhtml+xml,*/*;q=0.8")).toBe(false)
    expect(wantsPdf("application/pdf")).toBe(true)
    expect(wantsPdf("text/html;q=0.5, application/pdf")).toBe(true)
    expect(wantsPdf("text/html, application/pdf;q=0.9")).toBe(false)
  })
})
