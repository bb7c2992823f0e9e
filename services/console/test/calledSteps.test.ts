import { describe, expect, it } from "vitest"
import type { QueuedForm } from "../src/queue/QueuedForm.ts"
import {
  type CalledAct,
  formOf,
  nextActs,
  ownStanding,
  queuedOf,
  refusedOfOthers
} from "../src/wardens/calledSteps.ts"
import type { CalledOut } from "../src/wardens/useCalled.ts"

const asked: CalledOut = {
  id: "one",
  need: "wasp-nest",
  township: "371603101",
  village: null,
  location: null,
  people: 2,
  come: 0,
  enough: false,
  distanceMetres: 400,
  answer: null,
  stoodDown: false,
  arrived: false
}

let seq = 0
const inQueue = (id: string, act: CalledAct, refused: string | null = null): QueuedForm => ({
  ...formOf(id, act, act),
  seq: ++seq,
  account: "volunteer",
  keptAt: "2026-03-04T01:00:00Z",
  refused: refused === null ? null : { status: 409, code: refused, title: refused, fields: [] }
})

describe("what a phone offers to somebody who is called out", () => {
  it("rows 45, 46: goes by what the server said, and by what is said and not sent yet", () => {
    expect(ownStanding(asked, [])).toBe("waiting")
    expect(ownStanding({ ...asked, answer: "comes" }, [])).toBe("comes")
    expect(ownStanding({ ...asked, answer: "comes", stoodDown: true }, [])).toBe("home")
    expect(ownStanding({ ...asked, answer: "comes", arrived: true }, [])).toBe("there")
    const queue = [inQueue("one", "accept"), inQueue("one", "arrive"), inQueue("other", "decline")]
    expect(queuedOf(queue, "one").map(({ act }) => act)).toEqual(["accept", "arrive"])
    expect(ownStanding(asked, queuedOf(queue, "one"))).toBe("there")
    expect(nextActs.there).toEqual(["done", "in-vain"])
  })

  it("does not go by what was refused, and shows the refusal of a call-out that is over", () => {
    const queue = [
      inQueue("one", "arrive", "OthersAreStillMissing"),
      inQueue("two", "accept", "CallOutIsOver")
    ]
    expect(ownStanding({ ...asked, answer: "comes" }, queuedOf(queue, "one"))).toBe("comes")
    expect(refusedOfOthers(queue, ["one"]).map(({ refused }) => refused?.code)).toEqual(["CallOutIsOver"])
  })

  it("is the command of the contract, with the time of the tap", () => {
    const { path, body, page } = formOf("one", "in-vain", "x")
    expect([path, page]).toEqual(["/api/wardens/call-outs/one/finish", null])
    expect(body).toEqual({ outcome: "in-vain", happenedAt: expect.stringMatching(/Z$/) })
    expect(formOf("one", "accept", "x").path).toBe("/api/wardens/call-outs/one/accept")
  })
})
