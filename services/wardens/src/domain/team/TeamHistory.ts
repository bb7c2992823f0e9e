import type { KnownTeam, Team } from "./Team.ts"
import type { TeamEvent } from "./TeamEvents.ts"

/** Nothing has happened yet. */
export const initialTeam: Team = { _tag: "Unknown" }

/** The team after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveTeam = (team: Team, event: TeamEvent): Team => {
  if (team._tag === "Team") return evolveKnown(team, event)
  if (event._tag !== "TeamWasFormed") return team
  const { name, station, villages, at } = event
  return {
    _tag: "Team",
    name,
    station,
    villages,
    formedAt: at,
    disbandedAt: null,
    members: [],
    captain: null
  }
}

const evolveKnown = (team: KnownTeam, event: TeamEvent): KnownTeam => {
  switch (event._tag) {
    case "TeamWasFormed":
      return team
    case "TeamWasChanged":
      return { ...team, name: event.name, villages: event.villages }
    case "MemberJoined": {
      const { wardenId, as, at } = event
      return { ...team, members: [...team.members, { wardenId, as, since: at }] }
    }
    case "MemberLeft":
      return { ...team, members: team.members.filter(({ wardenId }) => wardenId !== event.wardenId) }
    case "CaptainWasElected": {
      const { wardenId, at, votes, voters } = event
      return { ...team, captain: { wardenId, since: at, votes, voters } }
    }
    case "CaptaincyEnded":
      return { ...team, captain: null }
    case "TeamWasDisbanded":
      return { ...team, disbandedAt: event.at, members: [], captain: null }
  }
}
