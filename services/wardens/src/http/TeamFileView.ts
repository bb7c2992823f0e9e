import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import { isMember, type KnownTeam } from "../domain/team/Team.ts"
import { memberOrigins, teamEventTitles } from "../domain/team/TeamLabels.ts"
import type { TeamRecord } from "../Teams.ts"
import type { ListedWardens } from "../WardenDirectory.ts"
import type { TeamFile, TeamItem, TeamsQuery } from "./TeamFile.ts"

const teamView = (id: string, team: KnownTeam, district: District) => {
  const { name, station, villages, formedAt, disbandedAt, captain } = team
  return {
    id,
    name,
    station,
    stationName: district.township(station)?.name ?? station,
    villages,
    formedAt: inShanghai(formedAt),
    disbandedAt: disbandedAt === null ? null : inShanghai(disbandedAt),
    captain: captain === null ? null : { ...captain, since: inShanghai(captain.since) }
  }
}

/** A team's file for one reader: members are named by their id, whose file is for those who may read it. */
export const teamFile = (
  record: TeamRecord,
  { byId }: ListedWardens,
  district: District,
  showing: Showing
): TeamFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/team/${id} has a history and was never formed`)
  return {
    ...teamView(id, state, district),
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    members: state.members.map(({ wardenId, as, since }) => {
      const warden = byId.get(wardenId)
      return {
        wardenId,
        as,
        asName: inLanguage(memberOrigins[as], showing.language),
        since: inShanghai(since),
        state: warden?.state ?? null,
        skills: warden?.skills ?? [],
        equipment: warden?.equipment ?? []
      }
    }),
    history: historyView(record, teamEventTitles, showing)
  }
}

const isAsked = (
  team: KnownTeam,
  { township, village, member, captain, disbanded = "no" }: TeamsQuery
): boolean =>
  (township === undefined || team.station === township) &&
  (village === undefined || team.villages.includes(village)) &&
  (member === undefined || isMember(team, member)) &&
  (captain === undefined || (captain === "yes") === (team.captain !== null)) &&
  (disbanded === "all" || (disbanded === "yes") === (team.disbandedAt !== null))

/** The teams that are asked for. */
export const teamItems = (
  teams: ReadonlyMap<string, KnownTeam>,
  { byId }: ListedWardens,
  query: TeamsQuery,
  district: District
): ReadonlyArray<TeamItem> =>
  [...teams]
    .filter(([, team]) => isAsked(team, query))
    .map(([id, team]) => ({
      ...teamView(id, team, district),
      members: team.members.length,
      active: team.members.filter(({ wardenId }) => byId.get(wardenId)?.state === "active").length
    }))
