import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { coreOfName } from "../src/DivisionNames.ts"
import { makeDistrict, townshipKind, villageKind, zhanhua } from "../src/Divisions.ts"
import { resolveVillage } from "../src/Villages.ts"
import { outcome, refusal } from "./outcomes.ts"

const codes = (villages: ReadonlyArray<{ readonly code: string }>): ReadonlyArray<string> =>
  villages.map((v) => v.code)
const codeOf = (place: Parameters<typeof resolveVillage>[1]): string | null => {
  const resolved = resolveVillage(zhanhua, place)
  return Either.isRight(resolved) ? resolved.right.value.code : null
}

describe("沾化区 371603", () => {
  it("N9: has 12 township-level units, 11 of them with a station, and 454 villages", () => {
    expect(zhanhua.townships).toHaveLength(12)
    expect(zhanhua.stations).toHaveLength(11)
    expect(zhanhua.villages).toHaveLength(454)
    expect(zhanhua.stations.map((t) => t.name)).toEqual([
      "富国街道",
      "富源街道",
      "下洼镇",
      "古城镇",
      "冯家镇",
      "泊头镇",
      "大高镇",
      "黄升镇",
      "滨海镇",
      "下河乡",
      "利国乡"
    ])
    expect(zhanhua.township("371603400")).toMatchObject({ hasStation: false, kind: "other" })
    expect(zhanhua).toMatchObject({ code: "371603", plateArea: "鲁M", formerCodes: ["371624"] })
  })

  it("N9: the code says the kind of a unit", () => {
    expect(["371603001", "371603101", "371603203", "371603400"].map(townshipKind)).toEqual([
      "subdistrict",
      "town",
      "rural",
      "other"
    ])
    expect(["371603001001", "371603001200", "371603400598"].map(villageKind)).toEqual([
      "neighbourhood",
      "village",
      "other"
    ])
  })

  it("N9: every village is found by its code and listed in its township only", () => {
    const listed = zhanhua.townships.flatMap((t) => zhanhua.villagesOf(t.code))
    expect(codes(listed).toSorted()).toEqual(codes(zhanhua.villages))
    for (const village of zhanhua.villages) {
      expect(zhanhua.village(village.code)).toBe(village)
      expect(village.code.startsWith(village.township.code)).toBe(true)
    }
    expect(zhanhua.village("371603999999")).toBeUndefined()
    expect(zhanhua.villagesOf("371603999")).toEqual([])
  })

  it("N10: seven names occur twice, each in two townships", () => {
    const names = new Set(zhanhua.villages.map((v) => v.name))
    const repeated = [...names]
      .map((name) => [name, zhanhua.villages.filter((v) => v.name === name)] as const)
      .filter(([, villages]) => villages.length > 1)
    expect(repeated.map(([name]) => name).toSorted()).toEqual(
      ["刘家", "吴家", "大张", "小张", "西刘", "郭家庙", "马家"].map((name) => `${name}村民委员会`)
    )
    for (const [name, villages] of repeated) {
      expect(zhanhua.villagesNamed(null, name)).toEqual(villages)
      for (const village of villages)
        expect(zhanhua.villagesNamed(village.township.code, name)).toEqual([village])
    }
  })

  it("N10: every village is found in its township by its name in any spelling", () => {
    for (const village of zhanhua.villages) {
      const core = coreOfName(village.name)
      const committee = village.kind === "neighbourhood" ? "居委会" : "村委会"
      for (const spelling of [
        village.name,
        core + committee,
        ` ${core} ${committee}`,
        village.township.name + village.name
      ]) {
        expect(codes(zhanhua.villagesNamed(village.township.code, spelling)), spelling).toEqual([
          village.code
        ])
      }
    }
  })

  it("N10: 富国社区 and 富国村 are told apart by their kind; 富国 alone is both", () => {
    expect(codes(zhanhua.villagesNamed("371603001", "富国社区"))).toEqual(["371603001001"])
    expect(codes(zhanhua.villagesNamed("371603001", "富国居委会"))).toEqual(["371603001001"])
    expect(zhanhua.villagesNamed("371603001", "富国村").map((v) => v.name)).toEqual(["富国村民委员会"])
    expect(zhanhua.villagesNamed("371603001", "富国")).toHaveLength(2)
  })

  it.each([
    "下洼镇",
    "下洼",
    "沾化区下洼镇",
    "山东省滨州市沾化区下洼镇",
    "下洼镇人民政府",
    "下洼派出所",
    " 下洼 镇 "
  ])("N9: the township %s is 371603101", (name) => {
    expect(codes(zhanhua.townshipsNamed(name))).toEqual(["371603101"])
  })

  it("N9: unknown townships are not guessed", () => {
    expect(zhanhua.townshipsNamed("幸福镇")).toEqual([])
    expect(zhanhua.townshipsNamed("")).toEqual([])
  })
})

describe("the village that a ledger means", () => {
  it("N9: a known code decides, an unknown one is refused even beside a known name", () => {
    expect(codeOf({ code: "371603101234" })).toBe("371603101234")
    expect(codeOf({ code: " ３７１６０３１０１２３４ ", township: "", village: "永丰村民委员会" })).toBe(
      "371603101234"
    )
    expect(
      outcome(
        resolveVillage(zhanhua, { code: "371603999999", township: "下洼镇", village: "永丰村民委员会" })
      )
    ).toEqual({ refused: "VillageCodeIsUnknown", rule: "N9" })
  })

  it("N10: without a code, township and name decide where they name one village", () => {
    expect(codeOf({ township: "下洼镇", village: "永丰村委会" })).toBe("371603101234")
    expect(codeOf({ code: "无", township: "371603101", village: "永丰" })).toBe("371603101234")
    expect(codeOf({ village: "下洼镇永丰村" })).toBe("371603101234")
    expect(codeOf({ village: "永丰村民委员会" })).toBe("371603101234")
    expect(codeOf({ township: "大高镇", village: "大张村民委员会" })).toBe("371603105228")
  })

  it("N10: a name that is ambiguous is refused with the candidates", () => {
    const resolved = resolveVillage(zhanhua, { village: "大张村民委员会" })
    expect(refusal(resolved)).toBe("VillageNameIsAmbiguous")
    if (Either.isLeft(resolved)) {
      expect(resolved.left.reason.zh).toContain("371603105228")
      expect(resolved.left.reason.zh).toContain("富国街道")
    }
  })

  it.each([
    [{}, "VillageIsMissing", "N9"],
    [{ code: "-", township: "下洼镇", village: "" }, "VillageIsMissing", "N9"],
    [{ township: "幸福镇", village: "永丰" }, "TownshipIsUnknown", "N9"],
    [{ township: "下洼镇", village: "幸福里村" }, "VillageNameIsUnknown", "N10"],
    [{ township: "大高镇", village: "下洼镇永丰村" }, "VillageNameIsUnknown", "N10"]
  ])("N9, N10: %j is refused: %s", (place, code, rule) => {
    expect(outcome(resolveVillage(zhanhua, place))).toEqual({ refused: code, rule })
  })

  it("N10: a code that contradicts the names beside it is taken with a warning", () => {
    expect(
      outcome(resolveVillage(zhanhua, { code: "371603101234", township: "大高镇", village: "永丰" }))
    ).toMatchObject({ warnings: ["TownshipDisagreesWithCode"] })
    expect(
      outcome(
        resolveVillage(zhanhua, { code: "371603101234", township: "下洼镇", village: "赵山村民委员会" })
      )
    ).toMatchObject({ warnings: ["VillageNameDisagreesWithCode"] })
  })

  it("N10: no text makes the look-up throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (village, township) => {
        resolveVillage(zhanhua, { township, village })
        expect(coreOfName(village).length).toBeLessThanOrEqual(village.length)
      })
    )
  })
})

describe("a district from data", () => {
  const files = {
    district: {
      code: "110101",
      name: "东城区",
      city: { code: "110100", name: "市辖区" },
      province: { code: "110000", name: "北京市" },
      formerCodes: [],
      plateArea: "京A"
    },
    townships: [{ code: "110101001", name: "东华门街道", hasStation: true }],
    villages: [{ code: "110101001001", name: "多福巷社区居委会" }]
  } as const

  it("N9: any district works", () => {
    const district = Either.getOrThrow(makeDistrict(files))
    expect(codes(district.villagesNamed(null, "多福巷"))).toEqual(["110101001001"])
  })

  it.each([
    [
      { ...files, townships: [{ code: "110102001", name: "别处", hasStation: true }] },
      "is not in district 110101"
    ],
    [{ ...files, townships: [files.townships[0], files.townships[0]] }, "a township code occurs twice"],
    [{ ...files, villages: [{ code: "110101009001", name: "无主" }] }, "is in no known township"],
    [{ ...files, villages: [files.villages[0], files.villages[0]] }, "a village code occurs twice"]
  ])("N9: contradictions are named (%#)", (contradictory, reason) => {
    const made = makeDistrict(contradictory as Parameters<typeof makeDistrict>[0])
    expect(Either.isLeft(made) && made.left).toContain(reason)
  })
})
