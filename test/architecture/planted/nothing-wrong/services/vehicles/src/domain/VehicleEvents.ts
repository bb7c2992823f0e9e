import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either } from "effect"

export const registered = (on: CalendarDate) => Either.right(new Date(on).toISOString())
