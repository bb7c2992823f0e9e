import { existsSync } from "node:fs"
import { join } from "node:path"
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser"
import type { Violation } from "./findings.ts"
import { graphRules } from "./graphRules.ts"

const extensions = [".ts", ".tsx", ".mts", ".mjs", ".js", ".json"]

/** What imports what in a tree: modules by their path from its root. */
export type ImportGraph = Pick<ICruiseResult, "modules" | "summary">

/** Reads all imports, of types too, under `shared`, `services` and `test` of a tree, and judges them. */
export const importGraph = async (root: string): Promise<ImportGraph> => {
  const folders = ["shared", "services", "test"].filter((folder) => existsSync(join(root, folder)))
  const options: ICruiseOptions = {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...graphRules] },
    // Only what was built here: nearly every npm package lives in a folder called dist.
    exclude: { path: ["^(?:shared|services|test)/[^/]+/(?:dist|build)/", "^test/architecture/planted/"] },
    doNotFollow: { path: "(?:^|/)node_modules/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions
    }
  }
  const { output } = await cruise(folders, options, { extensions })
  if (typeof output === "string") throw new Error("the import graph is text")
  return output
}

/** Imports that break a rule of the graph; modules outside the tree are followed, but not judged. */
export const graphViolations = (graph: ImportGraph): ReadonlyArray<Violation> =>
  graph.summary.violations
    .filter(({ from }) => !from.startsWith(".."))
    .map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      path: from,
      what:
        cycle === undefined
          ? `imports ${to}`
          : `imports itself by way of ${cycle.map((step) => step.name).join(" → ")}`
    }))

const packageOf = (path: string): string | undefined => /^(?:shared|services)\/[^/]+/.exec(path)?.[0]

/** Packages that import themselves by way of others: a circle of packages needs no circle of modules. */
export const packageCircles = (graph: ImportGraph): ReadonlyArray<Violation> => {
  const imports = new Map<string, Set<string>>()
  for (const module of graph.modules) {
    const from = packageOf(module.source)
    // Tests may stand on packages above their own.
    if (from === undefined || !module.source.startsWith(`${from}/src/`)) continue
    for (const dependency of module.dependencies) {
      const to = packageOf(dependency.resolved)
      if (to !== undefined && to !== from) imports.set(from, (imports.get(from) ?? new Set()).add(to))
    }
  }
  const reaches = (from: string, wanted: string, seen: Set<string>): boolean => {
    for (const next of imports.get(from) ?? []) {
      if (next === wanted) return true
      if (seen.has(next)) continue
      seen.add(next)
      if (reaches(next, wanted, seen)) return true
    }
    return false
  }
  return [...imports.keys()]
    .filter((name) => reaches(name, name, new Set()))
    .map((name) => ({
      rule: "packages-form-no-circle",
      path: name,
      what: "imports itself by way of other packages"
    }))
}
