import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { zhanhua } from "../src/Divisions.ts"
import { initialsOf, initialsVariants, matchesInitials } from "../src/Initials.ts"

describe("pinyin initials", () => {
  it.each([
    ["沾化", "zh"],
    ["下洼镇", "xwz"],
    ["小杨营村", "xyyc"],
    ["鲁M12345", "lm12345"],
    ["鲁Ｍ·１２３", "lm123"],
    ["", ""],
    ["·—。", ""]
  ])("of %s are %s", (text, initials) => {
    expect(initialsOf(text)).toBe(initials)
  })

  it("of a heteronym are all plausible ones, the likeliest first", () => {
    expect(initialsVariants("单")).toEqual(["d", "s", "c"])
    expect(initialsVariants("长庆")[0]).toBe("cq")
    expect(initialsVariants("长庆")).toContain("zq")
    expect(initialsVariants("仇")).toEqual(expect.arrayContaining(["c", "q"]))
    expect(initialsVariants("沾化")).toEqual(["zh"])
    expect(initialsVariants("。")).toEqual([])
  })

  it("match anywhere in a name and in any reading", () => {
    expect(matchesInitials("小杨营村民委员会", "yy")).toBe(true)
    expect(matchesInitials("小杨营村民委员会", "XYY")).toBe(true)
    expect(matchesInitials("单家寺", "sjs")).toBe(true)
    expect(matchesInitials("单家寺", "djs")).toBe(true)
    expect(matchesInitials("小杨营村民委员会", "yx")).toBe(false)
    expect(matchesInitials("沾化", "zhx")).toBe(false)
  })

  it("are bounded for any text and every listed variant matches", () => {
    const names = fc.array(fc.constantFrom(..."单长重乐行仇解曾朴查盖覃尉都沾化张王李刘赵"), {
      maxLength: 12
    })
    fc.assert(
      fc.property(names, (characters) => {
        const name = characters.join("")
        const variants = initialsVariants(name)
        expect(variants.length).toBeLessThanOrEqual(16)
        expect(new Set(variants).size).toBe(variants.length)
        for (const variant of variants) expect(matchesInitials(name, variant)).toBe(true)
        if (name !== "") expect(variants[0]).toBe(initialsOf(name))
      })
    )
  })

  it("exist for every village of the district", () => {
    for (const village of zhanhua.villages) {
      expect(initialsOf(village.shortName), village.name).toMatch(/^[a-z]+$/)
    }
  })
})
