import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { MemberOrigin, TeamEvent } from "./TeamEvents.ts"

/** What the codes of teams are called on a page. Each table names every code: the compiler counts them. */

export const memberOrigins: { readonly [Origin in MemberOrigin]: Text } = {
  cadre: text("村干部", "Village cadre"),
  grid: text("网格员", "Grid worker"),
  villager: text("村民", "Villager")
}

/** Titles of the events in a team's history. */
export const teamEventTitles: { readonly [Type in TeamEvent["_tag"]]: Text } = {
  TeamWasFormed: text("组建义警队", "Formed"),
  TeamWasChanged: text("调整义警队", "Changed"),
  MemberJoined: text("队员入队", "A member joined"),
  MemberLeft: text("队员退队", "A member left"),
  CaptainWasElected: text("选举队长", "A captain was elected"),
  CaptaincyEnded: text("队长卸任", "The captain's time ended"),
  TeamWasDisbanded: text("解散义警队", "Disbanded")
}
