import { fold } from "@jiaosuo/kernel/Decider"
import { Either, FastCheck as fc } from "effect"
import { describe, expect, it } from "vitest"
import { isMember } from "../../src/domain/team/Team.ts"
import type { TeamCommand } from "../../src/domain/team/TeamCommands.ts"
import { teamDecider } from "../../src/domain/team/TeamDecider.ts"
import { teamAggregate } from "../../src/TeamAggregate.ts"

const station = "371603101"
const minute = (n: number): string => new Date(Date.UTC(2026, 0, 5, 0, n)).toISOString()
const wardens = ["a", "b", "c", "d", "e"] as const
const warden = fc.constantFrom(...wardens)

const commandAt = (n: number): fc.Arbitrary<TeamCommand> => {
  const why = { at: minute(n), reason: null }
  const of = (command: TeamCommand): fc.Arbitrary<TeamCommand> => fc.constant(command)
  const join = fc.tuple(warden, fc.constantFrom("active" as const, "resting" as const), fc.boolean()).map(
    ([wardenId, state, isVolunteer]): TeamCommand => ({
      _tag: "JoinTeam",
      wardenId,
      as: "villager",
      joiner: { state, roles: isVolunteer || n % 2 === 0 ? ["volunteer"] : ["assistant"], township: station },
      ...why
    })
  )
  const elect = fc
    .tuple(
      fc.uniqueArray(warden, { maxLength: 3 }),
      fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      fc.nat(6)
    )
    .map(
      ([candidates, votes, voters]): TeamCommand => ({
        _tag: "ElectCaptain",
        votes: candidates.map((wardenId, i) => ({ wardenId, votes: votes[i] ?? 0 })),
        voters,
        warnings: [],
        ...why
      })
    )
  return fc.oneof(
    join,
    join,
    elect,
    elect,
    warden.map((wardenId): TeamCommand => ({ _tag: "LeaveTeam", wardenId, ...why })),
    of({ _tag: "EndCaptaincy", ...why }),
    of({ _tag: "ChangeTeam", name: `义警队${n}`, villages: null, ...why }),
    n % 19 === 0 ? of({ _tag: "DisbandTeam", ...why }) : join
  )
}

describe("whatever is asked of a team, in any order", () => {
  it("row 45: there is one captain at most, a member with more votes than anybody else; sent twice is once", () => {
    let elections = 0
    const form: TeamCommand = {
      _tag: "FormTeam",
      name: "义警队",
      station,
      villages: [],
      at: minute(0),
      reason: null
    }
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 30 }, (_, n) => commandAt(n + 1))), (commands) => {
        let team = teamDecider.initialState
        for (const command of [form, ...commands]) {
          const before = team
          const decision = teamDecider.decide(command, before)
          if (Either.isLeft(decision)) continue
          team = fold(teamDecider, decision.right, before)
          if (team._tag === "Unknown") throw new Error("an event left no team")
          for (const event of decision.right) {
            if (event._tag !== "CaptainWasElected") continue
            elections++
            expect(before._tag === "Team" && before.captain).toBeNull()
            const [first, ...others] = event.votes
            expect(first?.wardenId).toBe(event.wardenId)
            for (const { votes } of others) expect(votes).toBeLessThan(first?.votes ?? 0)
            expect(event.votes.reduce((sum, { votes }) => sum + votes, 0)).toBeLessThanOrEqual(event.voters)
            expect(event.voters).toBeLessThanOrEqual(team.members.length)
          }
          if (team.captain !== null) expect(isMember(team, team.captain.wardenId)).toBe(true)
          const held = teamAggregate.claims(team, "team").map(({ value }) => value)
          expect(new Set(held).size).toBe(held.length)
          const again = teamDecider.decide(command, team)
          expect(Either.isLeft(again) || again.right.length === 0).toBe(true)
        }
      }),
      { numRuns: 300 }
    )
    expect(elections).toBeGreaterThan(10)
  })
})
