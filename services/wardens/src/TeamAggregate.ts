import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Team, townshipOfTeam } from "./domain/team/Team.ts"
import type { TeamCommand } from "./domain/team/TeamCommands.ts"
import { teamDecider } from "./domain/team/TeamDecider.ts"
import { type TeamEvent, teamEventCodec } from "./domain/team/TeamEvents.ts"
import type { TeamRejection } from "./domain/team/TeamRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** What a team claims for each of its members: nobody is in two teams. */
export const membership = (wardenId: string) => ({ kind: "wardens.team-member", value: wardenId })

/** How the event store keeps a team of volunteers: `wardens/team/<id>`. */
export const teamAggregate: Aggregate<Scoped<Acted<TeamCommand>>, TeamEvent, Team, TeamRejection> = {
  context: "wardens",
  kind: "team",
  decider: withinScope(withinPermission(teamDecider), townshipOfTeam),
  codec: teamEventCodec,
  township: (_event, after) => townshipOfTeam(after),
  claims: (team) => (team._tag === "Team" ? team.members.map(({ wardenId }) => membership(wardenId)) : []),
  claimIsHeld: ({ value }, teamId) => ({ _tag: "MemberIsInAnotherTeam", wardenId: value, teamId })
}
