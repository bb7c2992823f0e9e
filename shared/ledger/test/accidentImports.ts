import { HttpApiBuilder, HttpServer } from "@effect/platform"
import { migrate as migrateEventStore } from "@jiaosuo/event-store/migrate"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { text } from "@jiaosuo/kernel/Problem"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Context, Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted, Schema } from "effect"
import { accepted, commandOfRow, duplicate, type RowAnswer, rejected } from "../src/answering/RowAnswer.ts"
import type { LedgerTable } from "../src/columns/LedgerTable.ts"
import { readFields } from "../src/columns/RowReading.ts"
import { answerJson } from "../src/http/ImportAnswers.ts"
import { answerFields, importsGroup } from "../src/http/ImportContract.ts"
import { makeImportHandlers } from "../src/http/ImportHandlers.ts"
import { type ImportsService, makeImports } from "../src/Imports.ts"
import type { LedgerImport, LedgerKind } from "../src/LedgerKind.ts"
import { migrateImports } from "../src/migrate.ts"
import { type AccidentField, accidentLedger, type PersonField, persons } from "./accidentLedger.ts"

/**
 * A context that takes ledgers of accidents: an accident is on file when its mark is taken. On a road named
 * `poison` the program fails.
 */

const place = (table: LedgerTable, row: number) => ({ row, line: table.rows[row - 1]?.line ?? 0 })

const answerRow = ({ id, table, takeMark }: LedgerImport<AccidentField, PersonField>, row: number) =>
  Effect.gen(function* () {
    const raw = table.rows[row - 1]
    if (raw === undefined) return yield* Effect.dieMessage(`no row ${row}`)
    const { values, problems } = readFields(raw, table)
    if (values.get("road") === "poison") return yield* Effect.dieMessage("poison")
    if (problems.length > 0) return rejected(place(table, row), problems)
    const subject = commandOfRow(id, row)
    const known = yield* takeMark(derivedId("accident", values.get("number") ?? String(row)), subject)
    const problem = { path: "number", reason: text("已在档", "on file already") }
    return known === subject
      ? accepted(place(table, row), subject, [])
      : duplicate(place(table, row), { subject: known, row: null }, problem)
  })

/** A person without a name is for a person to decide; an injury that nobody knows is a warning. */
const personsOf = (handedIn: LedgerImport<AccidentField, PersonField>, answer: RowAnswer) => {
  const { second } = handedIn
  if (second === undefined || answer.outcome !== "accepted") return []
  return second.of(answer.row).flatMap((row): ReadonlyArray<RowAnswer> => {
    const { values } = readFields(second.table.rows[row - 1] ?? { line: 0, cells: [] }, second.table)
    const at = place(second.table, row)
    if (!values.has("name")) return [rejected(at, [{ path: "name", reason: text("缺少姓名", "no name") }])]
    if (values.has("injury")) return []
    const warning = { path: "injury", reason: text("伤害程度不详", "the injury is not known") }
    return [accepted(at, answer.subject ?? "", [warning])]
  })
}

const kind: LedgerKind<AccidentField, PersonField, never> = {
  context: "accidents",
  subject: "accident",
  shape: accidentLedger,
  second: persons,
  answering: (handedIn) =>
    Effect.succeed({
      begin: (from, to) =>
        Effect.succeed(
          Effect.gen(function* () {
            const answers: Array<RowAnswer> = []
            for (let row = from; row <= to; row++) answers.push(yield* answerRow(handedIn, row))
            return { answers, second: answers.flatMap((answer) => personsOf(handedIn, answer)), position: 0 }
          })
        )
    })
}

/** The imports of the tests' context. */
export class AccidentImports extends Context.Tag("@jiaosuo/ledger/AccidentImports")<
  AccidentImports,
  ImportsService
>() {}

const AccidentAnswer = Schema.Struct({ ...answerFields, accident: Schema.NullOr(Schema.String) })

export const AccidentImportsGroup = importsGroup({
  name: "accidentImports",
  address: "/api/accidents/imports",
  answer: AccidentAnswer,
  title: "Imports of accidents",
  ledger: "a ledger of accidents",
  second: "persons"
})

const handlers = HttpApiBuilder.group(productApi.add(AccidentImportsGroup), "accidentImports", (handlers) =>
  Effect.gen(function* () {
    const answering = yield* makeImportHandlers({
      imports: yield* AccidentImports,
      context: "accidents",
      address: "/api/accidents/imports",
      second: "persons",
      roles: ["registrar"],
      toJson: (answer, language) => ({ ...answerJson(answer, language), accident: answer.subject })
    })
    return handlers
      .handleRaw("uploadImport", answering.uploadImport)
      .handle("listImports", answering.listImports)
      .handle("importStatus", answering.importStatus)
      .handle("importProgress", answering.importProgress)
      .handle("importAnswers", answering.importAnswers)
  })
)

export const registrar: Principal = {
  account: "registrar",
  name: "事故岗",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) => Effect.succeed(token === "registrar" ? Option.some(registrar) : Option.none())
})

const tables = Layer.effectDiscard(
  Effect.all([migrateEventStore, migrateHttp, migrateImports("accidents")]).pipe(Effect.orDie)
)

/** A process with these imports, over a database that other processes may use, too. */
export const startProcess = async (databaseUrl: string) => {
  const stores = personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))).pipe(
    Layer.provideMerge(tables),
    Layer.provideMerge(
      postgresLayer({ url: Redacted.make(databaseUrl), applicationName: "test" }).pipe(Layer.orDie)
    )
  )
  const imports = Layer.scoped(AccidentImports, makeImports(kind)).pipe(Layer.provideMerge(stores))
  const runtime = ManagedRuntime.make(
    httpLayer({ api: productApi.add(AccidentImportsGroup), handlers, host: "127.0.0.1", port: 0 }).pipe(
      Layer.provide(sessions),
      Layer.provideMerge(imports),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Fatal)),
      Layer.orDie
    )
  )
  const address = await runtime.runPromise(Effect.map(HttpServer.HttpServer, (server) => server.address))
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${address.port}/api/accidents/imports${path}`, {
      ...init,
      headers: { authorization: "Bearer registrar", "accept-language": "en", ...init.headers }
    })
  return { call, runtime, stop: () => runtime.dispose() }
}

export type Process = Awaited<ReturnType<typeof startProcess>>

/** A file of an upload. */
export type UploadedFile = readonly [name: string, bytes: Uint8Array]

/** Hands files in as a form: what the host answers. */
export const upload = (
  { call }: Process,
  parts: Readonly<Record<string, UploadedFile | string>>
): Promise<Response> => {
  const form = new FormData()
  for (const [part, content] of Object.entries(parts)) {
    if (typeof content === "string") form.append(part, content)
    else form.append(part, new Blob([content[1] as Uint8Array<ArrayBuffer>]), content[0])
  }
  return call("", { method: "POST", body: form })
}

/** Hands files in and waits for the last answer: the import as it ended. */
export const imported = async (process: Process, parts: Readonly<Record<string, UploadedFile | string>>) => {
  const { id } = (await (await upload(process, parts)).json()) as { readonly id: string }
  return ended(process, id)
}

/** Follows an import to its end. */
export const ended = async ({ call }: Process, id: string) => {
  const events = await (await call(`/${id}/progress`)).text()
  const last = /event: finished\nid: \d+\ndata: (.*)\n/.exec(events)?.[1]
  if (last === undefined) throw new Error(`import ${id} did not end: ${events}`)
  return JSON.parse(last) as { readonly id: string } & Record<string, unknown>
}

/** `row,outcome,…` of an import's ledger, or of its second file. */
export const answersOf = async ({ call }: Process, id: string, query = "") => {
  const response = await call(`/${id}/answers${query}`, { headers: { accept: "text/csv" } })
  return (await response.text()).trimEnd().split("\r\n").slice(1)
}
