import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandAnswer, CommandHeaders, CreatedAnswer } from "@jiaosuo/http/CommandContract"
import { pageParameters } from "@jiaosuo/http/Paging"
import { Conflict, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { says } from "@jiaosuo/http/WrongShapes"
import { text } from "@jiaosuo/kernel/Problem"
import { Schema } from "effect"

/** The contract of the second approval of bulk exports (X1). */

const Purpose = Schema.String.pipe(
  Schema.trimmed(),
  Schema.minLength(1),
  Schema.maxLength(200),
  says(text("请填写导出用途（200 字以内）", "A purpose is needed, of at most 200 characters"), "X1")
)

const ListAddress = Schema.String.pipe(
  Schema.pattern(/^\/api\/[a-z][a-z/-]*(\?[^#\s]*)?$/),
  Schema.maxLength(2_000),
  says(text("应为列表的地址", "must be the address of a list"))
)

export const RequestExportApproval = Schema.Struct({
  list: ListAddress.annotations({
    description: "Address of the list with its conditions; page, format and purpose in it are no part of it"
  }),
  purpose: Purpose.annotations({ description: "The `purpose` that the export itself will name" }),
  rows: Schema.Int.pipe(Schema.between(1, 1_000_000_000)).annotations({
    description: "Rows of the list, as the refused export told; it may grow a little (`rowsAtMost`)"
  })
}).annotations({ identifier: "RequestExportApproval" })

export const RefuseExportApproval = Schema.Struct({
  reason: Schema.String.pipe(
    Schema.minLength(1),
    Schema.maxLength(500),
    says(text("请填写原因", "A reason is needed"))
  )
}).annotations({ identifier: "RefuseExportApproval" })

const standing = Schema.Literal("pending", "granted", "refused", "used", "expired")

const Townships = Schema.NullOr(Schema.Array(Schema.String))

export const ExportApprovalRow = Schema.Struct({
  id: Schema.String,
  account: Schema.String,
  displayName: Schema.String,
  path: Schema.String.annotations({ description: "Path of the list" }),
  list: Schema.NullOr(Schema.String).annotations({
    description: "The list with its conditions; null 30 days after it was asked for"
  }),
  purpose: Schema.NullOr(Schema.String),
  townships: Townships.annotations({
    description: "That the list is narrowed to; null: all that the one who asks sees"
  }),
  scope: Townships.annotations({
    description: "That the one who asks sees; null: the whole district"
  }),
  rows: Schema.Number,
  standing: standing.annotations({ description: "`expired`: granted, and not used in time" }),
  askedAt: Schema.String,
  answeredBy: Schema.NullOr(Schema.String),
  answeredByName: Schema.NullOr(Schema.String),
  answeredAt: Schema.NullOr(Schema.String),
  until: Schema.NullOr(Schema.String),
  rowsAtMost: Schema.NullOr(Schema.Number).annotations({
    description: "The export may have so many rows"
  }),
  reason: Schema.NullOr(Schema.String).annotations({ description: "Of a refusal" }),
  usedAt: Schema.NullOr(Schema.String),
  mayAnswer: Schema.Boolean.annotations({
    description: "Whether it waits for an answer that the reader may give"
  }),
  version: Schema.Number
}).annotations({ identifier: "ExportApproval" })
export type ExportApprovalRow = typeof ExportApprovalRow.Type

export const ExportApprovalPage = Schema.Struct({
  items: Schema.Array(ExportApprovalRow),
  nextCursor: Schema.NullOr(Schema.String),
  toAnswer: Schema.NonNegativeInt.annotations({
    description: "How many wait for an answer that the reader may give, on whatever page"
  })
}).annotations({ identifier: "ExportApprovalPage" })

const ApprovalId = Schema.Struct({ id: Schema.UUID })

/** A command on one approval: `POST /api/export-approvals/:id/<verb>`. */
const verb = <Name extends string>(name: Name, path: `/${string}`) =>
  HttpApiEndpoint.post(name, `/api/export-approvals/:id${path}`)
    .setPath(ApprovalId)
    .setHeaders(CommandHeaders)
    .addSuccess(CommandAnswer)
    .addError(NotFound)
    .addError(Conflict)
    .addError(PreconditionFailed)
    .middleware(Authentication)

export const ExportApprovalsGroup = HttpApiGroup.make("exportApprovals")
  .add(
    HttpApiEndpoint.get("listExportApprovals", "/api/export-approvals")
      .setUrlParams(
        Schema.Struct({
          ...pageParameters,
          mine: Schema.optional(
            Schema.Literal("yes").annotations({ description: "Only one's own requests" })
          ),
          list: Schema.optional(ListAddress.annotations({ description: "Only those of this very list" })),
          purpose: Schema.optional(Schema.String.pipe(Schema.maxLength(200)))
        })
      )
      .addSuccess(ExportApprovalPage)
      .middleware(Authentication)
      .annotate(
        OpenApi.Summary,
        "Requests for the approval of bulk exports: one's own, and those that one may answer; the unanswered first"
      )
  )
  .add(
    HttpApiEndpoint.get("exportApproval", "/api/export-approvals/:id")
      .setPath(ApprovalId)
      .addSuccess(ExportApprovalRow)
      .addError(NotFound)
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "One request for the approval of a bulk export")
  )
  .add(
    HttpApiEndpoint.post("requestExportApproval", "/api/export-approvals")
      .setHeaders(CommandHeaders)
      .setPayload(RequestExportApproval)
      .addSuccess(CreatedAnswer)
      .addError(Conflict)
      .addError(PreconditionFailed)
      .addError(Unprocessable)
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "Ask for the approval of a bulk export")
  )
  .add(
    verb("grantExportApproval", "/grant").annotate(
      OpenApi.Summary,
      "Grant a bulk export that another asked for: good for one, for a limited time"
    )
  )
  .add(
    verb("refuseExportApproval", "/refuse")
      .setPayload(RefuseExportApproval)
      .addError(Unprocessable)
      .annotate(OpenApi.Summary, "Refuse a bulk export that another asked for")
  )
  .annotate(OpenApi.Title, "Export approvals")
  .annotate(OpenApi.Description, "The second approval of bulk exports (X1)")
