import { extractText, getDocumentProxy } from "unpdf"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { personForm, startRecords, vehicleForm } from "../http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>
let id = ""

const investigator = { as: "investigator" } as const
const script = "<script>alert(1)</script> & 两车相撞"

/** An accident with two drivers, of whom one is hurt, surveyed and decided. */
const decided = async (): Promise<string> => {
  const accident = await records.reported({ saidInjured: 1, description: script })
  const act = async (verb: string, form: object) => {
    const reply = await records.act(accident, verb, form, investigator)
    if (reply.status !== 200) throw new Error(`${verb}: ${JSON.stringify(reply.body)}`)
  }
  await act("accept", { happenedAt: "2026-03-10T09:20:00+08:00" })
  const others = [{ account: "officer", qualification: "junior" }]
  await act("assign-handlers", { others })
  for (const name of ["张三丰", "李喆"]) {
    await act("involve-vehicle", vehicleForm({ brand: "五菱" }))
    await act("involve-person", personForm({ name, phone: "13800001111", address: "小杨营村12号" }))
  }
  await act("record-circumstances", { weather: "1", surface: "1", propertyYuan: 12_000 })
  await act("survey-scene", {
    from: "2026-03-10T09:40:00+08:00",
    until: "2026-03-10T11:00:00+08:00",
    others,
    sceneKind: "原始",
    attachments: [{ kind: "photo", reference: "photos/1.jpg", note: "东侧" }],
    measurements: [{ from: "前轮", to: "路缘", metres: 3.25 }]
  })
  const [first, second] = (await records.file(accident)).persons
  const hurt = { participantId: first?.participantId, injury: "slight", at: "2026-03-10T09:30:00+08:00" }
  await act("find-injury", hurt)
  await act("choose-procedure", { procedure: "general" })
  await act("decide-liability", {
    kind: "liability",
    number: "沾公交认字[2026]第7号",
    decidedOn: "2026-03-20",
    shares: [
      { participantId: first?.participantId, share: "main", grounds: "未保持安全距离" },
      { participantId: second?.participantId, share: "minor", grounds: "灯光不符" }
    ]
  })
  return accident
}

beforeAll(async () => {
  records = await startRecords()
  id = await decided()
})
afterAll(() => records.stop())

const printed = (
  query = "",
  headers: Readonly<Record<string, string>> = {},
  accident = id
): Promise<Response> =>
  fetch(`${records.url}/api/accidents/${accident}/document${query}`, {
    headers: { authorization: "Bearer officer", ...headers }
  })

const pdf = async (query = "", headers: Readonly<Record<string, string>> = {}) => {
  const response = await printed(query, { accept: "application/pdf", ...headers })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const size = bytes.length
  const { text, totalPages } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return { response, size, totalPages, text: text.replace(/\s+/g, "") }
}

const purpose = `?unmask=true&purpose=${encodeURIComponent("移送复核")}`

describe("an accident's file on paper", () => {
  it("A23, C1, C4, C5, A10: is one page of HTML that says what is on file and whose record counts", async () => {
    const response = await printed()
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8")
    const html = await response.text()
    for (const words of [
      "道路交通事故案卷",
      "以全国道路交通事故信息管理系统的记录为准(A23)",
      "滨州市沾化区",
      "尚未归档",
      "2026-03-10 09:00",
      "K412+300",
      "路表情况</th><td>1 干燥",
      "12000元",
      "30日(国际口径,C3)",
      "交通事故等级</td>",
      "生产安全事故等级</td>",
      "前轮</td><td>路缘</td><td>3.25",
      "沾公交认字[2026]第7号",
      "主要责任</td><td>未保持安全距离",
      "<td>A10</td>",
      "打印人: officer",
      "已脱敏",
      "作出认定</td><td>investigator"
    ]) {
      expect(html).toContain(words)
    }
    expect(html).toMatch(/案卷版本: \d+,日志位置\d+/)
    expect(html).toMatch(/最后一条记录的校验值: [0-9a-f]{64}/)
  })

  it("holds whatever people wrote as text, and may load and run nothing", async () => {
    const response = await printed()
    const html = await response.text()
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; 两车相撞")
    expect(html).not.toMatch(/<script|<img|<link|javascript:|\son\w+=/i)
    const policy = response.headers.get("content-security-policy") ?? ""
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; /)
    expect(policy).not.toContain("unsafe")
    expect(response.headers.get("x-content-type-options")).toBe("nosniff")
    expect(response.headers.get("cache-control")).toBe("no-store")
  })

  it("speaks English to those who ask for it", async () => {
    const html = await (await printed("", { "accept-language": "en" })).text()
    expect(html).toContain('<html lang="en">')
    for (const words of ["Road accident file", "Casualties and severity", "Clocks", "Printed by: officer"]) {
      expect(html).toContain(words)
    }
  })

  it("X1, X2: masks persons unless a purpose is given, which is kept as for the file", async () => {
    const accident = await records.reported()
    await records.act(accident, "involve-person", personForm({ name: "张三丰" }), investigator)
    const masked = await (await printed("", {}, accident)).text()
    expect(masked).toContain("张*")
    expect(masked).not.toContain("张三丰")
    expect((await printed("?unmask=true", {}, accident)).status).toBe(422)
    const open = await (await printed(purpose, {}, accident)).text()
    expect(open).toContain("张三丰")
    expect(open).toContain("用途: 移送复核")
    const granted = { account: "officer", result: "granted", reason: null }
    expect(await records.accesses(`accidents/accident/${accident}`)).toEqual([
      { ...granted, action: "ReadFile", purpose: null },
      { ...granted, action: "ReadFileUnmasked", purpose: "移送复核" }
    ])
  })

  it("X3: is not printed for those who may not read it", async () => {
    expect((await printed("", { authorization: "Bearer neighbour" })).status).toBe(403)
    expect((await printed("", { authorization: "Bearer admin" })).status).toBe(403)
    expect((await printed("", {}, "00000000-0000-4000-8000-000000000000")).status).toBe(404)
  })

  it("X2: is a small PDF whose Chinese text is text, with names masked, and page numbers", async () => {
    const { response, size, text, totalPages } = await pdf()
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toBe("application/pdf")
    expect(size).toBeLessThan(300_000)
    for (const words of [
      "道路交通事故案卷",
      "沾公交认字[2026]第7号",
      "未保持安全距离",
      "张*",
      "李*",
      "(A23)"
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toContain(`第1页,共${totalPages}页`)
    expect(text).toContain("<script>alert(1)</script>&两车相撞")
    for (const secret of ["张三丰", "李喆", "王小明", "13800001111"]) expect(text).not.toContain(secret)
  })

  it("X2: names whom it may name in the PDF, rare characters too", async () => {
    const { text } = await pdf(purpose)
    for (const words of ["张三丰", "李喆", "用途:移送复核"]) expect(text).toContain(words)
  })

  it("is written while others are served, in well under the time that anybody waits", async () => {
    const started = performance.now()
    let others = 0
    let isDone = false
    const writing = pdf().finally(() => {
      isDone = true
    })
    while (!isDone) {
      await records.file(id)
      others++
    }
    await writing
    expect(others).toBeGreaterThan(3)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
