import { HttpServerRequest } from "@effect/platform"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import { type ApprovalUse, ExportApprovals, exportedListOf } from "@jiaosuo/http/ExportApprovals"
import { Forbidden, refuse } from "@jiaosuo/http/Problems"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"

/** X1: the second approval of an export that has more rows than the limit of the day. */

/** Where approvals are asked for and granted, for programs: the interface of identity. */
const askedAt = "/api/export-approvals"

/** An export that is about to be written. */
interface Wanted {
  readonly account: string
  /** What the access log calls it. */
  readonly action: string
  /** As it was stated; empty where it was not. */
  readonly purpose: string
  readonly rows: number
}

const shortcomings: Record<Exclude<ApprovalUse, "granted"> | "none", Text> = {
  none: text("须先申请审批", "an approval must be asked for first"),
  unknown: text("没有这个审批，或不属于本账号", "there is no such approval of this account"),
  pending: text("该申请尚未审批", "the request was not answered yet"),
  refused: text("该申请未获批准", "the request was refused"),
  used: text("该审批已使用过一次", "the approval was used, and is good for one export"),
  expired: text("该审批已过期", "the approval has expired"),
  "another-list": text(
    "该审批针对的是另一列表或另一筛选条件",
    "the approval is of another list or other conditions"
  ),
  "another-purpose": text("导出用途与审批不一致", "the approval is for another purpose"),
  "more-rows": text("列表行数超出审批", "the list has more rows than were approved")
}

const needsApproval = (
  list: string,
  rows: number,
  rowsAtMost: number,
  shortcoming: keyof typeof shortcomings
): Refusal => ({
  code: "ExportNeedsApproval",
  title: text("批量导出须经第二人审批", "A bulk export needs a second approval"),
  detail: text(
    `该列表共 ${rows} 行，超过 ${rowsAtMost} 行的导出须先申请“导出审批”，由他人批准后再下载。`,
    `The list has ${rows} rows; an export of more than ${rowsAtMost} is asked for under "Export approvals", and downloaded when another person has granted it.`
  ),
  rule: "X1",
  fields: [{ path: "approval", reason: shortcomings[shortcoming], rule: "X1" }],
  facts: { rows, rowsAtMost, list, askedAt, approval: shortcoming }
})

/**
 * X1: uses the approval up that the request names, where the export needs one. 403 `ExportNeedsApproval`, recorded, where
 * there is none that is good for this very list, purpose and account now.
 */
export const requireApproval = ({ account, action, purpose, rows }: Wanted) =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const { exportRules } = yield* Reference
    const { rowsAtMost } = exportRules.limits(dayInShanghai(now))
    if (rows <= rowsAtMost) return
    const { url } = yield* HttpServerRequest.HttpServerRequest
    const list = exportedListOf(url)
    const approval = new URL(url, "http://list.invalid").searchParams.get("approval")
    const log = yield* AccessLog
    const subject = approval === null ? null : `identity/export-approval/${approval}`
    const approvals = yield* ExportApprovals
    const use =
      approval === null
        ? "none"
        : yield* approvals.use({
            approval,
            account,
            list,
            purpose: purpose.trim(),
            rows,
            at: new Date(now).toISOString()
          })
    if (use === "granted") {
      yield* log.record({ action: "UseExportApproval", subject, purpose, result: "granted" })
      return
    }
    yield* log.record({ action, subject, purpose, result: "refused", reason: "ExportNeedsApproval" })
    return yield* refuse(Forbidden, needsApproval(list, rows, rowsAtMost, use))
  })
