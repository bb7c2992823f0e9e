import type { Instant } from "@jiaosuo/kernel/Event"
import type { AskedExport, Granter } from "./ExportApproval.ts"

/** What can be asked of an approval of a bulk export (X1). */
export type ExportApprovalCommand =
  | (AskedExport & { readonly _tag: "RequestExportApproval" })
  | {
      readonly _tag: "GrantExportApproval"
      readonly by: Granter
      readonly until: Instant
      /** By how much the list may have grown since it was asked for, in percent. */
      readonly growthPercent: number
    }
  | { readonly _tag: "RefuseExportApproval"; readonly by: Granter; readonly reason: string }
  | {
      readonly _tag: "UseExportApproval"
      readonly account: string
      readonly rows: number
      readonly at: Instant
    }
