import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { type ErasureCommand, type ErasureEvent, erasureDecider } from "../src/operations/Erasure.ts"

const erasure = given(erasureDecider)
const personId = "0192bbbb-0000-8000-8000-000000000001"
const order: ErasureCommand = { _tag: "OrderErasure", personId, reason: "court order" }
const confirm: ErasureCommand = { _tag: "ConfirmErasure", personId, records: 3 }
const ordered: ErasureEvent = { _tag: "PersonErasureWasOrdered", personId, reason: "court order" }
const erased: ErasureEvent = { _tag: "PersonWasErased", personId, records: 3 }

describe("the erasure of a person", () => {
  it("is ordered, then carried out", () => {
    expect(erasure([]).when(order)).toEqual(events(ordered))
    expect(erasure([ordered]).when(confirm)).toEqual(events(erased))
  })
  it("an order that is still to be carried out stands", () => {
    expect(erasure([ordered]).when(order)).toEqual(events())
  })
  it("is reported done once", () => {
    expect(erasure([ordered, erased]).when(confirm)).toEqual(events())
  })
  it("cannot be reported without an order", () => {
    expect(erasure([]).when(confirm)).toEqual(rejection({ _tag: "ErasureWasNotOrdered" }))
  })
  it("a person who came back with a new record can be erased again", () => {
    expect(erasure([ordered, erased]).when(order)).toEqual(events(ordered))
  })
})
