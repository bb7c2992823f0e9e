/** What this context says to others: what happened to accounts, and to approvals of bulk exports. */
export type { AccountEvent } from "./domain/AccountEvents.ts"
export { accountEventCodec } from "./domain/AccountEvents.ts"
export type { ExportApprovalEvent } from "./domain/exports/ExportApprovalEvents.ts"
export { exportApprovalEventCodec } from "./domain/exports/ExportApprovalEvents.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "identity"
