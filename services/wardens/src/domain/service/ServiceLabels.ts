import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { ServiceEvent } from "./ServiceEvents.ts"

/** Titles of the events in a service's history. */
export const serviceEventTitles: { readonly [Type in ServiceEvent["_tag"]]: Text } = {
  ServiceWasRequested: text("受理", "Asked for"),
  ServiceWasCorrected: text("更正", "Corrected"),
  ServiceWasDone: text("办结", "Done"),
  ServiceWasReopened: text("材料不全,重新受理", "Papers were missing: opened again"),
  ServiceWasHandedOver: text("移交其他单位代办", "Handed over to another force"),
  HandOverWasAnswered: text("受托单位答复", "The other force answered"),
  ServiceWasWithdrawn: text("撤回", "Withdrawn")
}
