import { afterAll, beforeAll, describe } from "vitest"
import { askingOf } from "./asking.ts"
import { casesWithAccidents } from "./casesWithAccidents.ts"
import { keyVehicleAccidents } from "./keyVehicleAccidents.ts"
import { type Mode, type Product, startProduct } from "./product.ts"
import { visitsAndCompleteness } from "./visitsAndCompleteness.ts"
import { wardenWords } from "./wardenWords.ts"

/** Contexts that never call one another, in one process or in a process each: what one says, another hears. */
export const contextsTogether = (mode: Mode) =>
  describe(`contexts that hear of one another, run as ${mode}`, () => {
    let product: Product
    beforeAll(async () => {
      product = await startProduct(mode)
    })
    afterAll(() => product?.stop())
    const asking = askingOf(() => product)

    describe("a case of kind accident", () => casesWithAccidents(asking))
    describe("an accident with a key vehicle", () => keyVehicleAccidents(asking))
    describe("a visit door to door", () => visitsAndCompleteness(asking))
    describe("what wardens file", () => wardenWords(asking))
  })
