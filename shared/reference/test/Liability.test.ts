import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { liabilityShares } from "../src/CodeTables.ts"
import {
  checkLiability,
  type Liability,
  liabilities,
  liabilityOf,
  liabilityText,
  type PartyShare
} from "../src/Liability.ts"
import { refusal } from "./outcomes.ts"

const parties = (...shares: ReadonlyArray<Liability>): ReadonlyArray<PartyShare> =>
  shares.map((share, i) => ({ party: `party-${i + 1}`, share }))
const warnings = (given: Parameters<typeof checkLiability>[0]): ReadonlyArray<string> =>
  Either.getOrThrow(checkLiability(given)).warnings.map(({ code }) => code)

describe("A15: the five shares", () => {
  it("A15: are those of the regulation, gravest first", () => {
    expect(liabilities.map((share) => liabilityText(share).zh)).toEqual(liabilityShares)
    expect(liabilityOf("主要责任")).toBe("main")
    expect(liabilityOf(" 次要 ")).toBe("minor")
    expect(liabilityOf("全责")).toBeUndefined()
  })
})

describe("A16: the mix of shares", () => {
  it.each([
    [["full"]],
    [["none"]],
    [["full", "none"]],
    [["full", "none", "none"]],
    [["main", "minor"]],
    [["minor", "main", "none"]],
    [["equal", "equal"]],
    [["equal", "none", "equal"]]
  ] as const)("A16: %j passes", (shares) => {
    const withoutFault = shares.every((share) => share === "none")
    expect(warnings({ parties: parties(...shares), withoutFault })).toEqual([])
  })

  it.each([
    ["A16: 全部 excludes any other share", ["full", "minor"], "liability-beside-full"],
    ["A16: 全部 excludes a second 全部", ["full", "full"], "liability-beside-full"],
    ["A16: 全部 excludes others among three", ["none", "full", "equal"], "liability-beside-full"],
    ["A16: one party alone cannot hold 主要", ["main"], "liability-of-one-side"],
    ["A16: one party alone cannot hold 同等", ["equal"], "liability-of-one-side"],
    ["A16: one party alone cannot hold 次要", ["minor"], "liability-of-one-side"],
    ["A16: one side alone cannot hold 主要 beside 无", ["main", "none"], "liability-of-one-side"],
    ["A16: two 主要 are impossible", ["main", "main"], "liability-main-twice"],
    ["A16: two 主要 are impossible among three", ["main", "minor", "main"], "liability-main-twice"],
    ["A16: two sides are not 主要 and 同等", ["main", "equal"], "liability-of-two-sides"],
    ["A16: two sides are not 次要 and 次要", ["minor", "minor"], "liability-of-two-sides"]
  ] as const)("%s", (_, shares, code) => {
    expect(checkLiability({ parties: parties(...shares) })).toMatchObject({
      left: { code, rule: "A16" }
    })
  })

  it.each([
    [["main", "minor", "minor"]],
    [["equal", "equal", "minor"]],
    [["equal", "equal", "equal"]],
    [["main", "equal", "equal"]],
    [["minor", "minor", "minor", "none"]]
  ] as const)("A16: %j is not settled by the text: it passes with a warning", (shares) => {
    expect(warnings({ parties: parties(...shares) })).toEqual(["liability-mix-not-settled"])
  })

  it("A16: no set with two 主要, or with 全部 beside another share, ever passes", () => {
    const shares = fc.array(fc.constantFrom(...liabilities), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(shares, (drawn) => {
        const passed = Either.isRight(checkLiability({ parties: parties(...drawn) }))
        const liable = drawn.filter((share) => share !== "none")
        const contradictory =
          liable.filter((share) => share === "main").length > 1 ||
          (liable.includes("full") && liable.length > 1) ||
          (liable.length === 1 && liable[0] !== "full")
        if (contradictory) expect(passed).toBe(false)
        if (liable.length > 2 && !contradictory) expect(passed).toBe(true)
      })
    )
  })
})

describe("A15: fault and intent", () => {
  it("A15: an accident without fault leaves all without liability", () => {
    expect(warnings({ parties: parties("none", "none"), withoutFault: true })).toEqual([])
    expect(refusal(checkLiability({ parties: parties("full", "none"), withoutFault: true }))).toBe(
      "liability-without-fault"
    )
    expect(warnings({ parties: parties("none", "none") })).toEqual(["liability-of-nobody"])
  })

  it("A15: beside one who acted on purpose nobody is liable", () => {
    const [one, other] = parties("full", "none") as [PartyShare, PartyShare]
    expect(warnings({ parties: [{ ...one, intent: true }, other] })).toEqual([])
    expect(
      refusal(
        checkLiability({
          parties: [
            { ...one, share: "main", intent: true },
            { ...other, share: "minor" }
          ]
        })
      )
    ).toBe("liability-beside-intent")
    expect(refusal(checkLiability({ parties: [{ ...one, share: "none", intent: true }, other] }))).toBe(
      "liability-of-intent-missing"
    )
  })

  it("A15: a decision names parties, each once", () => {
    expect(refusal(checkLiability({ parties: [] }))).toBe("liability-without-party")
    const twice = [
      { party: "a", share: "main" },
      { party: "a", share: "minor" }
    ] as const
    expect(refusal(checkLiability({ parties: twice }))).toBe("liability-party-twice")
  })
})

describe("A15: escape and destroyed evidence (art 61)", () => {
  const case61 = (
    share: Liability,
    otherShare: Liability,
    facts: Partial<PartyShare>,
    provedAtFault = false
  ) =>
    checkLiability({
      parties: [
        { party: "runaway", share, ...facts },
        { party: "other", share: otherShare, provedAtFault }
      ]
    })

  it("A15: who flees bears full liability", () => {
    expect(case61("full", "none", { fled: true })).toMatchObject({ right: { warnings: [] } })
    expect(refusal(case61("main", "minor", { fled: true }))).toBe("liability-of-runaway")
    expect(refusal(case61("none", "full", { fled: true }))).toBe("liability-of-runaway")
  })

  it("A15: the share may be reduced if others are proved at fault, and the paper must say why", () => {
    const reduced = case61("main", "minor", { fled: true }, true)
    expect(Either.getOrThrow(reduced).warnings.map(({ code }) => code)).toEqual([
      "liability-of-runaway-reduced"
    ])
    expect(refusal(case61("none", "full", { fled: true }, true))).toBe("liability-of-runaway")
  })

  it("A15: not if the runaway also destroyed evidence", () => {
    const both = { fled: true, destroyedEvidence: true }
    expect(refusal(case61("main", "minor", both, true))).toBe("liability-of-destroyed-evidence")
    expect(refusal(case61("main", "minor", { destroyedEvidence: true }, true))).toBe(
      "liability-of-destroyed-evidence"
    )
    expect(case61("full", "none", both, true)).toMatchObject({ right: { warnings: [] } })
  })

  it("A15: what several runaways bear is not settled: a warning, no refusal", () => {
    const several = (...shares: ReadonlyArray<Liability>) =>
      parties(...shares).map((party) => ({ ...party, fled: true }))
    expect(warnings({ parties: several("equal", "equal") })).toEqual(["liability-of-several-runaways"])
    expect(warnings({ parties: several("full", "full") })).toEqual(["liability-of-several-runaways"])
    expect(refusal(checkLiability({ parties: several("full", "none") }))).toBe("liability-of-runaway")
  })
})
