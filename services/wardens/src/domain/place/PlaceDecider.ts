import type { Decider } from "@jiaosuo/kernel/Decider"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import type { KnownPlace, Place } from "./Place.ts"
import type { ChangePlace, ClosePlace, OpenPlace, PlaceCommand } from "./PlaceCommands.ts"
import type { PlaceEvent, PlaceKind } from "./PlaceEvents.ts"
import { evolvePlace, initialPlace } from "./PlaceHistory.ts"
import type { PlaceRejection } from "./PlaceRejections.ts"

type Decision = Either.Either<ReadonlyArray<PlaceEvent>, PlaceRejection>

const happened = (event: PlaceEvent): Decision => Either.right([event])
const refused = (rejection: PlaceRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: PlaceCommand, place: Place): Decision => {
  if (place._tag === "Unknown") {
    return command._tag === "OpenPlace" ? open(command) : refused({ _tag: "PlaceIsNotOnFile" })
  }
  switch (command._tag) {
    case "OpenPlace":
      return refused({ _tag: "PlaceIsAlreadyOnFile" })
    case "ChangePlace":
      return place.closedAt === null ? change(command, place) : refused({ _tag: "PlaceIsClosed" })
    case "ClosePlace":
      return place.closedAt === null ? close(command, place) : unchanged
  }
}

/** The rules of one place of the wardens (rows 34, 42). */
export const placeDecider: Decider<PlaceCommand, PlaceEvent, Place, PlaceRejection> = {
  initialState: initialPlace,
  evolve: evolvePlace,
  decide
}

/** Row 42: a police room is a village's: one that names none belongs to nobody. */
const faultOf = (kind: PlaceKind, village: string | null): PlaceRejection | undefined =>
  kind === "police-room" && village === null ? { _tag: "RoomHasNoVillage" } : undefined

/** Row 34: a post stands at a road and is manned at hours; without them nobody knows when it should be. */
const missingParts = (kind: PlaceKind, site: Pick<KnownPlace, "road" | "hours">): ReadonlyArray<Warning> => [
  ...(kind === "persuasion-post" && site.road === null
    ? [problemAt("road", remark(null, "劝导站未填写所在道路", "the post names no road"))]
    : []),
  ...(site.hours.length === 0
    ? [problemAt("hours", remark(null, "未填写值守时段", "no hours are given, so that no gap can be told"))]
    : [])
]

const open = ({ _tag, warnings, ...opened }: OpenPlace): Decision => {
  const fault = faultOf(opened.kind, opened.village)
  return fault === undefined
    ? happened({
        _tag: "PlaceWasOpened",
        ...opened,
        warnings: [...warnings, ...missingParts(opened.kind, opened)]
      })
    : refused(fault)
}

const change = (command: ChangePlace, place: KnownPlace): Decision => {
  const { at, reason, warnings } = command
  const before = {
    name: place.name,
    village: place.village,
    location: place.location,
    road: place.road,
    hours: place.hours,
    area: place.area
  }
  const now = {
    name: command.name ?? place.name,
    village: command.village ?? place.village,
    location: command.location ?? place.location,
    road: command.road ?? place.road,
    hours: command.hours ?? place.hours,
    area: command.area ?? place.area
  }
  if (JSON.stringify(now) === JSON.stringify(before)) return unchanged
  const elsewhere = [...(now.village === null ? [] : [now.village]), ...now.area].find(
    (village) => townshipOf(village) !== place.township
  )
  if (elsewhere !== undefined) {
    return refused({ _tag: "VillageIsOfAnotherTownship", village: elsewhere, township: place.township })
  }
  const found = [...warnings, ...missingParts(place.kind, now)]
  return happened({ _tag: "PlaceWasChanged", ...now, at, reason, warnings: found })
}

/** Row 34: no persuader is without a post. Those who stand there are posted elsewhere, or rest, before it closes. */
const close = ({ persuaders, at, reason }: ClosePlace, place: KnownPlace): Decision => {
  if (at < place.openedAt) return refused({ _tag: "StepIsBeforeTheLast", since: place.openedAt })
  const [wardenId] = persuaders
  return wardenId === undefined
    ? happened({ _tag: "PlaceWasClosed", at, reason })
    : refused({ _tag: "PersuadersStandThere", persuaders: persuaders.length, wardenId })
}
