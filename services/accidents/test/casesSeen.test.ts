import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { describe, expect, it } from "vitest"
import { accidentOfCase } from "../src/reactions/CaseSeen.ts"

const caseId = "0192f0a0-1234-7000-8000-00000000a001"
let version = 0
const happened = (type: string, data: object): RecordedEvent => ({
  id: "0192f0a0-1234-7000-8000-000000000001",
  stream: `cases/case/${caseId}`,
  version: ++version,
  position: version,
  type,
  schemaVersion: 1,
  township: "371603101",
  occurredAt: "2026-05-06T00:30:00.000Z",
  recordedAt: "2026-05-06T00:30:00.000Z",
  actor: "dispatcher",
  station: null,
  commandId: "0192f0a0-1234-7000-8000-000000000002",
  correlationId: "0192f0a0-1234-7000-8000-000000000002",
  causationId: null,
  data,
  hash: ""
})

const matter = {
  kind: "accident",
  type: "injury",
  detail: "two-wheeler",
  place: {
    township: "371603101",
    location: { longitude: 118.1, latitude: 37.7 },
    address: "路口",
    village: null,
    roadPost: { road: "G205", metres: 412_300 }
  },
  description: "摩托车倒地"
}
const taken = happened("CaseWasTaken", {
  ...matter,
  calledAt: "2026-05-06T00:30:00.000Z",
  caller: null,
  more: "that nobody here looks at"
})

/** What another context says is read with no more than is needed of it. */
describe("a 110 case as accidents see it", () => {
  it("is an accident with its place and its call", () => {
    expect(accidentOfCase([taken])).toEqual({
      caseId,
      type: "injury",
      detail: "two-wheeler",
      calledAt: "2026-05-06T00:30:00.000Z",
      caller: null,
      place: {
        township: "371603101",
        village: null,
        road: { code: "G205", name: null, adminClass: null, type: null },
        postMetres: 412_300,
        direction: null,
        coordinates: { longitude: 118.1, latitude: 37.7 },
        text: "路口"
      },
      description: "摩托车倒地"
    })
  })

  it("is none while its kind is another, and becomes one when it is corrected", () => {
    const other = happened("CaseWasTaken", { ...(taken.data as object), kind: "traffic", type: "congestion" })
    expect(accidentOfCase([other])).toBeUndefined()
    const place = { ...matter.place, roadPost: { road: "村道", metres: null } }
    const corrected = happened("CaseWasCorrected", { ...matter, type: "death", place, reason: null })
    expect(accidentOfCase([other, corrected])).toMatchObject({
      type: "death",
      place: { road: { code: null, name: "村道" }, postMetres: null }
    })
    expect(accidentOfCase([])).toBe("unreadable")
    expect(accidentOfCase([corrected])).toBe("unreadable")
  })
})
