import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Layer } from "effect"
import type { Location } from "./domain/Location.ts"
import type { KnownPlace } from "./domain/place/Place.ts"
import { equipmentOf, type KnownWarden } from "./domain/warden/Warden.ts"
import { wardenEventCodec } from "./domain/warden/WardenEvents.ts"
import { evolveWarden, initialWarden } from "./domain/warden/WardenHistory.ts"
import { PlaceDirectory } from "./PlaceDirectory.ts"

/** Somebody on file, as rosters, call-outs and permissions ask about them. */
export interface ListedWarden extends KnownWarden {
  readonly id: string
  /** Codes of what they have on loan. */
  readonly equipment: ReadonlyArray<string>
  /** Where they set out from, or else the place that they are posted at; null where neither is known. */
  readonly location: Location | null
}

/** Everybody as they were at one position of the log. */
export interface ListedWardens {
  /** All of them by id, also those who left. */
  readonly byId: ReadonlyMap<string, ListedWarden>
  /** Whoever an account is linked to, also while they rest, and those who left where it is nobody else's by now. */
  readonly byAccount: ReadonlyMap<string, ListedWarden>
  /** Those who are posted at a place. */
  readonly ofPlace: (placeId: string) => ReadonlyArray<ListedWarden>
  /** Those of a township, nine digits. */
  readonly ofTownship: (township: string) => ReadonlyArray<ListedWarden>
}

/** Everybody who serves, wants to or did, folded in memory: some thousands. */
export class WardenDirectory extends Context.Tag("@jiaosuo/wardens/WardenDirectory")<
  WardenDirectory,
  {
    /** Everybody, as of the end of the log: every command that was answered before is in it. */
    readonly everybody: Effect.Effect<ListedWardens, StoreIsUnavailable>
    /** One of them; undefined where nobody has this id. */
    readonly warden: (id: string) => Effect.Effect<ListedWarden | undefined, StoreIsUnavailable>
    /** Whoever the account is linked to; undefined where it is linked to nobody. */
    readonly byAccount: (account: string) => Effect.Effect<ListedWarden | undefined, StoreIsUnavailable>
  }
>() {}

const nobody: ReadonlyArray<ListedWarden> = []

const grouped = (
  all: Iterable<ListedWarden>,
  keyOf: (warden: ListedWarden) => string | null
): ReadonlyMap<string, ReadonlyArray<ListedWarden>> => {
  const groups = new Map<string, Array<ListedWarden>>()
  for (const warden of all) {
    const key = keyOf(warden)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [warden])
    else group.push(warden)
  }
  return groups
}

const listed = (
  wardens: ReadonlyMap<string, KnownWarden>,
  places: ReadonlyMap<string, KnownPlace>
): ListedWardens => {
  const byId = new Map<string, ListedWarden>()
  const byAccount = new Map<string, ListedWarden>()
  for (const [id, warden] of wardens) {
    const { placeId, setsOutFrom, account } = warden
    const location = setsOutFrom ?? (placeId === null ? undefined : places.get(placeId)?.location) ?? null
    const one = { ...warden, id, equipment: equipmentOf(warden), location }
    byId.set(id, one)
    if (account !== null && (warden.state !== "left" || !byAccount.has(account))) byAccount.set(account, one)
  }
  const byPlace = grouped(byId.values(), ({ placeId }) => placeId)
  const byTownship = grouped(byId.values(), ({ township }) => township)
  return {
    byId,
    byAccount,
    ofPlace: (placeId) => byPlace.get(placeId) ?? nobody,
    ofTownship: (township) => byTownship.get(township) ?? nobody
  }
}

const make = Effect.gen(function* () {
  const places = yield* PlaceDirectory
  const wardens = yield* foldedStreams({
    context: "wardens",
    kind: "warden",
    codec: wardenEventCodec,
    initialState: initialWarden,
    evolve: evolveWarden,
    known: (warden) => (warden._tag === "Warden" ? warden : undefined),
    span: "WardenDirectory.everybody"
  })
  // The lists are made again only where somebody or a place has changed: most questions find them as they were.
  let made: { readonly from: readonly [unknown, unknown]; readonly lists: ListedWardens } | undefined
  const both = Effect.all([wardens, places.places], { concurrency: "unbounded" })
  const everybody = Effect.map(both, ([people, sites]) => {
    if (made?.from[0] !== people || made.from[1] !== sites) {
      made = { from: [people, sites], lists: listed(people, sites) }
    }
    return made.lists
  })
  return WardenDirectory.of({
    everybody,
    warden: (id) => Effect.map(everybody, ({ byId }) => byId.get(id)),
    byAccount: (account) => Effect.map(everybody, (all) => all.byAccount.get(account))
  })
})

/** Over the event store, beside the directory of places. */
export const layer: Layer.Layer<WardenDirectory, never, EventStore | PlaceDirectory> = Layer.effect(
  WardenDirectory,
  make
)
