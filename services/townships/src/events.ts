/** What this context says to others: persons who were erased. Everything else it only reads. */
export type { ErasureEvent } from "./operations/Erasure.ts"
export { erasureEventCodec } from "./operations/Erasure.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "townships"
