import { readFileSync } from "node:fs"
import { join } from "node:path"
import { builtInAccidentRules } from "@jiaosuo/reference/AccidentRules"
import { describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "..", "..")
const read = (file: string): string => readFileSync(join(root, file), "utf8")
const glossary = read("infra/glossary.md")

/** The Chinese of every `text("中文", "English")` of a file. */
const chineseOf = (source: string): ReadonlyArray<string> =>
  [...source.matchAll(/\btext\(\s*"([^"]+)",\s*"[^"]+"\s*\)/g)].map(([, chinese]) => chinese ?? "")

const absent = (terms: ReadonlyArray<string>) => terms.filter((term) => !glossary.includes(term))

/** One Chinese term, one English word, everywhere: a term that is new goes into `infra/glossary.md` first. */
describe("the glossary", () => {
  it("names every code table of an accident's record", () => {
    const titles = Object.values(builtInAccidentRules.codeTables("2026-11-25")).map(({ title }) => title.zh)
    expect(titles.length).toBeGreaterThan(30)
    expect(absent(titles)).toEqual([])
  })

  it.each([
    ["what happens to an accident's file", "services/accidents/src/domain/Labels.ts"],
    ["the phases of an accident's file", "services/accidents/src/domain/Phase.ts"],
    ["what happens to a case", "services/cases/src/domain/Labels.ts"],
    ["what happens to a response cell", "services/duties/src/domain/cell/CellLabels.ts"],
    ["what wardens are and what happens to them", "services/wardens/src/domain/warden/WardenLabels.ts"],
    ["what happens to a team of volunteers", "services/wardens/src/domain/team/TeamLabels.ts"],
    ["places of wardens", "services/wardens/src/domain/place/PlaceLabels.ts"],
    ["the headings of the export of accidents", "services/townships/src/accidents/http/AccidentExport.ts"],
    ["the headings of the export of cases", "services/townships/src/cases/http/CaseExport.ts"]
  ])("names %s", (_, file) => {
    const terms = chineseOf(read(file))
    expect(terms.length).toBeGreaterThan(5)
    expect(absent(terms)).toEqual([])
  })
})
