import { Effect } from "effect"

/**
 * Brings this context's own tables up to date. It has none: the tables of its read model are made by the runner
 * of the projections, and erasures are events in the log.
 */
export const migrate: Effect.Effect<void> = Effect.void
