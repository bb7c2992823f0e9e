import { afterAll, beforeAll, describe, it } from "vitest"
import { callOutTests } from "./wardens/callOuts.ts"
import { peopleAndTeams } from "./wardens/people.ts"
import { placesAndWork } from "./wardens/places.ts"
import { openSeat } from "./wardens/seat.ts"
import { townshipFigures } from "./wardens/townshipFigures.ts"
import { unitsAndServices } from "./wardens/units.ts"

describe("wardens at the desk of a station, and those who are called", () => {
  let seat: Awaited<ReturnType<typeof openSeat>>
  beforeAll(async () => {
    seat = await openSeat()
  })
  afterAll(() => seat?.close())

  callOutTests(() => seat)

  peopleAndTeams(() => seat)

  placesAndWork(() => seat)

  unitsAndServices(() => seat)

  townshipFigures(() => seat)

  it("no page threw or complained", () => seat.noComplaints())
})
