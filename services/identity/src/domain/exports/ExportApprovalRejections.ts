import type { Instant } from "@jiaosuo/kernel/Event"
import type { Role } from "@jiaosuo/kernel/Role"
import type { Standing } from "./ExportApproval.ts"

/** Why a command on an approval of a bulk export is refused. */
export type ExportApprovalRejection =
  | { readonly _tag: "ExportApprovalDoesNotExist" }
  | { readonly _tag: "ExportApprovalIsAlreadyRequested" }
  /** X3: nobody asks for a list of townships that they do not see. */
  | { readonly _tag: "ExportListIsOutOfScope"; readonly townships: ReadonlyArray<string> }
  /** X1: the second approval is another person's. */
  | { readonly _tag: "NobodyApprovesTheirOwnExport" }
  /** X5 for administrators; the other roles answer for nobody's exports. */
  | { readonly _tag: "RoleApprovesNoExports"; readonly role: Role }
  /** X3: the one who asks sees more than the one who answers. */
  | { readonly _tag: "ExportIsOutOfScope" }
  | { readonly _tag: "ExportApprovalIsAnswered"; readonly standing: Standing["is"] }
  | { readonly _tag: "ExportApprovalIsNotGranted"; readonly standing: Standing["is"] }
  | { readonly _tag: "ExportApprovalIsOfAnother" }
  | { readonly _tag: "ExportApprovalIsExpired"; readonly until: Instant }
  | { readonly _tag: "ExportHasMoreRows"; readonly rows: number; readonly rowsAtMost: number }
