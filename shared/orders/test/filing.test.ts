import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { checkHappenedAt } from "../src/domain/FilingCheck.ts"

describe("when it happened", () => {
  const now = Date.parse("2026-05-06T00:30:00.000Z")
  const at = (written: string | null) => Either.map(checkHappenedAt(written, now), ({ value }) => value)

  it("is now where nothing is said, and the instant in UTC where it is", () => {
    expect(at(null)).toEqual(Either.right("2026-05-06T00:30:00.000Z"))
    expect(at("2026-05-05T08:30:00+08:00")).toEqual(Either.right("2026-05-05T00:30:00.000Z"))
  })

  it("is now for a clock that runs five minutes ahead, and at fault beyond", () => {
    expect(at("2026-05-06T00:35:00Z")).toEqual(Either.right("2026-05-06T00:30:00.000Z"))
    expect(at("2026-05-06T00:35:01Z")).toMatchObject({ left: { code: "InstantIsInTheFuture" } })
  })

  it.each([
    "2026-05-06",
    "2026-05-06 08:30",
    "2026-05-06T08:30:00",
    "yesterday",
    "2026-13-06T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00+08:00"
  ])("%s is no instant", (written) => {
    expect(at(written)).toMatchObject({ left: { code: "InstantIsUnreadable" } })
  })
})
