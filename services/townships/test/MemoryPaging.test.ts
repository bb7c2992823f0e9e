import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { byNumberOf, byTextOf, pageInMemory } from "../src/lists/MemoryPaging.ts"
import { orderOf } from "../src/lists/Paging.ts"

interface Row {
  readonly id: string
  readonly number: number | null
  readonly text: string
}

const orders = {
  number: byNumberOf<Row>(({ number }) => number),
  text: byTextOf<Row>(({ text }) => text)
}

const rowsOf = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })),
    text: fc.string({ maxLength: 2 })
  }),
  { selector: ({ id }) => id }
)

describe("pages of a list in memory", () => {
  it("all pages together are all rows once, in the order, whatever the length of a page", () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.constantFrom("number", "-number", "text", "-text"),
        fc.integer({ min: 1, max: 7 }),
        (rows, name, limit) => {
          const order = orderOf(name, orders)
          if (order === undefined) throw new Error(`no order ${name}`)
          const met: Array<Row> = []
          let after: { readonly value: string; readonly id: string } | undefined
          do {
            const page = pageInMemory(rows, orders, ({ id }) => id, { order, after, limit, counting: true })
            expect(page.total).toBe(rows.length)
            expect(page.items.length).toBeLessThanOrEqual(limit)
            met.push(...page.items)
            after = page.next
            if (after !== undefined) expect(after.value).toMatch(order.key.pattern)
          } while (after !== undefined)
          expect(met.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
          const whole = pageInMemory(rows, orders, ({ id }) => id, {
            order,
            after: undefined,
            limit: rows.length + 1,
            counting: true
          })
          expect(met).toEqual(whole.items)
        }
      ),
      { numRuns: 200 }
    )
  })

  it("rows without a number come last, rising and falling", () => {
    const rows = [3, null, 1].map((number, i) => ({ id: String(i), number, text: "" }))
    const numbers = (name: string) => {
      const order = orderOf(name, orders)
      if (order === undefined) throw new Error(`no order ${name}`)
      const { items } = pageInMemory(rows, orders, ({ id }) => id, {
        order,
        after: undefined,
        limit: 10,
        counting: true
      })
      return items.map(({ number }) => number)
    }
    expect(numbers("number")).toEqual([1, 3, null])
    expect(numbers("-number")).toEqual([3, 1, null])
  })
})
