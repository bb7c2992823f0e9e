import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { AccessLog, type AccessLogIsUnavailable } from "@jiaosuo/http/AccessLog"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { cursorAfter, keyOfCursor, toPage } from "@jiaosuo/http/Paging"
import type { Principal } from "@jiaosuo/http/Principal"
import {
  Conflict,
  NotFound,
  PayloadTooLarge,
  refuse,
  ServiceUnavailable,
  Unprocessable,
  UnsupportedMediaType
} from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { registerRoles, requireRole } from "@jiaosuo/http/Scopes"
import { attachment, csvOf, csvType, workbookOf, workbookType } from "@jiaosuo/http/Spreadsheet"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { text } from "@jiaosuo/kernel/Problem"
import { Chunk, Effect, Option, Schedule, Stream } from "effect"
import type { Outcome, RowAnswer } from "../answering/RowAnswer.ts"
import { ImportOptions } from "../ImportOptions.ts"
import { type ImportIsPurged, type ImportIsUnknown, type ImportKeyIsTaken, Imports } from "../Imports.ts"
import type { ImportRecord } from "../job/ImportRecord.ts"
import type { LedgerIsRefused } from "../reading/Ledger.ts"
import { answerForm, answerJson, importJson } from "./ImportAnswers.ts"
import { answerColumns, workbookColumns } from "./ImportFiles.ts"
import { ImportsGroup } from "./ImportsApi.ts"
import { readUpload } from "./Upload.ts"

/** Uploads held in memory at the same time; another one waits for its turn. */
const uploadsAtOnce = 3

/** Proxies close a connection on which nothing is said. */
const heartbeat = "15 seconds"

const ledgerIsRefused = ({ kind, refusal }: LedgerIsRefused) => {
  switch (kind) {
    case "tooLarge":
      return refuse(PayloadTooLarge, refusal)
    case "wrongType":
      return refuse(UnsupportedMediaType, refusal)
    case "unreadable":
    case "notALedger":
      return refuse(Unprocessable, refusal)
  }
}

const keyIsTaken = ({ key }: ImportKeyIsTaken) =>
  refuse(Conflict, {
    code: "CommandIdIsTaken",
    title: text("Idempotency-Key 已用于另一个文件", "The Idempotency-Key was used for another file"),
    facts: { commandId: key }
  })

const importIsUnknown = ({ id }: ImportIsUnknown) =>
  refuse(NotFound, {
    code: "ImportIsUnknown",
    title: text("没有这次导入", "There is no such import"),
    facts: { id }
  })

const importIsPurged = ({ id }: ImportIsPurged) =>
  refuse(NotFound, {
    code: "ImportIsPurged",
    title: text(
      "文件和逐行结果已过保存期，只保留合计",
      "File and answers were deleted at the end of their retention; the sums stay"
    ),
    facts: { id }
  })

const unavailable = ({ cause }: StoreIsUnavailable | AccessLogIsUnavailable) =>
  Effect.zipRight(
    Effect.logWarning("an import cannot be served", cause),
    refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
  )

const importIsRunning = (record: ImportRecord) =>
  refuse(Conflict, {
    code: "ImportIsRunning",
    title: text("导入尚未完成", "The import is not finished"),
    detail: text(
      `已处理 ${record.answered} 行，共 ${record.rows} 行，完成后再下载。`,
      `${record.answered} of ${record.rows} rows are answered; download them when it is finished.`
    ),
    facts: { answered: record.answered, rows: record.rows }
  })

/** One server-sent event; the number of answered rows is its id. */
const eventOf = (record: ImportRecord): string =>
  `event: ${record.state === "finished" ? "finished" : "progress"}\nid: ${record.answered}\ndata: ${JSON.stringify(importJson(record))}\n\n`

const encoder = new TextEncoder()

/** All answers of a kind, read a page at a time while they are written. */
const allAnswers = (
  imports: typeof Imports.Service,
  page: { readonly import: string; readonly outcome?: Outcome | undefined; readonly onlyWarnings?: boolean },
  reader: Principal
): Stream.Stream<RowAnswer, ImportIsUnknown | ImportIsPurged | StoreIsUnavailable> =>
  Stream.paginateChunkEffect(0, (after) =>
    Effect.map(imports.answers({ ...page, after, limit: answersAtOnce }, reader), (answers) => [
      Chunk.unsafeFromArray([...answers]),
      answers.length < answersAtOnce ? Option.none() : Option.some(answers.at(-1)?.row ?? 0)
    ])
  )

const answersAtOnce = 500

/** `台账.csv` as `台账`. */
const withoutExtension = (name: string): string => name.replace(/\.[^.]+$/, "")

/** Answers of the group `imports`. */
export const importsHandlers = HttpApiBuilder.group(productApi.add(ImportsGroup), "imports", (handlers) =>
  Effect.gen(function* () {
    const imports = yield* Imports
    const log = yield* AccessLog
    const { maxBytes } = yield* ImportOptions
    const uploads = yield* Effect.makeSemaphore(uploadsAtOnce)

    return handlers
      .handleRaw("uploadImport", ({ request, headers, urlParams }) =>
        Effect.gen(function* () {
          const principal = yield* requireRole(...registerRoles)
          const name = headers["x-file-name"] ?? urlParams.filename
          const record = yield* Effect.flatMap(readUpload(request, name, maxBytes), (handedIn) =>
            imports.receive(handedIn, principal, (headers["idempotency-key"] ?? uuidv7()).toLowerCase())
          ).pipe(uploads.withPermits(1))
          return HttpServerResponse.unsafeJson(importJson(record), {
            status: 202,
            headers: { location: `/api/vehicles/imports/${record.id}` }
          })
        }).pipe(
          Effect.catchTags({
            LedgerIsRefused: ledgerIsRefused,
            ImportKeyIsTaken: keyIsTaken,
            StoreIsUnavailable: unavailable
          })
        )
      )
      .handle("listImports", ({ urlParams: { limit, cursor } }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...registerRoles)
          const key = cursor === undefined ? undefined : yield* keyOfCursor("imports", cursor, 2)
          const records = yield* imports.list(reader, {
            limit: limit + 1,
            before: key === undefined ? undefined : { receivedAt: String(key[0]), id: String(key[1]) }
          })
          const page = toPage(records, limit, ({ receivedAt, id }) =>
            cursorAfter("imports", [receivedAt, id])
          )
          return { ...page, items: page.items.map(importJson) }
        }).pipe(Effect.catchTags({ StoreIsUnavailable: unavailable }))
      )
      .handle("importStatus", ({ path: { id } }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...registerRoles)
          return importJson(yield* imports.find(id, reader))
        }).pipe(Effect.catchTags({ ImportIsUnknown: importIsUnknown, StoreIsUnavailable: unavailable }))
      )
      .handle("importProgress", ({ path: { id }, request }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...registerRoles)
          yield* imports.find(id, reader)
          const seen = request.headers["last-event-id"]
          const events = imports.progress(id, reader).pipe(
            Stream.dropWhile(({ state, answered }) => state !== "finished" && String(answered) === seen),
            Stream.map(eventOf),
            // The reader asks again; the status code is long gone.
            Stream.catchAll(() => Stream.empty)
          )
          const alive = Stream.map(Stream.fromSchedule(Schedule.spaced(heartbeat)), () => ": alive\n\n")
          const lines = Stream.concat(
            Stream.succeed("retry: 1000\n\n"),
            Stream.merge(events, alive, { haltStrategy: "left" })
          )
          return HttpServerResponse.stream(
            Stream.map(lines, (line) => encoder.encode(line)),
            {
              contentType: "text/event-stream; charset=utf-8",
              headers: { "cache-control": "no-store", "x-accel-buffering": "no" }
            }
          )
        }).pipe(Effect.catchTags({ ImportIsUnknown: importIsUnknown, StoreIsUnavailable: unavailable }))
      )
      .handle("importAnswers", ({ path: { id }, request, urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...registerRoles)
          const { language } = yield* CurrentRequest
          const form = answerForm(request, urlParams.format)
          const asked = {
            import: id,
            outcome: urlParams.outcome === "warning" ? ("accepted" as const) : urlParams.outcome,
            onlyWarnings: urlParams.outcome === "warning"
          }
          if (form === "json") {
            const list = `import answers ${id} ${urlParams.outcome ?? ""}`
            const { limit, cursor } = urlParams
            const key = cursor === undefined ? undefined : yield* keyOfCursor(list, cursor, 1)
            const answers = yield* imports.answers(
              { ...asked, after: Number(key?.[0] ?? 0), limit: limit + 1 },
              reader
            )
            const page = toPage(answers, limit, ({ row }) => cursorAfter(list, [row]))
            return { ...page, items: page.items.map((answer) => answerJson(answer, language)) }
          }
          const record = yield* imports.find(id, reader)
          if (record.state !== "finished") return yield* importIsRunning(record)
          const answers = allAnswers(imports, asked, reader)
          const name = withoutExtension(record.fileName)
          if (form === "csv") {
            return HttpServerResponse.stream(csvOf(answerColumns(language), answers, { mark: false }), {
              contentType: csvType,
              headers: {
                "content-disposition": attachment(`${name}-${language === "zh" ? "逐行结果" : "answers"}.csv`)
              }
            })
          }
          const ledger = yield* imports.ledger(id, reader)
          // X1: the workbook holds the persons of the ledger in clear.
          yield* log.record({
            action: "ReadImportWorkbook",
            subject: `vehicles/import/${id}`,
            result: "granted"
          })
          const columns = workbookColumns(ledger, language)
          const sheet = language === "zh" ? "导入结果" : "Import"
          return HttpServerResponse.stream(workbookOf({ name: sheet, columns }, answers), {
            contentType: workbookType,
            headers: {
              "content-disposition": attachment(`${name}-${language === "zh" ? "待改正" : "to-correct"}.xlsx`)
            }
          })
        }).pipe(
          Effect.catchTags({
            ImportIsUnknown: importIsUnknown,
            ImportIsPurged: importIsPurged,
            StoreIsUnavailable: unavailable,
            AccessLogIsUnavailable: unavailable
          })
        )
      )
  })
)
