/** What this context says to others: its events, how they are read, what they fold to, and their titles. */
export type { Location } from "./domain/Location.ts"
export type { KnownPlace, Place } from "./domain/place/Place.ts"
export { isOpen, looksAfter } from "./domain/place/Place.ts"
export type { PlaceEventOf, WeeklyWindow } from "./domain/place/PlaceEvents.ts"
export { PlaceEvent, PlaceKind, placeEventCodec } from "./domain/place/PlaceEvents.ts"
export { evolvePlace, initialPlace } from "./domain/place/PlaceHistory.ts"
export { placeEventTitles, placeKinds } from "./domain/place/PlaceLabels.ts"
export type { KnownWarden, Training, Warden } from "./domain/warden/Warden.ts"
export { equipmentOf, trainedIn } from "./domain/warden/Warden.ts"
export type { WardenEventOf } from "./domain/warden/WardenEvents.ts"
export { WardenEvent, WardenRole, WardenState, wardenEventCodec } from "./domain/warden/WardenEvents.ts"
export { evolveWarden, initialWarden } from "./domain/warden/WardenHistory.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "wardens"
