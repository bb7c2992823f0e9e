import { SqlClient } from "@effect/sql/SqlClient"
import { isUuid } from "@jiaosuo/kernel/Ids"
import { Effect, Layer } from "effect"
import { type ApprovalUse, ExportApprovals, ExportApprovalsAreUnavailable } from "./ExportApprovals.ts"

/**
 * Approvals as `identity` keeps them, for every process: like its sessions they are reached in the database, through
 * the one function that uses them up. What it says of an approval and that it is used is one statement.
 */
export const postgresExportApprovalsLayer: Layer.Layer<ExportApprovals, never, SqlClient> = Layer.effect(
  ExportApprovals,
  Effect.map(SqlClient, (sql) =>
    ExportApprovals.of({
      use: ({ approval, account, list, purpose, rows, at }) =>
        isUuid(approval)
          ? sql
              .unsafe<{ readonly use: ApprovalUse }>(
                `select identity.use_export_approval(
                   $1::uuid, $2::text, $3::text, $4::text, $5::integer, $6::timestamptz) as use`,
                [approval, account, list, purpose, rows, at]
              )
              .pipe(
                Effect.map(([row]): ApprovalUse => row?.use ?? "unknown"),
                Effect.catchAllCause((cause) => Effect.fail(new ExportApprovalsAreUnavailable({ cause })))
              )
          : Effect.succeed("unknown" as const)
    })
  )
)
