import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { describeViolation } from "./findings.ts"
import { graphViolations, type ImportGraph, importGraph, packageCircles } from "./graph.ts"
import { graphRules } from "./graphRules.ts"
import { sourceRules } from "./sourceRules.ts"
import { sourceViolations } from "./sources.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

describe("the import graph of the product", () => {
  let graph: ImportGraph = { modules: [], summary: { violations: [] } as never }
  beforeAll(async () => {
    graph = await importGraph(root)
  })

  it("is read at all", () => {
    const imports = graph.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => [source, resolved] as const)
    )
    // Imports by package name must arrive at the sources, or no rule would see them.
    const crossings = imports.filter(([from, to]) => from.startsWith("services/") && to.startsWith("shared/"))
    expect(crossings.length).toBeGreaterThan(100)
    expect(
      imports.filter(([from, to]) => from.startsWith("shared/") && to.includes("node_modules/effect/")).length
    ).toBeGreaterThan(50)
  })

  it.each(graphRules.map((rule) => [String(rule.name)]))("%s", (name) => {
    const found = graphViolations(graph).filter((violation) => violation.rule === name)
    expect(found.map(describeViolation)).toEqual([])
  })

  it("packages-form-no-circle", () => {
    expect(packageCircles(graph).map(describeViolation)).toEqual([])
  })
})

describe("the files of the product", () => {
  const violations = sourceViolations(root)

  it.each(sourceRules.map((rule) => [rule.name]))("%s", (name) => {
    expect(violations.filter((violation) => violation.rule === name).map(describeViolation)).toEqual([])
  })
})
