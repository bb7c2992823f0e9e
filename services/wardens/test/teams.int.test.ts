import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { TeamFile, TeamsPage } from "../src/api.ts"
import { type Setting, startWardens, townships } from "./http/setting.ts"

const { own, other } = townships
const teamsAt = "/api/wardens/teams"

let wardens: Setting

beforeAll(async () => {
  wardens = await startWardens()
})
afterAll(() => wardens?.stop())

const form = (name: string, more: object = {}): Promise<string> =>
  wardens.accepted(teamsAt, { name, station: own, ...more })
const act = (id: string, verb: string, sent: object = {}) =>
  wardens.accepted(`${teamsAt}/${id}/${verb}`, sent)
const refused = (id: string, verb: string, sent: object = {}) =>
  wardens.refused(`${teamsAt}/${id}/${verb}`, sent)
const fileOf = async (id: string) => (await wardens.get<TeamFile>(`${teamsAt}/${id}`)).body

describe("row 45: a team of volunteers (义警队) that a station leads", () => {
  let teamId: string
  const members: Array<string> = []
  const eventuallyFile = (holds: (file: TeamFile) => boolean): Promise<TeamFile> =>
    Effect.runPromise(
      eventually(
        Effect.promise(() => fileOf(teamId)),
        holds
      )
    )
  const member = (n: number): string => members[n] ?? ""

  it("has 18 members: cadres, grid staff and villagers", async () => {
    teamId = await form("前进义警队", { villages: [`${own}203`] })
    members.push(
      ...(await Promise.all(
        Array.from({ length: 18 }, (_, i) =>
          wardens.warden({ roles: ["volunteer"], skills: i < 2 ? ["wasp"] : [] })
        )
      ))
    )
    for (const [i, wardenId] of members.entries()) {
      await act(teamId, "join", { wardenId, as: (["cadre", "grid", "villager"] as const)[i % 3] })
    }
    const { members: listed, station, captain } = await fileOf(teamId)
    expect(listed.map(({ wardenId }) => wardenId)).toEqual(members)
    expect(listed.filter(({ as }) => as === "cadre")).toHaveLength(6)
    expect(listed.filter(({ skills }) => skills.includes("wasp"))).toHaveLength(2)
    expect([station, captain]).toEqual([own, null])
  })

  it("elects one captain, and the vote is recorded", async () => {
    const votes = [
      { wardenId: member(1), votes: 6 },
      { wardenId: member(0), votes: 11 }
    ]
    await act(teamId, "elect-captain", { votes, voters: 17 })
    const { captain, history } = await fileOf(teamId)
    expect(captain).toMatchObject({
      wardenId: member(0),
      voters: 17,
      votes: [
        { wardenId: member(0), votes: 11 },
        { wardenId: member(1), votes: 6 }
      ]
    })
    expect(history.at(-1)).toMatchObject({ type: "CaptainWasElected", figures: { voters: 17, members: 18 } })
  })

  it("two captains at once are refused, until the first one's time ends", async () => {
    const votes = [{ wardenId: member(1), votes: 10 }]
    expect(await refused(teamId, "elect-captain", { votes, voters: 10 })).toEqual([409, "TeamHasACaptain"])
    expect((await fileOf(teamId)).captain?.wardenId).toBe(member(0))
    await act(teamId, "end-captaincy", { reason: "任期届满" })
    // Two elections that arrive at once: one of them.
    const both = await Promise.all(
      [member(1), member(2)].map((wardenId) =>
        wardens.refused(`${teamsAt}/${teamId}/elect-captain`, { votes: [{ wardenId, votes: 9 }], voters: 12 })
      )
    )
    expect(both.map(([status, code]) => `${status} ${code}`).sort()).toEqual([
      "200 accepted",
      "409 TeamHasACaptain"
    ])
    await act(teamId, "end-captaincy")
  })

  it("a vote that cannot be is refused; one that few came to is told", async () => {
    const [a, b] = [member(0), member(1)]
    const outsider = await wardens.warden({ roles: ["volunteer"] })
    const cases: ReadonlyArray<readonly [object, string]> = [
      [{ votes: [{ wardenId: outsider, votes: 9 }], voters: 9 }, "CandidateIsNoMember"],
      [
        {
          votes: [
            { wardenId: a, votes: 5 },
            { wardenId: b, votes: 5 }
          ],
          voters: 10
        },
        "VoteIsTied"
      ],
      [{ votes: [{ wardenId: a, votes: 11 }], voters: 10 }, "MoreVotesThanVoters"],
      [{ votes: [{ wardenId: a, votes: 11 }], voters: 19 }, "MoreVotersThanMembers"],
      [{ votes: [{ wardenId: a, votes: 0 }], voters: 10 }, "NobodyWasVotedFor"]
    ]
    for (const [vote, code] of cases) {
      expect(await refused(teamId, "elect-captain", vote)).toEqual([409, code])
    }
    const { warnings } = await wardens.told(`${teamsAt}/${teamId}/elect-captain`, {
      votes: [{ wardenId: a, votes: 5 }],
      voters: 8
    })
    expect(warnings.map(({ path }) => path)).toEqual(["voters"])
  })

  it("only volunteers in active service of the township join, and nobody two teams", async () => {
    const second = await form("第二义警队")
    const joins = (wardenId: string) => refused(second, "join", { wardenId, as: "villager" })
    expect(await joins(member(0))).toEqual([409, "MemberIsInAnotherTeam"])
    expect(await joins(await wardens.warden({ roles: ["assistant"] }))).toEqual([409, "MemberIsNoVolunteer"])
    expect(await joins(await wardens.applicant({ roles: ["volunteer"] }))).toEqual([409, "MemberIsNotActive"])
    const foreign = await wardens.warden({ roles: ["volunteer"], township: other }, { as: "commander" })
    expect(await joins(foreign)).toEqual([409, "MemberIsOfAnotherTownship"])
    expect(await joins("01a2153c-fe35-7000-8000-4ef773d14f99")).toEqual([409, "MemberIsNotOnFile"])
    await act(teamId, "leave", { wardenId: member(17) })
    expect(await joins(member(17))).toEqual([200, "accepted"])
    await act(second, "disband")
    expect(await refused(second, "join", { wardenId: member(17), as: "villager" })).toEqual([
      409,
      "TeamIsDisbanded"
    ])
    await act(teamId, "join", { wardenId: member(17), as: "villager" })
  })

  it("a captain who leaves the service is in no team and captain no more", async () => {
    const captain = member(0)
    expect((await fileOf(teamId)).captain?.wardenId).toBe(captain)
    await wardens.act(captain, "let-go")
    const without = await eventuallyFile(({ members: left }) =>
      left.every(({ wardenId }) => wardenId !== captain)
    )
    expect(without.captain).toBeNull()
    expect(without.members.map(({ wardenId }) => wardenId)).not.toContain(captain)
    await wardens.act(member(1), "change-roles", { roles: ["assistant"] })
    const smaller = await eventuallyFile(({ members: left }) => left.length < without.members.length)
    expect(smaller.members.map(({ wardenId }) => wardenId)).not.toContain(member(1))
  })

  it("lists are filtered, and each reader sees those of their townships (X3)", async () => {
    const foreign = await wardens.accepted(
      teamsAt,
      { name: "外乡义警队", station: other },
      { as: "neighbour" }
    )
    const listed = async (query: string, as: "officer" | "commander" | "neighbour" = "officer") =>
      (await wardens.get<TeamsPage>(`${teamsAt}?${query}`, { as })).body.items.map(({ id }) => id)
    expect(await listed("")).toEqual([teamId])
    expect((await listed("", "commander")).sort()).toEqual([teamId, foreign].sort())
    expect(await listed(`member=${member(5)}`)).toEqual([teamId])
    expect(await listed("captain=yes")).toEqual([])
    expect(await listed("disbanded=yes")).toHaveLength(1)
    expect((await wardens.get(`${teamsAt}/${foreign}`)).status).toBe(403)
  })
})
