import type { Refusal } from "@jiaosuo/kernel/Problem"
import { describe, expect, it } from "vitest"
import { type PlaceRejection, toPlaceRefusal } from "../../src/domain/place/PlaceRejections.ts"
import { type TeamRejection, toTeamRefusal } from "../../src/domain/team/TeamRejections.ts"
import { toWardenRefusal, type WardenRejection } from "../../src/domain/warden/WardenRejections.ts"

const since = "2026-01-05T00:00:00.000Z"
const [wardenId, placeId, village, township] = ["w", "p", "371603101213", "371603101"]

/** One of each: the compiler counts them. */
type Examples<Rejection extends { readonly _tag: string }> = {
  readonly [Tag in Rejection["_tag"]]: Omit<Extract<Rejection, { readonly _tag: Tag }>, "_tag">
}

const ofEverybody = {
  RoleMayNotDoThis: { role: "warden" },
  AccountIsNoWarden: { account: "a" },
  WardenIsNotActive: { wardenId, state: "left" },
  TownshipIsOutOfScope: { township },
  StepIsBeforeTheLast: { since },
  VillageIsOfAnotherTownship: { village, township }
} as const

const places: Examples<PlaceRejection> = {
  ...ofEverybody,
  PlaceIsNotOnFile: {},
  PlaceIsAlreadyOnFile: {},
  PlaceIsClosed: {},
  RoomHasNoVillage: {},
  VillageHasARoom: { village, placeId },
  PersuadersStandThere: { persuaders: 2, wardenId }
}

const wardens: Examples<WardenRejection> = {
  ...ofEverybody,
  WardenIsNotOnFile: {},
  WardenIsAlreadyOnFile: {},
  PersonIsAWardenAlready: { wardenId },
  WardenHasLeft: { since },
  WardenHasNoRole: {},
  StateDoesNotAllowThis: { state: "applied", to: "active" },
  PersuaderHasNoPost: { placeId: null },
  AuxiliaryHasOneVillage: { villages: 0 },
  VillageHasAnAuxiliary: { village, wardenId },
  WardenIsUntrained: { role: "persuader", subject: "traffic-persuasion" },
  PlaceIsNotThere: { placeId },
  PlaceIsNotOpen: { placeId },
  PlaceIsOfAnotherTownship: { placeId, township },
  WardenServesThereAlready: { township },
  AccountIsAnotherWardens: { account: "a", wardenId },
  EquipmentIsNotOnLoan: { loanId: "l" }
}

const teams: Examples<TeamRejection> = {
  ...ofEverybody,
  TeamIsNotOnFile: {},
  TeamIsAlreadyOnFile: {},
  TeamIsDisbanded: {},
  MemberIsNotOnFile: { wardenId },
  MemberIsNoVolunteer: { wardenId },
  MemberIsNotActive: { wardenId, state: "resting" },
  MemberIsOfAnotherTownship: { wardenId, township },
  MemberIsInAnotherTeam: { wardenId, teamId: "t" },
  TeamHasACaptain: { wardenId },
  CandidateIsNoMember: { wardenId },
  MoreVotersThanMembers: { voters: 19, members: 18 },
  MoreVotesThanVoters: { votes: 11, voters: 10 },
  NobodyWasVotedFor: {},
  VoteIsTied: { votes: 5 }
}

/** Each rejection of an example with what is told of it. */
const told = <Rejection extends { readonly _tag: string }>(
  examples: Examples<Rejection>,
  refusal: (rejection: Rejection) => Refusal
): ReadonlyArray<readonly [string, Refusal]> =>
  Object.entries(examples).map(([_tag, facts]) => [
    _tag,
    refusal({ _tag, ...(facts as object) } as unknown as Rejection)
  ])

describe.each([
  ["places", told(places, toPlaceRefusal)],
  ["wardens", told(wardens, toWardenRefusal)],
  ["teams", told(teams, toTeamRefusal)]
])("refusals of %s", (_kind, refusals) => {
  it.each(refusals)("%s is told in both languages under its own name", (tag, { code, title, facts = {} }) => {
    expect(code).toBe(tag)
    expect(title.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(title.en).toMatch(/^[A-Z0-9]/)
    expect(`${title.zh}${title.en}`).not.toContain("undefined")
    expect(Object.hasOwn(facts, "_tag")).toBe(false)
    if ("since" in facts) expect(facts["since"]).toBe("2026-01-05T08:00:00.000+08:00")
  })

  it("no two of them say the same", () => {
    const titles = refusals.map(([, { title }]) => title.zh)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe("X3: whoever may not do something", () => {
  it("is told which rule says so", () => {
    for (const [tag, { rule }] of told(wardens, toWardenRefusal)) {
      const isOfScope = [
        "RoleMayNotDoThis",
        "AccountIsNoWarden",
        "WardenIsNotActive",
        "TownshipIsOutOfScope"
      ].includes(tag)
      expect(rule === "X3").toBe(isOfScope)
    }
  })
})
