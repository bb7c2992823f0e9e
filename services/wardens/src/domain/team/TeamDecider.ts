import type { Decider } from "@jiaosuo/kernel/Decider"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import { isMember, type KnownTeam, type Team } from "./Team.ts"
import type { ChangeTeam, ElectCaptain, JoinTeam, LeaveTeam, TeamCommand } from "./TeamCommands.ts"
import type { TeamEvent } from "./TeamEvents.ts"
import { evolveTeam, initialTeam } from "./TeamHistory.ts"
import type { TeamRejection } from "./TeamRejections.ts"

type Decision = Either.Either<ReadonlyArray<TeamEvent>, TeamRejection>

const happened = (...events: ReadonlyArray<TeamEvent>): Decision => Either.right(events)
const refused = (rejection: TeamRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: TeamCommand, team: Team): Decision => {
  if (team._tag === "Unknown") {
    if (command._tag !== "FormTeam") return refused({ _tag: "TeamIsNotOnFile" })
    const { _tag, ...formed } = command
    return happened({ _tag: "TeamWasFormed", ...formed })
  }
  if (team.disbandedAt !== null) {
    return command._tag === "DisbandTeam" ? unchanged : refused({ _tag: "TeamIsDisbanded" })
  }
  return command.at < team.formedAt && command._tag !== "FormTeam"
    ? refused({ _tag: "StepIsBeforeTheLast", since: team.formedAt })
    : decideKnown(command, team)
}

/** The rules of one team of volunteers (row 45). */
export const teamDecider: Decider<TeamCommand, TeamEvent, Team, TeamRejection> = {
  initialState: initialTeam,
  evolve: evolveTeam,
  decide
}

const decideKnown = (command: TeamCommand, team: KnownTeam): Decision => {
  switch (command._tag) {
    case "FormTeam":
      return refused({ _tag: "TeamIsAlreadyOnFile" })
    case "ChangeTeam":
      return change(command, team)
    case "JoinTeam":
      return join(command, team)
    case "LeaveTeam":
      return leave(command, team)
    case "ElectCaptain":
      return elect(command, team)
    case "EndCaptaincy": {
      const { captain } = team
      const { at, reason } = command
      if (captain === null) return unchanged
      return at < captain.since
        ? refused({ _tag: "StepIsBeforeTheLast", since: captain.since })
        : happened({ _tag: "CaptaincyEnded", wardenId: captain.wardenId, at, reason })
    }
    case "DisbandTeam": {
      const { at, reason } = command
      return happened({ _tag: "TeamWasDisbanded", at, reason })
    }
  }
}

const change = ({ name, villages, at, reason }: ChangeTeam, team: KnownTeam): Decision => {
  const before = { name: team.name, villages: team.villages }
  const now = { name: name ?? team.name, villages: villages ?? team.villages }
  if (JSON.stringify(now) === JSON.stringify(before)) return unchanged
  const elsewhere = now.villages.find((village) => townshipOf(village) !== team.station)
  return elsewhere === undefined
    ? happened({ _tag: "TeamWasChanged", ...now, at, reason })
    : refused({ _tag: "VillageIsOfAnotherTownship", village: elsewhere, township: team.station })
}

/** A volunteer in active service of the station's own township; that they are in no other team is a claim of the stream. */
const join = ({ wardenId, as, joiner, at, reason }: JoinTeam, team: KnownTeam): Decision => {
  if (isMember(team, wardenId)) return unchanged
  if (joiner === null) return refused({ _tag: "MemberIsNotOnFile", wardenId })
  if (!joiner.roles.includes("volunteer")) return refused({ _tag: "MemberIsNoVolunteer", wardenId })
  if (joiner.state !== "active") {
    return refused({ _tag: "MemberIsNotActive", wardenId, state: joiner.state })
  }
  return joiner.township === team.station
    ? happened({ _tag: "MemberJoined", wardenId, as, at, reason })
    : refused({ _tag: "MemberIsOfAnotherTownship", wardenId, township: joiner.township })
}

/** Whoever leaves is captain no more. */
const leave = ({ wardenId, at, reason }: LeaveTeam, team: KnownTeam): Decision => {
  const member = team.members.find((one) => one.wardenId === wardenId)
  if (member === undefined) return unchanged
  if (at < member.since) return refused({ _tag: "StepIsBeforeTheLast", since: member.since })
  const left = { _tag: "MemberLeft", wardenId, at, reason } as const
  return team.captain?.wardenId === wardenId
    ? happened({ _tag: "CaptaincyEnded", wardenId, at, reason }, left)
    : happened(left)
}

/**
 * Row 45: one captain at a time, who has more votes than anybody else. The vote is kept as it was cast. That fewer than
 * half came is told: no rule that could be read makes such a vote void.
 */
const elect = ({ votes, voters, at, reason, warnings }: ElectCaptain, team: KnownTeam): Decision => {
  if (team.captain !== null) {
    return refused({ _tag: "TeamHasACaptain", wardenId: team.captain.wardenId })
  }
  const members = team.members.length
  const stranger = votes.find(({ wardenId }) => !isMember(team, wardenId))
  if (stranger !== undefined) return refused({ _tag: "CandidateIsNoMember", wardenId: stranger.wardenId })
  if (voters > members) return refused({ _tag: "MoreVotersThanMembers", voters, members })
  const cast = votes.reduce((sum, one) => sum + one.votes, 0)
  if (cast > voters) return refused({ _tag: "MoreVotesThanVoters", votes: cast, voters })
  const ranked = [...votes].sort((a, b) => b.votes - a.votes || (a.wardenId < b.wardenId ? -1 : 1))
  const [first, second] = ranked
  if (first === undefined || first.votes === 0) return refused({ _tag: "NobodyWasVotedFor" })
  if (second !== undefined && second.votes === first.votes) {
    return refused({ _tag: "VoteIsTied", votes: first.votes })
  }
  const few =
    voters * 2 >= members
      ? []
      : [
          problemAt(
            "voters",
            remark(
              null,
              `${members}名队员中只有${voters}人投票`,
              `only ${voters} of ${members} members voted`
            )
          )
        ]
  return happened({
    _tag: "CaptainWasElected",
    wardenId: first.wardenId,
    votes: ranked,
    voters,
    members,
    at,
    reason,
    warnings: [...warnings, ...few]
  })
}
