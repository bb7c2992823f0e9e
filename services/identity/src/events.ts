/** What this context says to others: what happened to accounts. */
export type { AccountEvent } from "./domain/AccountEvents.ts"
export { accountEventCodec } from "./domain/AccountEvents.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "identity"
