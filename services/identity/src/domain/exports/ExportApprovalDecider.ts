import type { Decider } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import {
  type AskedApproval,
  type AskedExport,
  covers,
  type ExportApproval,
  type Granter,
  grantingRoles
} from "./ExportApproval.ts"
import type { ExportApprovalCommand } from "./ExportApprovalCommands.ts"
import type { ExportApprovalEvent } from "./ExportApprovalEvents.ts"
import type { ExportApprovalRejection } from "./ExportApprovalRejections.ts"

type Decision = Either.Either<ReadonlyArray<ExportApprovalEvent>, ExportApprovalRejection>
type Command<Tag extends ExportApprovalCommand["_tag"]> = Extract<
  ExportApprovalCommand,
  { readonly _tag: Tag }
>

const happened = (event: ExportApprovalEvent): Decision => Either.right([event])
const refused = (rejection: ExportApprovalRejection): Decision => Either.left(rejection)

const request = (command: Command<"RequestExportApproval">): Decision => {
  const { _tag: _, ...asked } = command
  const { scope, townships } = asked
  return townships === null || covers(scope, townships)
    ? happened({ _tag: "ExportApprovalWasRequested", ...asked })
    : refused({
        _tag: "ExportListIsOutOfScope",
        townships: townships.filter((township) => !covers(scope, [township]))
      })
}

/** X1, X3, X5: why somebody may not answer a request, or undefined where they may. */
export const mayNotAnswer = (
  by: Granter,
  asked: Pick<AskedExport, "account" | "scope">
): ExportApprovalRejection | undefined => {
  if (!(grantingRoles as ReadonlyArray<string>).includes(by.role)) {
    return { _tag: "RoleApprovesNoExports", role: by.role }
  }
  if (by.account === asked.account) return { _tag: "NobodyApprovesTheirOwnExport" }
  // The list lies within what the one who asks sees: whoever sees that sees the list as well.
  return covers(by.townships, asked.scope) ? undefined : { _tag: "ExportIsOutOfScope" }
}

const grant = (command: Command<"GrantExportApproval">, approval: AskedApproval): Decision => {
  const unfit = mayNotAnswer(command.by, approval)
  if (unfit !== undefined) return refused(unfit)
  const { is } = approval.standing
  if (is !== "pending") return refused({ _tag: "ExportApprovalIsAnswered", standing: is })
  return happened({
    _tag: "ExportApprovalWasGranted",
    by: command.by.account,
    until: command.until,
    rowsAtMost: approval.rows + Math.ceil((approval.rows * command.growthPercent) / 100)
  })
}

const refuse = (command: Command<"RefuseExportApproval">, approval: AskedApproval): Decision => {
  const unfit = mayNotAnswer(command.by, approval)
  if (unfit !== undefined) return refused(unfit)
  const { is } = approval.standing
  if (is !== "pending") return refused({ _tag: "ExportApprovalIsAnswered", standing: is })
  return happened({ _tag: "ExportApprovalWasRefused", by: command.by.account, reason: command.reason })
}

/** X1: one export, by whoever asked for it, in time, of the list as it was approved. */
const use = (command: Command<"UseExportApproval">, { account, standing }: AskedApproval): Decision => {
  if (command.account !== account) return refused({ _tag: "ExportApprovalIsOfAnother" })
  if (standing.is !== "granted") return refused({ _tag: "ExportApprovalIsNotGranted", standing: standing.is })
  const { until, rowsAtMost } = standing
  if (command.at >= until) return refused({ _tag: "ExportApprovalIsExpired", until })
  return command.rows > rowsAtMost
    ? refused({ _tag: "ExportHasMoreRows", rows: command.rows, rowsAtMost })
    : happened({ _tag: "ExportApprovalWasUsed", rows: command.rows })
}

const decideOn = (command: ExportApprovalCommand, approval: AskedApproval): Decision => {
  switch (command._tag) {
    case "RequestExportApproval":
      return refused({ _tag: "ExportApprovalIsAlreadyRequested" })
    case "GrantExportApproval":
      return grant(command, approval)
    case "RefuseExportApproval":
      return refuse(command, approval)
    case "UseExportApproval":
      return use(command, approval)
  }
}

const evolve = (approval: AskedApproval, event: ExportApprovalEvent): AskedApproval => {
  switch (event._tag) {
    case "ExportApprovalWasRequested":
      return approval
    case "ExportApprovalWasGranted":
      return { ...approval, standing: { is: "granted", until: event.until, rowsAtMost: event.rowsAtMost } }
    case "ExportApprovalWasRefused":
      return { ...approval, standing: { is: "refused" } }
    case "ExportApprovalWasUsed":
      return { ...approval, standing: { is: "used" } }
  }
}

/**
 * X1: a bulk export has a second approval: asked for by one, answered once by another who sees at least as much (X3) and
 * is no administrator (X5), and used once, in time.
 */
export const exportApprovalDecider: Decider<
  ExportApprovalCommand,
  ExportApprovalEvent,
  ExportApproval,
  ExportApprovalRejection
> = {
  initialState: { _tag: "NoExportApproval" },
  decide: (command, state) => {
    if (state._tag === "ExportApproval") return decideOn(command, state)
    return command._tag === "RequestExportApproval"
      ? request(command)
      : refused({ _tag: "ExportApprovalDoesNotExist" })
  },
  evolve: (state, event) => {
    if (state._tag === "ExportApproval") return evolve(state, event)
    return event._tag === "ExportApprovalWasRequested"
      ? { ...event, _tag: "ExportApproval", standing: { is: "pending" } }
      : state
  }
}
