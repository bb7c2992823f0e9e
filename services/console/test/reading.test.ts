import { describe, expect, it } from "vitest"
import { matching } from "../src/fields/Choice.ts"
import { initialsOf } from "../src/reference/initials.ts"
import { newCommandId } from "../src/server/commandIds.ts"
import { asRefused, refusedFrom } from "../src/server/Refused.ts"
import { colours } from "../src/shell/theme.ts"
import { clockOf, dayOf, endOfDay, minuteOf, percent } from "../src/shell/time.ts"
import { daysBetween } from "../src/vehicles/days.ts"

describe("what people read and type", () => {
  it("finds a code by name, code or pinyin initials, what begins with it first", () => {
    expect(initialsOf("小型面包车")).toBe("xxmbc")
    expect(initialsOf("三轮汽车 N11")).toBe("slqcn11")
    const choice = (code: string, name: string) => ({
      code,
      name,
      keys: `${name} ${code} ${initialsOf(name)}`
    })
    const choices = [choice("K39", "小型面包车"), choice("N11", "三轮汽车"), choice("M21", "普通二轮摩托车")]
    expect(matching(choices, "mbc").map(({ code }) => code)).toEqual(["K39"])
    expect(matching(choices, "轮").map(({ code }) => code)).toEqual(["N11", "M21"])
    expect(matching(choices, "slqc").map(({ code }) => code)).toEqual(["N11"])
    expect(matching(choices, "")).toEqual(choices)
    expect(matching(choices, "zzz")).toEqual([])
  })

  it("tells the district's time wherever the device is", () => {
    expect(dayOf("2026-03-03T16:00:00Z")).toBe("2026-03-04")
    expect(minuteOf("2026-03-04T01:05:07Z")).toBe("2026-03-04 09:05")
    expect(clockOf("2026-03-04T01:05:07Z")).toBe("09:05:07")
    expect(endOfDay("2026-03-04")).toBe("2026-03-04T23:59:59.999+08:00")
    expect(daysBetween("2026-02-27", "2026-03-01")).toBe(2)
    expect(daysBetween("2026-03-01", "2026-02-27")).toBe(-2)
  })

  it("never rounds an incomplete file up to 100%", () => {
    expect(percent(0.9999)).toBe("99%")
    expect(percent(1)).toBe("100%")
    expect(percent(null)).toBe("—")
  })

  it("reads a refusal out of whatever came back", () => {
    expect(
      refusedFrom(422, {
        title: "填写有误",
        code: "FormIsAtFault",
        fields: [{ path: "vin", reason: "少一位", rule: "N8" }]
      })
    ).toMatchObject({
      status: 422,
      code: "FormIsAtFault",
      fields: [{ path: "vin", reason: "少一位", rule: "N8" }]
    })
    expect(refusedFrom(502, "<html>")).toMatchObject({ status: 502, code: "Http502", title: "", fields: [] })
    expect(refusedFrom(400, { fields: [null, 7, {}] }).fields).toHaveLength(1)
    expect(asRefused({ _tag: "RequestError" })).toMatchObject({ status: 0, code: "NoAnswer" })
    expect(asRefused(new TypeError("x"))).toMatchObject({ status: 500, code: "UnreadableAnswer" })
  })

  it("makes command ids without a secure context", () => {
    const ids = Array.from({ length: 100 }, newCommandId)
    expect(new Set(ids).size).toBe(100)
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it("can be read in bright light: 4.5 to 1 for every text on white and on the page's ground", () => {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const contrast = (one: string, other: string) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
      return (light + 0.05) / (dark + 0.05)
    }
    const texts = Object.entries(colours).filter(([name]) => !/Border|Bg/.test(name))
    for (const [name, colour] of texts) {
      const onWhite = contrast(colour, "#ffffff")
      const onGround = contrast(colour, colours.colorBgLayout)
      expect(Math.min(onWhite, name === "colorTextPlaceholder" ? onWhite : onGround), name).toBeGreaterThan(
        4.5
      )
    }
    expect(contrast("#ffffff", "#0a3a7a")).toBeGreaterThan(7)
  })
})
