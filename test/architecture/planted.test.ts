import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { graphViolations, importGraph, packageCircles } from "./graph.ts"
import { graphRules } from "./graphRules.ts"
import { sourceRules } from "./sourceRules.ts"
import { sourceViolations } from "./sources.ts"

/**
 * Every rule is shown to fail: `planted/<rule>` is a small tree that breaks it and, but for the companions
 * below, nothing else.
 */
const planted = (name: string): string => fileURLToPath(new URL(`planted/${name}/`, import.meta.url))

const rules = [
  ...graphRules.map((rule) => String(rule.name)),
  "packages-form-no-circle",
  ...sourceRules.map((r) => r.name)
]

/** Another rule that a planted tree cannot help breaking. */
const companions: Readonly<Record<string, ReadonlyArray<string>>> = {
  // A planted package has no name that an import could go by.
  "packages-form-no-circle": ["relative-imports-stay-in-their-package"],
  "relative-imports-stay-in-their-package": ["contexts-are-islands", "townships-reads-events-only"]
}

const brokenBy = async (name: string): Promise<ReadonlyMap<string, ReadonlyArray<string>>> => {
  const graph = await importGraph(planted(name))
  const violations = [...graphViolations(graph), ...packageCircles(graph), ...sourceViolations(planted(name))]
  const byRule = new Map<string, Array<string>>()
  for (const { rule, path } of violations) byRule.set(rule, [...(byRule.get(rule) ?? []), path])
  return byRule
}

/** How many planted files break a rule, where each does it in a way of its own. */
const waysToBreak: Readonly<Record<string, number>> = {
  "domain-has-no-effects": 7,
  "domain-is-pure": 7,
  "environment-is-read-in-config-only": 2,
  "kernel-imports-effect-only": 2,
  "names-say-something": 2,
  "no-check-is-silenced": 2,
  "no-path-of-one-machine": 2,
  "nothing-is-left-for-later": 2,
  "orders-stand-on-store-and-http-only": 2,
  "packages-form-no-circle": 2,
  "packages-open-named-doors": 2,
  "reference-imports-kernel-only": 2,
  "statuses-live-in-http": 2
}

describe("planted violations", () => {
  it("there is one for every rule, and no other", () => {
    expect(readdirSync(planted(".")).toSorted()).toEqual([...rules, "nothing-wrong"].toSorted())
  })

  it.each(rules.map((rule) => [rule]))(
    "%s is broken by its planted tree, and nothing else is",
    async (rule) => {
      const broken = await brokenBy(rule)
      const allowed = companions[rule] ?? []
      expect([...broken.keys()].filter((name) => !allowed.includes(name))).toEqual([rule])
      expect(new Set(broken.get(rule)).size).toBe(waysToBreak[rule] ?? 1)
    }
  )

  it("nothing is wrong with a tree that keeps all rules", async () => {
    expect([...(await brokenBy("nothing-wrong"))]).toEqual([])
  })
})
