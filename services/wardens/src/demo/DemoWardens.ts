import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { streamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Order } from "@jiaosuo/orders/Orders"
import type { District, Township } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Layer } from "effect"
import type { WardenRole } from "../domain/warden/WardenEvents.ts"
import { PlaceDirectory, layer as placeDirectory } from "../PlaceDirectory.ts"
import { type PlaceFailure, Places, layer as placesLayer } from "../Places.ts"
import { layer as teamDirectory } from "../TeamDirectory.ts"
import { type TeamFailure, layer as teamsLayer } from "../Teams.ts"
import { layer as wardenDirectory } from "../WardenDirectory.ts"
import { type WardenFailure, Wardens, layer as wardensLayer } from "../Wardens.ts"
import { demoCommandId, demoOrder, firstTown, locationOf } from "./DemoOrders.ts"
import { seedVolunteers } from "./DemoVolunteers.ts"

/** The wardens of the one-machine default: a post in each township and somebody behind every account of a warden. */

/** Invented names: no name of them is anybody's. */
const names = [
  "陈秀兰",
  "刘长河",
  "孙玉珍",
  "马铁柱",
  "高凤英",
  "宋来福",
  "唐小满",
  "许立春",
  "邓秋生",
  "曹冬梅"
]

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const rushHours = [
  { days: everyDay, from: "07:00", until: "09:00" },
  { days: everyDay, from: "16:30", until: "18:30" }
]

/** When the places were opened: figures of a minute count what was there before it. */
const openSince = "2026-01-01T08:00:00+08:00"

/** Takes somebody into active service, behind an account. */
const serving = (
  key: string,
  { code }: Township,
  role: WardenRole,
  name: string,
  account: string,
  placeId: string | null,
  subject: string
) =>
  Effect.gen(function* () {
    const wardens = yield* Wardens
    const order = (step: string): Order => demoOrder(`${key} ${step}`)
    const { id } = yield* wardens.apply({ name, roles: [role], township: code }, order("apply"))
    yield* wardens.check(id, { passed: true }, order("check"))
    yield* wardens.beginTraining(id, {}, order("begin training"))
    yield* wardens.recordTraining(id, { subject }, order("train"))
    if (placeId !== null) yield* wardens.post(id, { placeId }, order("post"))
    yield* wardens.activate(id, {}, order("activate"))
    yield* wardens.linkAccount(id, { account }, order("link"))
  })

/** A management station, a post and its persuader. */
const seedTownship = (district: District, township: Township) =>
  Effect.gen(function* () {
    const places = yield* Places
    const { code, name } = township
    const location = locationOf(district, township)
    yield* places.open(
      {
        kind: "management-station",
        name: `${name}交通安全管理站`,
        township: code,
        location,
        hours: [{ days: [1, 2, 3, 4, 5], from: "08:00", until: "17:30" }],
        happenedAt: openSince
      },
      demoOrder(`management station ${code}`)
    )
    const post = yield* places.open(
      {
        kind: "persuasion-post",
        name: `${name}镇口劝导站`,
        township: code,
        location: { ...location, longitude: location.longitude + 0.01 },
        road: "进镇路口",
        hours: rushHours,
        happenedAt: openSince
      },
      demoOrder(`post ${code}`)
    )
    const i = district.stations.findIndex((station) => station.code === code)
    const who = names[i % names.length] ?? ""
    const account = `warden-${code}`
    yield* serving(account, township, "persuader", who, account, post.id, "traffic-persuasion")
  })

const seed = Effect.gen(function* () {
  const { district } = yield* Reference
  const store = yield* EventStore
  const { stations } = district
  const township = firstTown(district)
  if (township === undefined) return
  const places = yield* (yield* PlaceDirectory).places
  const [first] = stations
  const made = first !== undefined && places.has(derivedId("place", demoCommandId(`post ${first.code}`)))
  // Only where nobody has opened anything else: a used database stays as it was.
  if (places.size > 0 && !made) return
  // The last command of those at the posts: where it was answered, there is nothing left to make of them.
  const last = derivedId("warden", demoCommandId("gridworker apply"))
  if ((yield* store.readStream(streamId("wardens", "warden", last))).length < 6) {
    yield* Effect.forEach(stations, (one) => seedTownship(district, one), { concurrency: 4, discard: true })
    yield* serving("gridworker", township, "grid-worker", "石小草", "gridworker", null, "door-to-door")
  }
  yield* seedVolunteers(township)
}).pipe(
  Effect.catchAll((failure: PlaceFailure | WardenFailure | TeamFailure) =>
    failure._tag === "StoreIsUnavailable" ? Effect.fail(failure) : Effect.die(failure)
  ),
  Effect.withSpan("wardens.seedDemoWardens")
)

const services = Layer.mergeAll(placesLayer, wardensLayer, teamsLayer).pipe(
  Layer.provideMerge(Layer.mergeAll(Layer.provideMerge(wardenDirectory, placeDirectory), teamDirectory))
)

/**
 * Makes the demo wardens where there are none: in each township with a station a management station, a persuasion post
 * and, behind the demo account of a warden, a persuader in active service who stands there; one grid worker; and a team
 * of volunteers. Ids follow from names, so that a start that was cut off goes on where it stopped; asking again costs some statements.
 */
export const seedDemoWardens: Effect.Effect<
  void,
  StoreIsUnavailable,
  EventStore | PersonalRecords | Reference
> = Effect.provide(seed, services)
