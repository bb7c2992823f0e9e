import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type SharedRejection,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type VillageIsOfAnotherTownship
} from "../SharedRejections.ts"
import type { WardenState } from "../warden/WardenEvents.ts"

/** Why a command on a team is refused. */
export type TeamRejection =
  | { readonly _tag: "TeamIsNotOnFile" }
  | { readonly _tag: "TeamIsAlreadyOnFile" }
  | { readonly _tag: "TeamIsDisbanded" }
  | VillageIsOfAnotherTownship
  | { readonly _tag: "MemberIsNotOnFile"; readonly wardenId: string }
  | { readonly _tag: "MemberIsNoVolunteer"; readonly wardenId: string }
  | { readonly _tag: "MemberIsNotActive"; readonly wardenId: string; readonly state: WardenState }
  | { readonly _tag: "MemberIsOfAnotherTownship"; readonly wardenId: string; readonly township: string }
  | { readonly _tag: "MemberIsInAnotherTeam"; readonly wardenId: string; readonly teamId: string }
  | { readonly _tag: "TeamHasACaptain"; readonly wardenId: string }
  | { readonly _tag: "CandidateIsNoMember"; readonly wardenId: string }
  | { readonly _tag: "MoreVotersThanMembers"; readonly voters: number; readonly members: number }
  | { readonly _tag: "MoreVotesThanVoters"; readonly votes: number; readonly voters: number }
  | { readonly _tag: "NobodyWasVotedFor" }
  | { readonly _tag: "VoteIsTied"; readonly votes: number }
  | StepIsBeforeTheLast
  | EverywhereRejection

type OwnRejection = Exclude<TeamRejection, SharedRejection>

/** What the person who gave the command is told, in both languages. */
export const toTeamRefusal = (rejection: TeamRejection): Refusal => {
  switch (rejection._tag) {
    case "TownshipIsOutOfScope":
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
    case "StepIsBeforeTheLast":
    case "VillageIsOfAnotherTownship":
      return sharedRefusal(rejection)
    default: {
      const { _tag: code, ...facts } = rejection
      return { code, title: titleOf(rejection), facts }
    }
  }
}

const titleOf = (rejection: OwnRejection): Text => {
  switch (rejection._tag) {
    case "TeamIsNotOnFile":
      return text("没有该义警队", "There is no such team")
    case "TeamIsAlreadyOnFile":
      return text("该义警队已登记", "The team is on file already")
    case "TeamIsDisbanded":
      return text("该义警队已解散", "The team is disbanded")
    case "MemberIsNotOnFile":
      return text("没有这名队员", "There is no such warden")
    case "MemberIsNoVolunteer":
      return text("此人不是义警", "They are no volunteer")
    case "MemberIsNotActive":
      return text("此人当前不在岗", "They are not in active service")
    case "MemberIsOfAnotherTownship":
      return text("此人属于其他乡镇", "They serve in another township")
    case "MemberIsInAnotherTeam":
      return text("此人已在另一支义警队", "They are in another team already")
    case "TeamHasACaptain":
      return text("该队已有队长，须先卸任再选举", "The team has a captain, whose time must end before a vote")
    case "CandidateIsNoMember":
      return text("候选人不是本队队员", "A candidate is no member of the team")
    case "MoreVotersThanMembers":
      return text(
        `投票${rejection.voters}人，队员只有${rejection.members}人`,
        `${rejection.voters} voted; there are ${rejection.members} members`
      )
    case "MoreVotesThanVoters":
      return text(
        `共${rejection.votes}票，投票只有${rejection.voters}人`,
        `${rejection.votes} votes were cast by ${rejection.voters} voters`
      )
    case "NobodyWasVotedFor":
      return text("没有人得票", "Nobody was voted for")
    case "VoteIsTied":
      return text("最高票相同，须再次投票", "The vote is tied: vote again")
  }
}
