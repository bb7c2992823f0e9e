import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { ExportApproval } from "./domain/exports/ExportApproval.ts"
import type { ExportApprovalCommand } from "./domain/exports/ExportApprovalCommands.ts"
import { exportApprovalDecider } from "./domain/exports/ExportApprovalDecider.ts"
import { type ExportApprovalEvent, exportApprovalEventCodec } from "./domain/exports/ExportApprovalEvents.ts"
import type { ExportApprovalRejection } from "./domain/exports/ExportApprovalRejections.ts"

/** How the event store keeps the approval of a bulk export: `identity/export-approval/<id>` (X1). */
export const exportApprovalAggregate: Aggregate<
  ExportApprovalCommand,
  ExportApprovalEvent,
  ExportApproval,
  ExportApprovalRejection
> = {
  context: "identity",
  kind: "export-approval",
  decider: exportApprovalDecider,
  codec: exportApprovalEventCodec,
  // Of the one township that a list is narrowed to; of the district's otherwise.
  township: (_event, after) => {
    const townships = after._tag === "ExportApproval" ? (after.townships ?? after.scope) : null
    return townships?.length === 1 ? (townships[0] ?? null) : null
  },
  // The id is made from the request's command, and nothing else can be held.
  claims: () => [],
  claimIsHeld: () => ({ _tag: "ExportApprovalIsAlreadyRequested" })
}
