import { describe, expect, it } from "vitest"
import { partsOfForm } from "../src/http/MultipartForm.ts"

const type = "multipart/form-data; boundary=----x"

const form = (...parts: ReadonlyArray<readonly [disposition: string, content: string]>): Buffer =>
  Buffer.from(
    `${parts.map(([disposition, content]) => `------x\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`).join("")}------x--\r\n`
  )

const read = (body: Uint8Array, contentType = type) =>
  partsOfForm(contentType, body)?.map(({ content, ...part }) => ({
    ...part,
    content: Buffer.from(content).toString("utf8")
  }))

describe("forms", () => {
  it.each([
    ['filename="台账.csv"', "台账.csv"],
    ["filename*=UTF-8''%E5%8F%B0%E8%B4%A6.csv", "台账.csv"],
    ["filename=\"a.csv\"; filename*=UTF-8''%E5%8F%B0.csv", "台.csv"],
    ['filename="a%22b.csv"', 'a"b.csv'],
    ['filename="a\\"b.csv"', 'a"b.csv'],
    ["filename=plain.csv", "plain.csv"],
    ['filename=""', ""]
  ])("%s is the name %s", (written, fileName) => {
    expect(read(form([`name="file"; ${written}`, "号牌\r\n鲁M"]))).toEqual([
      { name: "file", fileName, content: "号牌\r\n鲁M" }
    ])
  })

  it("fields, empty contents, a preamble, a quoted boundary, and bytes that look like boundaries", () => {
    const body = Buffer.concat([
      Buffer.from("preamble\r\n"),
      form(['name="mapping"', ""], ['name="file"; filename="a"', "--x\r\n-----x\r\n"])
    ])
    expect(read(body, 'multipart/form-data; charset=utf-8; boundary="----x"')).toEqual([
      { name: "mapping", fileName: undefined, content: "" },
      { name: "file", fileName: "a", content: "--x\r\n-----x\r\n" }
    ])
  })

  it("a form that breaks off anywhere is malformed", () => {
    const whole = form(['name="file"; filename="台账.csv"', "号牌,种类\r\n"], ['name="mapping"', "{}"])
    const closing = whole.lastIndexOf("--\r\n")
    for (let end = 0; end < closing + 2; end++)
      expect([end, read(whole.subarray(0, end))]).toEqual([end, undefined])
    expect(read(whole)).toHaveLength(2)
  })

  it.each([["multipart/form-data"], ["multipart/form-data; boundary=other"]])("%s", (contentType) => {
    expect(read(form(['name="file"; filename="a"', "x"]), contentType)).toBeUndefined()
  })
})
