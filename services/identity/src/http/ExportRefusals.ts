import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import type { Standing } from "../domain/exports/ExportApproval.ts"
import type { ExportApprovalRejection } from "../domain/exports/ExportApprovalRejections.ts"

/** What people are told when a command on the approval of a bulk export is refused. */

const standings: Record<Standing["is"], Text> = {
  pending: text("待审批", "waiting for an answer"),
  granted: text("已批准", "granted"),
  refused: text("未批准", "refused"),
  used: text("已使用", "used")
}

/** What a rejection of the domain says. */
export const exportRefusalOf = (rejection: ExportApprovalRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "ExportApprovalDoesNotExist":
      return { code, title: text("没有这个导出申请", "There is no such request for an export"), rule: "X1" }
    case "ExportApprovalIsAlreadyRequested":
      return { code, title: text("该导出申请已提交", "The request was made already"), rule: "X1" }
    case "ExportListIsOutOfScope":
      return {
        code,
        title: text("列表含有管辖范围以外的乡镇", "The list has townships outside of your scope"),
        rule: "X3",
        facts: { townships: rejection.townships.join(",") }
      }
    case "NobodyApprovesTheirOwnExport":
      return {
        code,
        title: text("不能审批本人的导出申请", "Nobody approves their own export"),
        detail: text("批量导出须由另一人审批。", "A bulk export needs the approval of another person."),
        rule: "X1"
      }
    case "RoleApprovesNoExports":
      return {
        code,
        title: text("该岗位不审批导出", "This role approves no exports"),
        detail: text(
          "由指挥中心，或管辖范围涵盖申请人的民警审批。",
          "Commanders do, and officers whose scope has all that the one who asks sees."
        ),
        rule: rejection.role === "admin" ? "X5" : "X1",
        facts: { role: rejection.role }
      }
    case "ExportIsOutOfScope":
      return {
        code,
        title: text("申请人的管辖范围超出您的范围", "The one who asks sees more than you do"),
        detail: text(
          "请由指挥中心，或管辖范围涵盖申请人的民警审批。",
          "A commander may answer, or an officer whose scope has all that the one who asks sees."
        ),
        rule: "X3"
      }
    case "ExportApprovalIsAnswered":
      return {
        code,
        title: text("该导出申请已处理", "The request was answered already"),
        detail: text(
          `现为“${standings[rejection.standing].zh}”。`,
          `It is ${standings[rejection.standing].en}.`
        ),
        rule: "X1",
        facts: { standing: rejection.standing }
      }
    case "ExportApprovalIsNotGranted":
      return {
        code,
        title: text("该导出申请未获批准或已使用", "The approval is not granted, or was used"),
        detail: text(
          `现为“${standings[rejection.standing].zh}”。`,
          `It is ${standings[rejection.standing].en}.`
        ),
        rule: "X1",
        facts: { standing: rejection.standing }
      }
    case "ExportApprovalIsOfAnother":
      return { code, title: text("该审批属于他人", "The approval is another person's"), rule: "X1" }
    case "ExportApprovalIsExpired":
      return {
        code,
        title: text("审批已过期", "The approval has expired"),
        rule: "X1",
        facts: { until: inShanghai(rejection.until) }
      }
    case "ExportHasMoreRows":
      return {
        code,
        title: text("列表行数超出审批", "The list has more rows than were approved"),
        rule: "X1",
        facts: { rows: rejection.rows, rowsAtMost: rejection.rowsAtMost }
      }
  }
}

/** 404 for what is not there, 403 for who may not; otherwise as the refusal has it. */
export const exportStatusOf = (rejection: ExportApprovalRejection): 403 | 404 | undefined => {
  switch (rejection._tag) {
    case "ExportApprovalDoesNotExist":
      return 404
    case "ExportListIsOutOfScope":
    case "NobodyApprovesTheirOwnExport":
    case "RoleApprovesNoExports":
    case "ExportIsOutOfScope":
      return 403
    default:
      return undefined
  }
}
