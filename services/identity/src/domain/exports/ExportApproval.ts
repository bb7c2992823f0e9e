import type { Instant } from "@jiaosuo/kernel/Event"
import type { Role } from "@jiaosuo/kernel/Role"

/** X1: the second approval of a bulk export: who asks, for which list, and what became of it. */

/** How an approval stands. That its time is over is no event: whoever asks compares `until` with the clock. */
export type Standing =
  | { readonly is: "pending" }
  /** Good until then (exclusive), for one export of at most so many rows. */
  | { readonly is: "granted"; readonly until: Instant; readonly rowsAtMost: number }
  | { readonly is: "refused" }
  | { readonly is: "used" }

/** What is asked for. The address with its conditions and the purpose may name people: they stand elsewhere. */
export interface AskedExport {
  /** Account of whoever asks, and will export. */
  readonly account: string
  /** Townships that this person sees; null for the whole district. */
  readonly scope: ReadonlyArray<string> | null
  /** Path of the list without its conditions: `/api/vehicles`. */
  readonly path: string
  /** Townships that the list is narrowed to; null where it has all that the person sees. */
  readonly townships: ReadonlyArray<string> | null
  /** Rows of the list when it was asked for. */
  readonly rows: number
  /** Row of `identity.export_list` that holds the list with its conditions and the purpose. */
  readonly listId: string
}

/** An approval as its history leaves it. */
export type ExportApproval =
  | { readonly _tag: "NoExportApproval" }
  | (AskedExport & { readonly _tag: "ExportApproval"; readonly standing: Standing })

/** An approval that was asked for. */
export type AskedApproval = Extract<ExportApproval, { readonly _tag: "ExportApproval" }>

/** Whoever answers a request for an approval. */
export interface Granter {
  readonly account: string
  readonly role: Role
  readonly townships: ReadonlyArray<string> | null
}

/**
 * X1, X5: the roles that grant bulk exports: those who answer for a district's or a station's information. Never an
 * administrator, who has no case data.
 */
export const grantingRoles = ["commander", "officer"] as const satisfies ReadonlyArray<Role>

/** X3: whether townships contain others; null stands for the whole district. */
export const covers = (
  scope: ReadonlyArray<string> | null,
  townships: ReadonlyArray<string> | null
): boolean => scope === null || townships?.every((township) => scope.includes(township)) === true
