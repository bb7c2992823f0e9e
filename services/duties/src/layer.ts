import { Layer } from "effect"

/** What a process needs to have this context in it. */

/**
 * Handlers over the services. Asks for the event store, the personal records, the reference data, and what
 * `httpLayer` gives to every context.
 */
export const layer = Layer.empty

export { migrate } from "./migrate.ts"
