import { Either } from "effect"
import { describe, expect, it } from "vitest"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { makeAccidentDecider } from "../../src/domain/AccidentDecider.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { townshipsOfAccident, withinAccidentScope } from "../../src/domain/WithinAccidentScope.ts"
import { commands, day, file } from "./filing.ts"
import { accepted, at, rules, township } from "./proceedings.ts"

const decider = withinAccidentScope(makeAccidentDecider(rules))

const asked = (
  townships: ReadonlyArray<string> | null,
  history: ReadonlyArray<AccidentEvent>,
  command: AccidentCommand
): string => {
  const decided = decider.decide({ command, townships }, file(history).state)
  return Either.isRight(decided)
    ? "."
    : decided.left._tag === "TownshipIsOutOfScope"
      ? decided.left.township
      : decided.left._tag
}

const handedOver: AccidentEvent = {
  _tag: "AccidentWasHandedOver",
  authority: "富源派出所",
  township: "371603102",
  ground: "assigned",
  receivedAt: at(day, "12:00"),
  reason: null
}

describe("X3: whose accident may be acted on", () => {
  it("X3: a report is for those of the place's township, and for the district", () => {
    expect(asked([township], [], commands.ReportAccident)).toBe(".")
    expect(asked(null, [], commands.ReportAccident)).toBe(".")
    expect(asked(["371603102"], [], commands.ReportAccident)).toBe(township)
    expect(asked([], [], commands.ReportAccident)).toBe(township)
  })

  it("X3: acting goes by the township that handles it, not by that of the place", () => {
    const history = accepted(day, "property", handedOver)
    expect(asked([township], history, commands.AttendScene)).toBe("371603102")
    expect(asked(["371603102"], history, commands.AttendScene)).toBe(".")
    expect(townshipsOfAccident(file(history).state)).toEqual(["371603102", township])
  })

  it("X3, C9: a new place is in the giver's scope, too", () => {
    expect(asked([township], accepted(day), commands.CorrectPlace)).toBe("371603102")
    expect(asked([township, "371603102"], accepted(day), commands.CorrectPlace)).toBe(".")
    const history = accepted(day, "property", handedOver)
    const further = {
      ...commands.CorrectPlace,
      place: { ...commands.CorrectPlace.place, township: "371603103" }
    }
    expect(asked(["371603102"], history, further)).toBe("371603103")
  })

  it("A24: a hand-over needs the giver's scope only", () => {
    const over = { ...commands.HandOverAccident, township: "371603102" }
    expect(asked([township], accepted(day), over)).toBe(".")
    expect(asked(["371603102"], accepted(day), over)).toBe(township)
  })
})
