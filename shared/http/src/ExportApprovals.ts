import { Context, type Effect, Schema } from "effect"

/** X1: the second approval of a bulk export, as whoever writes the export asks for it. */

/** It cannot be asked whether an export was approved. What needs an approval is not exported then. */
export class ExportApprovalsAreUnavailable extends Schema.TaggedError<ExportApprovalsAreUnavailable>()(
  "ExportApprovalsAreUnavailable",
  { cause: Schema.Defect }
) {}

/** A bulk export that is about to be written. */
export interface BulkExport {
  /** Id of the approval (UUID). */
  readonly approval: string
  /** Account of whoever exports. */
  readonly account: string
  /** The list as {@link exportedListOf} names it. */
  readonly list: string
  readonly purpose: string
  readonly rows: number
  /** RFC 3339. */
  readonly at: string
}

/**
 * What an approval is good for at this moment. `granted`: it was good for this very export, and is used up now. All
 * others leave it as it was; `unknown` also stands for the approval of somebody else.
 */
export type ApprovalUse =
  | "granted"
  | "unknown"
  | "pending"
  | "refused"
  | "used"
  | "expired"
  | "another-list"
  | "another-purpose"
  | "more-rows"

/** The approvals of bulk exports, as identity keeps them. */
export class ExportApprovals extends Context.Tag("@jiaosuo/http/ExportApprovals")<
  ExportApprovals,
  {
    /** X1: uses an approval up. Of any number of exports at once that name the same one, one is `granted`. */
    readonly use: (about: BulkExport) => Effect.Effect<ApprovalUse, ExportApprovalsAreUnavailable>
  }
>() {}

/** Parameters of a list that do not say what is in it: those of a page, the export's own, and a wait for the model. */
const saysNothingOfRows: ReadonlySet<string> = new Set(["limit", "cursor", "after", "purpose", "approval"])

/** The name under which a list is approved and exported: its path and whatever says which rows it has, in one order. */
export const exportedListOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address, "http://list.invalid")
  const stated = [...searchParams]
    .filter(([name]) => !saysNothingOfRows.has(name))
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1))
  const query = new URLSearchParams(stated).toString()
  return query === "" ? pathname : `${pathname}?${query}`
}
