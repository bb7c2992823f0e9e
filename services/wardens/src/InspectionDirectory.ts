import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant } from "@jiaosuo/kernel/Event"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Layer } from "effect"
import { recordEventCodec } from "./domain/record/RecordEvents.ts"
import { evolveRecord, initialRecord } from "./domain/record/RecordHistory.ts"
import { siteKey } from "./domain/record/Site.ts"
import type { KnownRecord, WorkRecord } from "./domain/record/WorkRecord.ts"

/** When sites were inspected (row 65), folded in memory: some thousands; other records are read over. */
export class InspectionDirectory extends Context.Tag("@jiaosuo/wardens/InspectionDirectory")<
  InspectionDirectory,
  {
    /**
     * When a site of a township was last inspected before an instant; null where it was not. As of the end of the log:
     * every command that was answered before is in it.
     */
    readonly lastBefore: (
      township: string,
      site: string,
      at: Instant
    ) => Effect.Effect<Instant | null, StoreIsUnavailable>
  }
>() {}

const inspection = (record: WorkRecord): KnownRecord | undefined =>
  record._tag === "Record" && record.work.kind === "site-inspection" ? record : undefined

const make = Effect.map(
  foldedStreams({
    context: "wardens",
    kind: "record",
    codec: recordEventCodec,
    initialState: initialRecord,
    evolve: evolveRecord,
    known: inspection,
    span: "InspectionDirectory.inspections"
  }),
  (inspections) =>
    InspectionDirectory.of({
      lastBefore: (township, site, at) =>
        Effect.map(inspections, (all) => {
          const key = siteKey(site)
          let last: Instant | null = null
          for (const record of all.values()) {
            const { work, happenedAt, withdrawnAt } = record
            if (work.kind !== "site-inspection" || withdrawnAt !== null || record.township !== township) {
              continue
            }
            if (siteKey(work.site) !== key || happenedAt > at) continue
            if (last === null || happenedAt > last) last = happenedAt
          }
          return last
        })
    })
)

/** Over the event store. */
export const layer: Layer.Layer<InspectionDirectory, never, EventStore> = Layer.effect(
  InspectionDirectory,
  make
)
