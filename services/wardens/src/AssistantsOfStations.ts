import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { problemAt } from "@jiaosuo/reference/Finding"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import type { KnownPlace } from "./domain/place/Place.ts"
import type { KnownWarden } from "./domain/warden/Warden.ts"
import type { ListedWardens } from "./WardenDirectory.ts"

/** Row 36: a management station has 5 to 20 traffic assistants (交通协管员); another number is told, not refused. */

/** What counts of somebody: what they are, and where. */
type Serving = Pick<KnownWarden, "state" | "roles" | "placeId">

const isAssistant = ({ state, roles }: Serving): boolean => state === "active" && roles.includes("assistant")

/** Traffic assistants in active service at a place. */
export const assistantsOf = ({ ofPlace }: ListedWardens, placeId: string): number =>
  ofPlace(placeId).filter(isAssistant).length

/** Whether a number is one that a station should have on a day. */
export const assistantsAreWithin = (assistants: number, rules: WardenRules, on: CalendarDate): boolean =>
  rules.limit("leastAssistants", on) <= assistants && assistants <= rules.limit("mostAssistants", on)

/**
 * What a change of one warden does to the stations that they leave and join. A station that is being staffed has few
 * at first: too few is only said of one that loses somebody, too many of one that gets somebody.
 */
export const assistantWarnings = (
  all: ListedWardens,
  places: ReadonlyMap<string, KnownPlace>,
  before: Serving,
  after: Serving,
  rules: WardenRules,
  on: CalendarDate
): ReadonlyArray<Warning> => {
  const left = isAssistant(before) ? before.placeId : null
  const joined = isAssistant(after) ? after.placeId : null
  if (left === joined) return []
  const told = (placeId: string | null, more: 1 | -1): ReadonlyArray<Warning> => {
    const place = placeId === null ? undefined : places.get(placeId)
    if (placeId === null || place?.kind !== "management-station") return []
    const assistants = assistantsOf(all, placeId) + more
    const least = rules.limit("leastAssistants", on)
    const most = rules.limit("mostAssistants", on)
    const isFault = more > 0 ? assistants > most : assistants < least
    return isFault
      ? [
          problemAt(
            "placeId",
            remark(
              null,
              `${place.name}的交通协管员将为${assistants}人，应为${least}至${most}人`,
              `${place.name} would have ${assistants} traffic assistants; it takes ${least} to ${most}`
            )
          )
        ]
      : []
  }
  return [...told(left, -1), ...told(joined, 1)]
}
