import { type HttpServerRequest, HttpServerResponse } from "@effect/platform"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { AccessLog, type AccessLogIsUnavailable } from "@jiaosuo/http/AccessLog"
import { CurrentRequest, type Language } from "@jiaosuo/http/CurrentRequest"
import { cursorAfter, keyOfCursor, toPage } from "@jiaosuo/http/Paging"
import type { Principal, Role } from "@jiaosuo/http/Principal"
import {
  BadRequest,
  Conflict,
  NotFound,
  PayloadTooLarge,
  refuse,
  ServiceUnavailable,
  Unprocessable,
  UnsupportedMediaType
} from "@jiaosuo/http/Problems"
import { requireRole } from "@jiaosuo/http/Scopes"
import { attachment, csvOf, csvType, workbookOf, workbookType } from "@jiaosuo/http/Spreadsheet"
import { serviceIsUnavailable, shapeIsWrong } from "@jiaosuo/http/StandardRefusals"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { text } from "@jiaosuo/kernel/Problem"
import { Chunk, Effect, Option, Schedule, Stream } from "effect"
import type { Outcome, RowAnswer } from "../answering/RowAnswer.ts"
import { ImportOptions } from "../ImportOptions.ts"
import type { ImportIsPurged, ImportIsUnknown, ImportKeyIsTaken, ImportsService } from "../Imports.ts"
import type { ImportRecord } from "../job/ImportRecord.ts"
import type { LedgerIsRefused } from "../reading/Ledger.ts"
import { type AnswerForm, answerForm, importJson } from "./ImportAnswers.ts"
import { answerColumns, workbookColumns } from "./ImportFiles.ts"
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
  imports: ImportsService,
  page: {
    readonly import: string
    readonly file: string | undefined
    readonly outcome?: Outcome | undefined
    readonly onlyWarnings?: boolean
  },
  reader: Principal
): Stream.Stream<RowAnswer, ImportIsUnknown | ImportIsPurged | StoreIsUnavailable> =>
  Stream.paginateChunkEffect(0, (after) =>
    Effect.map(imports.answers({ ...page, after, limit: answersAtOnce }, reader), (answers) => [
      Chunk.unsafeFromArray([...answers]),
      answers.length < answersAtOnce ? Option.none() : Option.some(answers.at(-1)?.row ?? 0)
    ])
  )

const answersAtOnce = 500

/** `台账.csv` as `台账`: the name of the ledger or of its second file. */
const nameOf = ({ fileName, second }: ImportRecord, file: string | undefined): string =>
  (file === undefined ? fileName : (second?.fileName ?? file)).replace(/\.[^.]+$/, "")

const noSuchFile = (file: string, second: string | undefined) =>
  refuse(
    BadRequest,
    shapeIsWrong("query", [
      {
        path: "file",
        reason:
          second === undefined
            ? text(`没有名为“${file}”的文件`, `there is no file "${file}"`)
            : text(`没有名为“${file}”的文件，只有 ${second}`, `there is no file "${file}", only ${second}`)
      }
    ])
  )

/** What a context says about its imports, for those who serve them. */
export interface ImportServing<Json> {
  readonly imports: ImportsService
  /** The context's name, for the access log. */
  readonly context: string
  readonly address: `/api/${string}/imports`
  /** Name of the second file, where there may be one: `persons`. */
  readonly second?: string
  /** Who may hand in ledgers and see what became of them. */
  readonly roles: ReadonlyArray<Role>
  /** An answer as the contract has it. */
  readonly toJson: (answer: RowAnswer, language: Language) => Json
}

/** What the endpoints are asked, as the contract decodes it. */
interface UploadRequest {
  readonly request: HttpServerRequest.HttpServerRequest
  readonly headers: {
    readonly "idempotency-key"?: string | undefined
    readonly "x-file-name"?: string | undefined
  }
  readonly urlParams: { readonly filename?: string | undefined }
}

interface Paged {
  readonly limit: number
  readonly cursor?: string | undefined
}

interface ById {
  readonly path: { readonly id: string }
}

interface WithRequest {
  readonly request: HttpServerRequest.HttpServerRequest
}

interface AnswersRequest extends ById, WithRequest {
  readonly urlParams: Paged & {
    readonly file?: string | undefined
    readonly outcome?: Outcome | "warning" | undefined
    readonly format?: AnswerForm | undefined
  }
}

/**
 * One function for each endpoint of a group made by `importsGroup`; the context puts them into its group, by
 * name. See the README for how.
 */
export const makeImportHandlers = <Json>(serving: ImportServing<Json>) =>
  Effect.gen(function* () {
    const { imports, context, address, second, toJson } = serving
    const log = yield* AccessLog
    const { maxBytes } = yield* ImportOptions
    const uploads = yield* Effect.makeSemaphore(uploadsAtOnce)
    const reader = requireRole(...serving.roles)

    const uploadImport = ({ request, headers, urlParams }: UploadRequest) =>
      Effect.gen(function* () {
        const principal = yield* reader
        const name = headers["x-file-name"] ?? urlParams.filename
        const record = yield* Effect.flatMap(readUpload(request, name, { maxBytes, second }), (handedIn) =>
          imports.receive(handedIn, principal, (headers["idempotency-key"] ?? uuidv7()).toLowerCase())
        ).pipe(uploads.withPermits(1))
        return HttpServerResponse.unsafeJson(importJson(record), {
          status: 202,
          headers: { location: `${address}/${record.id}` }
        })
      }).pipe(
        Effect.catchTags({
          LedgerIsRefused: ledgerIsRefused,
          ImportKeyIsTaken: keyIsTaken,
          StoreIsUnavailable: unavailable
        })
      )

    const listImports = ({ urlParams: { limit, cursor } }: { readonly urlParams: Paged }) =>
      Effect.gen(function* () {
        const key = cursor === undefined ? undefined : yield* keyOfCursor("imports", cursor, 2)
        const records = yield* imports.list(yield* reader, {
          limit: limit + 1,
          before: key === undefined ? undefined : { receivedAt: String(key[0]), id: String(key[1]) }
        })
        const page = toPage(records, limit, ({ receivedAt, id }) => cursorAfter("imports", [receivedAt, id]))
        return { ...page, items: page.items.map(importJson) }
      }).pipe(Effect.catchTags({ StoreIsUnavailable: unavailable }))

    const importStatus = ({ path: { id } }: ById) =>
      Effect.gen(function* () {
        return importJson(yield* imports.find(id, yield* reader))
      }).pipe(Effect.catchTags({ ImportIsUnknown: importIsUnknown, StoreIsUnavailable: unavailable }))

    const importProgress = ({ path: { id }, request }: ById & WithRequest) =>
      Effect.gen(function* () {
        const principal = yield* reader
        yield* imports.find(id, principal)
        const seen = request.headers["last-event-id"]
        const events = imports.progress(id, principal).pipe(
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

    /** The workbook holds the persons of the ledger in clear: reading it is recorded (X1). */
    const workbook = (
      record: ImportRecord,
      principal: Principal,
      file: string | undefined,
      answers: Stream.Stream<RowAnswer, ImportIsUnknown | ImportIsPurged | StoreIsUnavailable>,
      language: Language
    ) =>
      Effect.gen(function* () {
        const ledger = yield* imports.ledger(record.id, principal, file)
        yield* log.record({
          action: "ReadImportWorkbook",
          subject: `${context}/import/${record.id}`,
          result: "granted"
        })
        const columns = workbookColumns(ledger, language)
        const sheet = language === "zh" ? "导入结果" : "Import"
        return HttpServerResponse.stream(workbookOf({ name: sheet, columns }, answers), {
          contentType: workbookType,
          headers: {
            "content-disposition": attachment(
              `${nameOf(record, file)}-${language === "zh" ? "待改正" : "to-correct"}.xlsx`
            )
          }
        })
      })

    const importAnswers = ({ path: { id }, request, urlParams }: AnswersRequest) =>
      Effect.gen(function* () {
        const principal = yield* reader
        const { language } = yield* CurrentRequest
        const { file } = urlParams
        if (file !== undefined && file !== second) return yield* noSuchFile(file, second)
        const asked = {
          import: id,
          file,
          outcome: urlParams.outcome === "warning" ? ("accepted" as const) : urlParams.outcome,
          onlyWarnings: urlParams.outcome === "warning"
        }
        const form = answerForm(request, urlParams.format)
        if (form === "json") {
          const list = `import answers ${id} ${urlParams.outcome ?? ""}${file === undefined ? "" : ` ${file}`}`
          const { limit, cursor } = urlParams
          const key = cursor === undefined ? undefined : yield* keyOfCursor(list, cursor, 1)
          const answers = yield* imports.answers(
            { ...asked, after: Number(key?.[0] ?? 0), limit: limit + 1 },
            principal
          )
          const page = toPage(answers, limit, ({ row }) => cursorAfter(list, [row]))
          return { ...page, items: page.items.map((answer) => toJson(answer, language)) }
        }
        const record = yield* imports.find(id, principal)
        if (record.state !== "finished") return yield* importIsRunning(record)
        const answers = allAnswers(imports, asked, principal)
        if (form === "xlsx") return yield* workbook(record, principal, file, answers, language)
        const ending = language === "zh" ? "逐行结果" : "answers"
        return HttpServerResponse.stream(csvOf(answerColumns(language), answers, { mark: false }), {
          contentType: csvType,
          headers: { "content-disposition": attachment(`${nameOf(record, file)}-${ending}.csv`) }
        })
      }).pipe(
        Effect.catchTags({
          ImportIsUnknown: importIsUnknown,
          ImportIsPurged: importIsPurged,
          StoreIsUnavailable: unavailable,
          AccessLogIsUnavailable: unavailable
        })
      )

    return { uploadImport, listImports, importStatus, importProgress, importAnswers }
  })
