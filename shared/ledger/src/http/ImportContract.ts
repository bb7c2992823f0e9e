import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, Multipart, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { Conflict, NotFound, Unprocessable } from "@jiaosuo/http/Problems"
import { BodyLimit, TakesMedia } from "@jiaosuo/http/ProductApi"
import { Schema } from "effect"
import { largestUpload } from "../ImportOptions.ts"

/** Media type of a workbook (XLSX). */
export const workbookMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** The contract of imports: hand in a ledger, follow it, read the answer to every row. */

const Time = Schema.String.annotations({ description: "RFC 3339 with the offset of Asia/Shanghai" })

const sums = {
  rows: Schema.Number,
  answered: Schema.Number,
  accepted: Schema.Number,
  warnings: Schema.Number.annotations({ description: "Accepted rows that have a warning" }),
  duplicate: Schema.Number,
  rejected: Schema.Number
}

const fileFacts = {
  fileName: Schema.String,
  fileBytes: Schema.Number,
  readAs: Schema.String.annotations({ description: "How the file was read: `GB18030, comma`" }),
  ignoredHeadings: Schema.Array(Schema.String).annotations({
    description: "Headings of the ledger that nothing was made of"
  })
}

/** One import with its sums; `accepted + duplicate + rejected = answered`, and `answered = rows` at its end. */
export const Import = Schema.Struct({
  id: Schema.String,
  ...fileFacts,
  account: Schema.String.annotations({ description: "Who handed it in" }),
  state: Schema.Literal("waiting", "running", "finished"),
  ...sums,
  second: Schema.NullOr(Schema.Struct({ part: Schema.String, ...fileFacts, ...sums })).annotations({
    description: "The second file with its own sums; null where none came along"
  }),
  position: Schema.Number.annotations({
    description: "Place in the log of its last event; a read with `after=<position>` sees all of it"
  }),
  receivedAt: Time,
  startedAt: Schema.NullOr(Time),
  finishedAt: Schema.NullOr(Time),
  purgedAt: Schema.NullOr(Time).annotations({
    description: "When file and answers were deleted at the end of their retention; the sums stay"
  })
}).annotations({ identifier: "Import" })
export type Import = typeof Import.Type

const Reason = Schema.Struct({
  path: Schema.String.annotations({
    description: "Field of the form: `plate.number`; empty for the row"
  }),
  reason: Schema.String,
  rule: Schema.NullOr(Schema.String)
})

/**
 * What the answer to a row says in every context. A context adds a field of its own name for the record that an
 * accepted row brought, or that a duplicate repeats: `vehicle`.
 */
export const answerFields = {
  row: Schema.Number.annotations({ description: "1 is the first row under the headings" }),
  line: Schema.Number.annotations({ description: "Row number in the file, as a spreadsheet shows it" }),
  outcome: Schema.Literal("accepted", "duplicate", "rejected"),
  warnings: Schema.Array(Reason),
  problems: Schema.Array(Reason).annotations({
    description: "Why it was rejected, or of what it is a duplicate"
  }),
  duplicateOfRow: Schema.NullOr(Schema.Number)
}

const byId = Schema.Struct({ id: Schema.UUID })

const textType = "text/csv"

/** Kinds of body in which a ledger is taken. */
export const ledgerMedia: ReadonlyArray<string> = [
  "multipart/form-data",
  textType,
  "text/plain",
  "text/tab-separated-values",
  workbookMedia,
  "application/vnd.ms-excel",
  "application/octet-stream"
]

/** The form of an upload, for the contract; the handler reads the body by itself, piece by piece. */
const UploadForm = HttpApiSchema.Multipart(
  Schema.Struct({
    file: Multipart.SingleFileSchema,
    mapping: Schema.optional(Schema.String).annotations({
      description: "JSON: which heading means what, where the headings are not recognised"
    })
  })
)

type Json = Record<string, unknown>

const file = { schema: { type: "string", format: "binary" } }

/** Adds the two files to the documented answer: the schema can name one media type only. */
const alsoAsFile = (operation: Json): Json => {
  const responses = operation["responses"] as Record<string, Json>
  const success = responses["200"] ?? {}
  const content = { ...(success["content"] as Json), [textType]: file, [workbookMedia]: file }
  return { ...operation, responses: { ...responses, "200": { ...success, content } } }
}

/**
 * Adds the ledger as the body itself to the documented request, the form with one file instead of a list, and
 * the second file where there may be one.
 */
const alsoAsBody =
  (second: string | undefined) =>
  (operation: Json): Json => {
    const body = operation["requestBody"] as Json
    const content = body["content"] as Record<string, { readonly schema: Json }>
    const form = content["multipart/form-data"]?.schema ?? {}
    const properties = {
      ...(form["properties"] as Json),
      file: file.schema,
      ...(second === undefined ? {} : { [second]: file.schema })
    }
    return {
      ...operation,
      requestBody: {
        ...body,
        content: {
          "multipart/form-data": { schema: { ...form, properties } },
          [textType]: file,
          [workbookMedia]: file
        }
      }
    }
  }

/** What a context says about its imports over HTTP. */
export interface ImportContract<Name extends string, Answer, Encoded> {
  /** Name of the group, in clients and in the description of the interface: `imports`. */
  readonly name: Name
  readonly address: `/api/${string}/imports`
  /** The answer to a row: a struct with {@link answerFields} in it. */
  readonly answer: Schema.Schema<Answer, Encoded>
  readonly title: string
  /** What is handed in, for the summary of the upload: `a ledger of key vehicles`. */
  readonly ledger: string
  /** Name of the second file, where there may be one: `persons`. */
  readonly second?: string
}

/** Hand in a ledger, follow it, read the answer to every row: the group of one context. */
export const importsGroup = <const Name extends string, Answer, Encoded>({
  name,
  address,
  answer,
  title,
  ledger,
  second
}: ImportContract<Name, Answer, Encoded>) =>
  HttpApiGroup.make(name)
    .add(
      HttpApiEndpoint.post("uploadImport", address)
        .setHeaders(
          Schema.Struct({
            "idempotency-key": Schema.optional(Schema.UUID).annotations({
              description: "Sent again with the same file, it answers the same import; made here where absent"
            }),
            "x-file-name": Schema.optional(Schema.String).annotations({
              description: "Name of a file that is sent as the body itself, percent-encoded UTF-8"
            })
          })
        )
        .setUrlParams(Schema.Struct({ filename: Schema.optional(Schema.String) }))
        .setPayload(UploadForm)
        .addSuccess(Import, { status: 202 })
        .addError(Conflict)
        .addError(Unprocessable)
        .annotate(BodyLimit, largestUpload)
        .annotate(TakesMedia, ledgerMedia)
        .annotate(OpenApi.Summary, `Hand in ${ledger}`)
        .annotate(OpenApi.Transform, alsoAsBody(second))
        .annotate(
          OpenApi.Description,
          "CSV (UTF-8 or GB18030) or XLSX, as the part `file` of a form or as the body itself. The file is read to its end " +
            "and refused as a whole where it is damaged; then every row gets an answer of its own." +
            (second === undefined
              ? ""
              : ` The part \`${second}\` is a second file whose rows belong to those of the first.`)
        )
    )
    .add(
      HttpApiEndpoint.get("listImports", address)
        .setUrlParams(Schema.Struct(pageParameters))
        .addSuccess(pageOf(Import))
        .annotate(OpenApi.Summary, "Imports, newest first: one's own, or all for the district's vehicle desk")
    )
    .add(
      HttpApiEndpoint.get("importStatus", `${address}/:id`)
        .setPath(byId)
        .addSuccess(Import)
        .addError(NotFound)
        .annotate(OpenApi.Summary, "One import as it stands")
    )
    .add(
      HttpApiEndpoint.get("importProgress", `${address}/:id/progress`)
        .setPath(byId)
        .addSuccess(HttpApiSchema.Text({ contentType: "text/event-stream" }))
        .addError(NotFound)
        .annotate(OpenApi.Summary, "The import as it goes on, as server-sent events")
        .annotate(
          OpenApi.Description,
          "Events `progress` and at the end `finished`; the data of each is the import. Ask again after a lost connection."
        )
    )
    .add(
      HttpApiEndpoint.get("importAnswers", `${address}/:id/answers`)
        .setPath(byId)
        .setUrlParams(
          Schema.Struct({
            ...pageParameters,
            file: Schema.optional(Schema.String).annotations({
              description:
                second === undefined
                  ? "Absent: this ledger has no second file"
                  : `\`${second}\`: the answers to the rows of the second file`
            }),
            outcome: Schema.optional(
              Schema.Literal("accepted", "warning", "duplicate", "rejected")
            ).annotations({
              description: "`warning`: accepted with a warning"
            }),
            format: Schema.optional(Schema.Literal("json", "csv", "xlsx")).annotations({
              description: "For links; `Accept: text/csv` or that of XLSX says the same"
            })
          })
        )
        .addSuccess(pageOf(answer))
        .addError(NotFound)
        .addError(Conflict)
        .annotate(OpenApi.Summary, "The answer to every row")
        .annotate(
          OpenApi.Description,
          "A page of JSON; all rows as CSV (`row,outcome,warning,field,rule,reason`); or the ledger itself as XLSX with " +
            "the answer beside each row, ready to be corrected and handed in again."
        )
        .annotate(OpenApi.Transform, alsoAsFile)
    )
    .middleware(Authentication)
    .annotate(OpenApi.Title, title)
