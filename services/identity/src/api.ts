/** The HTTP contract of accounts, sessions and approvals of bulk exports; free of anything that only a server has. */
export { ExportApprovalRow, ExportApprovalsGroup } from "./http/ExportApprovalsApi.ts"
export { IdentityGroup, SessionAnswer } from "./http/IdentityApi.ts"
