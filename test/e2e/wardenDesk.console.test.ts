import { afterAll, beforeAll, describe, it } from "vitest"
import { openSeat } from "./wardens/seat.ts"

describe("wardens at the desk of a station, and those who are called", () => {
  let seat: Awaited<ReturnType<typeof openSeat>>
  beforeAll(async () => {
    seat = await openSeat()
  })
  afterAll(() => seat?.close())

  it("no page threw or complained", () => seat.noComplaints())
})
