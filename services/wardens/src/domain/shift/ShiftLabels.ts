import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { ShiftEvent } from "./ShiftEvents.ts"

/** Titles of the events in a shift's history. */
export const shiftEventTitles: { readonly [Type in ShiftEvent["_tag"]]: Text } = {
  ShiftWasPlanned: text("排班", "Planned"),
  ShiftWasChanged: text("调整班次", "Changed"),
  ShiftWasCancelled: text("取消班次", "Cancelled"),
  WardenCheckedIn: text("签到", "Checked in"),
  WardenCheckedOut: text("签退", "Checked out")
}
