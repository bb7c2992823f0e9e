import { HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { entityTag } from "@jiaosuo/http/Commands"
import type { FileToShow } from "@jiaosuo/orders/http/FileReads"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import type { AccidentRecord } from "../Accidents.ts"
import { accidentFile } from "../http/AccidentFileView.ts"
import { documentHtml, documentSecurity } from "./DocumentHtml.ts"
import { documentPdf } from "./DocumentPdf.ts"
import { fileDocument } from "./FileDocument.ts"

/** Whether a reader wants a PDF more than a page. A page where nothing is said. */
export const wantsPdf = (accept: string | undefined): boolean => {
  const weights = { "application/pdf": 0, "text/html": 0 }
  for (const range of (accept ?? "").slice(0, 500).toLowerCase().split(",")) {
    const [media = "", ...parameters] = range.split(";").map((part) => part.trim())
    if (media !== "application/pdf" && media !== "text/html") continue
    const stated = parameters.find((parameter) => parameter.startsWith("q="))
    weights[media] = stated === undefined ? 1 : Number(stated.slice(2)) || 0
  }
  return weights["application/pdf"] > weights["text/html"]
}

/**
 * A file on paper: HTML, or PDF where `Accept` asks for it. The reading of the file has been recorded (X1), and
 * persons are masked as it was asked for (X2).
 */
export const printedFile = (
  { file: record, nowMillis, purpose, reader, showing }: FileToShow<AccidentRecord>,
  reference: ReferenceData
) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const printed = fileDocument(
      accidentFile(record, reference.accidentRules, nowMillis, showing),
      reference,
      {
        language: showing.language,
        account: reader.account,
        nowMillis,
        unmasked: showing.unmasked,
        purpose,
        headHash: record.history[record.history.length - 1]?.recorded.hash ?? null
      }
    )
    const headers = { etag: entityTag(record.version), vary: "Accept, Accept-Language" }
    if (wantsPdf(request.headers["accept"])) {
      const bytes = yield* documentPdf(printed)
      return HttpServerResponse.uint8Array(bytes, {
        contentType: "application/pdf",
        headers: { ...headers, "content-disposition": `inline; filename="accident-${record.id}.pdf"` }
      })
    }
    return HttpServerResponse.text(documentHtml(printed), {
      contentType: "text/html; charset=utf-8",
      headers: { ...headers, "content-security-policy": documentSecurity }
    })
  })
