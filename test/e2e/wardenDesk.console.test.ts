import { afterAll, beforeAll, describe, it } from "vitest"
import { callOutTests } from "./wardens/callOuts.ts"
import { peopleAndTeams } from "./wardens/people.ts"
import { openSeat } from "./wardens/seat.ts"

describe("wardens at the desk of a station, and those who are called", () => {
  let seat: Awaited<ReturnType<typeof openSeat>>
  beforeAll(async () => {
    seat = await openSeat()
  })
  afterAll(() => seat?.close())

  callOutTests(() => seat)

  peopleAndTeams(() => seat)

  it("no page threw or complained", () => seat.noComplaints())
})
