import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { RecordEvent } from "./RecordEvents.ts"
import type { WorkKind } from "./Work.ts"

/** What the codes of records are called on a page. Each table names every code: the compiler counts them. */

export const workKinds: { readonly [Kind in WorkKind]: Text } = {
  persuasion: text("劝导", "Persuasion"),
  publicity: text("宣传", "Publicity"),
  "help-request": text("群众求助", "Request for help"),
  gathering: text("群体活动、集市报告", "Gathering that needs a post"),
  activity: text("警地四互", "Activity with the village"),
  "village-assistant": text("村书记(主任)助理", "Assistant of the village head"),
  "trade-check": text("行业场所检查", "Check of a trade"),
  "card-delivery": text("送证上门", "Cards brought to the door"),
  "site-inspection": text("联合检查", "Joint inspection")
}

/** Titles of the events in a record's history. */
export const recordEventTitles: { readonly [Type in RecordEvent["_tag"]]: Text } = {
  RecordWasMade: text("登记", "Filed"),
  RecordWasCorrected: text("更正", "Corrected"),
  RecordWasWithdrawn: text("撤回", "Withdrawn")
}
