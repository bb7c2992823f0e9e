import type { Instant } from "@jiaosuo/kernel/Event"
import type { ServiceEventOf } from "./ServiceEvents.ts"

/** A service that lies, or lay, with another force (row 72). */
export interface HandOver {
  readonly force: string
  readonly at: Instant
  readonly answeredAt: Instant | null
  readonly answer: string | null
  readonly settled: boolean
}

/** A service that somebody asked for. */
export interface KnownService
  extends Omit<ServiceEventOf<"ServiceWasRequested">, "_tag" | "reason" | "warnings" | "at" | "done"> {
  readonly _tag: "Service"
  readonly requestedAt: Instant
  /** Null while it is open. */
  readonly doneAt: Instant | null
  /** How often somebody had to come for it: 1, and one more for each time that papers were missing (row 47). */
  readonly trips: number
  /** Codes of the papers that were missing the last time. */
  readonly missing: ReadonlyArray<string>
  readonly handOvers: ReadonlyArray<HandOver>
  /** When the last step was. */
  readonly stateSince: Instant
  readonly withdrawnAt: Instant | null
}

export type Service = { readonly _tag: "Unknown" } | KnownService

/** The township in which it was asked for; null where nothing was ever filed. */
export const townshipOfService = (service: Service): string | null =>
  service._tag === "Unknown" ? null : service.township

/** The hand-over that waits for an answer; undefined where none does (row 72). */
export const openHandOver = ({ handOvers }: Pick<KnownService, "handOvers">): HandOver | undefined =>
  handOvers.find(({ answeredAt }) => answeredAt === null)

/** Row 47: whether a service that takes papers was done in one trip (一次办好); null while it is open or takes none. */
export const wasOneTrip = ({
  doneAt,
  materials,
  trips
}: Pick<KnownService, "doneAt" | "materials" | "trips">): boolean | null =>
  doneAt === null || materials.length === 0 ? null : trips === 1
