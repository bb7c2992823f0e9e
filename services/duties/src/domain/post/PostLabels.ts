import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import type { PostStanding } from "./Post.ts"
import type { PostEvent } from "./PostEvents.ts"

/** What the codes of posts are called on a page. Each table names every code: the compiler counts them. */

export const postKinds: { readonly [Kind in PostKind]: Text } = {
  checkpoint: text("检查点", "Checkpoint"),
  post: text("站岗执勤点", "Post"),
  "patrol-leg": text("巡逻", "Patrol")
}

export const roadClasses: { readonly [Class in RoadClass]: Text } = {
  motorway: text("高速公路", "Motorway"),
  highway: text("公路", "Highway"),
  expressway: text("城市快速路", "Urban expressway"),
  trunk: text("城市主干道", "Urban trunk road"),
  other: text("其他道路", "Other road")
}

export const visibilities: { readonly [Sight in Visibility]: Text } = {
  good: text("良好", "Good"),
  fog: text("雾", "Fog"),
  rain: text("雨", "Rain"),
  snow: text("雪", "Snow"),
  ice: text("冰冻", "Ice"),
  night: text("夜间", "Night")
}

export const postStandings: { readonly [Standing in PostStanding]: Text } = {
  planned: text("待执勤", "Planned"),
  on: text("执勤中", "On"),
  ended: text("已结束", "Ended"),
  cancelled: text("已取消", "Cancelled")
}

/** Titles of the events in a post's history. */
export const postEventTitles: { readonly [Type in PostEvent["_tag"]]: Text } = {
  PostWasPlanned: text("安排执勤", "Planned"),
  PostWasChanged: text("调整执勤", "Changed"),
  PostWasCancelled: text("取消执勤", "Cancelled"),
  PostWasBegun: text("开始执勤", "Begun"),
  PostWasEnded: text("结束执勤", "Ended"),
  PatrolLegWasDriven: text("巡逻路段", "Leg driven"),
  VehicleWasChecked: text("检查重点车辆", "Vehicle checked")
}
