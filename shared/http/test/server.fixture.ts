import {
  HttpApiBuilder,
  HttpApiEndpoint,
  HttpApiGroup,
  HttpApiSchema,
  HttpServer,
  HttpServerResponse,
  Multipart
} from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { CommandIdIsTaken, StoreIsUnavailable, StreamHasMoved } from "@jiaosuo/event-store/EventStore"
import { text } from "@jiaosuo/kernel/Problem"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer, Logger, ManagedRuntime, Option, Schedule, Schema, Stream } from "effect"
import { Authentication } from "../src/Authentication.ts"
import { CommandAnswer, CommandHeaders, CreatedAnswer } from "../src/CommandContract.ts"
import { answerCommand, commandOf, uninterruptible } from "../src/Commands.ts"
import { httpLayer } from "../src/HttpLayer.ts"
import { migrate } from "../src/migrate.ts"
import { CurrentPrincipal, type Principal } from "../src/Principal.ts"
import {
  Conflict,
  NotFound,
  PreconditionFailed,
  refuse,
  TooManyRequests,
  Unprocessable
} from "../src/Problems.ts"
import { BodyLimit, productApi } from "../src/ProductApi.ts"
import { makeRateLimit } from "../src/RateLimit.ts"
import { requireRole, requireTownship } from "../src/Scopes.ts"
import { Sessions, SessionsAreUnavailable } from "../src/Sessions.ts"
import type { BesidePages } from "../src/StaticFiles.ts"

/** A small interface with an endpoint for every way in which a request can end. */

const Owner = Schema.Union(
  Schema.Struct({
    kind: Schema.Literal("person"),
    name: Schema.NonEmptyString,
    idNumber: Schema.optional(Schema.String)
  }),
  Schema.Struct({ kind: Schema.Literal("company"), name: Schema.NonEmptyString })
)

const Thing = Schema.Struct({
  name: Schema.NonEmptyString,
  seats: Schema.optional(Schema.Int.pipe(Schema.between(1, 60))),
  kind: Schema.optional(Schema.Literal("lorry", "coach")),
  owner: Schema.optional(Owner)
})

const Group = HttpApiGroup.make("things")
  .add(HttpApiEndpoint.post("addThing", "/api/things").setPayload(Thing).addSuccess(Thing))
  .add(
    HttpApiEndpoint.get("getThing", "/api/things/:id")
      .setPath(Schema.Struct({ id: Schema.UUID }))
      .setUrlParams(Schema.Struct({ limit: Schema.optional(Schema.NumberFromString.pipe(Schema.int())) }))
      .addSuccess(Schema.Struct({ id: Schema.String }))
      .addError(NotFound)
  )
  .add(HttpApiEndpoint.get("brokenAnswer", "/api/broken").addSuccess(Schema.Struct({ count: Schema.Int })))
  .add(HttpApiEndpoint.get("defect", "/api/defect").addSuccess(Schema.String))
  .add(HttpApiEndpoint.get("outage", "/api/outage").addSuccess(Schema.String))
  .add(HttpApiEndpoint.post("limited", "/api/limited").addSuccess(Schema.Void).addError(TooManyRequests))
  .add(
    HttpApiEndpoint.post("upload", "/api/upload")
      .setPayload(HttpApiSchema.Multipart(Schema.Struct({ file: Multipart.SingleFileSchema })))
      .addSuccess(Schema.Struct({ name: Schema.String }))
      .annotate(BodyLimit, 4 * 1024 * 1024)
  )
  .add(HttpApiEndpoint.get("events", "/api/events").addSuccess(Schema.String))
  .add(HttpApiEndpoint.get("slow", "/api/slow").addSuccess(Schema.Struct({ done: Schema.Boolean })))
  .add(
    HttpApiEndpoint.get("me", "/api/me")
      .addSuccess(Schema.Struct({ account: Schema.String }))
      .middleware(Authentication)
  )
  .add(
    HttpApiEndpoint.get("town", "/api/towns/:code")
      .setPath(Schema.Struct({ code: Schema.String }))
      .addSuccess(Schema.Struct({ account: Schema.String }))
      .middleware(Authentication)
  )
  .add(
    HttpApiEndpoint.post("create", "/api/commands")
      .setHeaders(CommandHeaders)
      .setPayload(Schema.Struct({ outcome: Schema.String }))
      .addSuccess(CreatedAnswer)
      .addError(Conflict)
      .addError(PreconditionFailed)
      .addError(Unprocessable)
      .addError(NotFound)
      .middleware(Authentication)
  )
  .add(
    HttpApiEndpoint.post("act", "/api/commands/:id/act")
      .setPath(Schema.Struct({ id: Schema.String }))
      .setHeaders(CommandHeaders)
      .addSuccess(CommandAnswer)
      .addError(Conflict)
      .addError(PreconditionFailed)
      .addError(Unprocessable)
      .addError(NotFound)
      .middleware(Authentication)
  )

  .add(
    HttpApiEndpoint.post("note", "/api/notes")
      .setHeaders(CommandHeaders)
      .setPayload(Schema.Struct({ text: Schema.String }))
      .addSuccess(Schema.Struct({ text: Schema.String }))
      .middleware(Authentication)
  )

export const thingsApi = productApi.add(Group)

interface Refused {
  readonly _tag: "PlateIsHeldByAnotherVehicle" | "PlateIsMalformed"
}

const refusalOf = (rejection: Refused) =>
  rejection._tag === "PlateIsMalformed"
    ? {
        code: rejection._tag,
        title: text("号牌号码不符合规则", "The plate number breaks a rule"),
        fields: [{ path: "plate.number", reason: text("应为 7 位", "has 7 characters"), rule: "N1" }]
      }
    : {
        code: rejection._tag,
        title: text("号牌已登记在另一辆车上", "The plate is held by another vehicle"),
        rule: "K3",
        facts: { heldBy: "0192" }
      }

const outcomes: Record<
  string,
  Effect.Effect<never, Rejected<Refused> | StreamHasMoved | CommandIdIsTaken | StoreIsUnavailable>
> = {
  conflict: Effect.fail(new Rejected<Refused>({ rejection: { _tag: "PlateIsHeldByAnotherVehicle" } })),
  invalid: Effect.fail(new Rejected<Refused>({ rejection: { _tag: "PlateIsMalformed" } })),
  moved: Effect.fail(new StreamHasMoved({ stream: "a/b/c", expected: 3, actual: 5 })),
  taken: Effect.fail(new CommandIdIsTaken({ commandId: "x" })),
  outage: Effect.fail(new StoreIsUnavailable({ operation: "append", cause: new Error("gone") }))
}

const answered = { id: "0192", version: 3, position: 41 }

/** Whether the slow endpoint got to its end, for the tests of the end of the process. */
export const slowEnds = { count: 0 }

/** What the notes say, as they were taken down, with who gave them and under which command id. */
export const noted: Array<{ readonly text: string; readonly actor: string; readonly commandId: string }> = []

const handlers = HttpApiBuilder.group(thingsApi, "things", (group) =>
  Effect.gen(function* () {
    const limit = yield* makeRateLimit({ attempts: 2, perMillis: 60_000 })
    return group
      .handle("addThing", ({ payload }) => Effect.succeed(payload))
      .handle("getThing", ({ path }) =>
        refuse(NotFound, {
          code: "ThingIsUnknown",
          title: text("没有这件事", "No such thing"),
          facts: { id: path.id }
        })
      )
      .handle("brokenAnswer", () => Effect.succeed({ count: 1.5 }))
      .handle("defect", () => Effect.die(new Error("secret-of-the-server")))
      .handle("outage", () =>
        Effect.die(new StoreIsUnavailable({ operation: "read", cause: new Error("ECONNREFUSED") }))
      )
      .handle("limited", () => limit.take("somebody"))
      .handle("upload", ({ payload }) => Effect.succeed({ name: payload.file.name }))
      .handle("events", () =>
        Effect.succeed(
          HttpServerResponse.stream(
            Stream.repeat(Stream.make(new TextEncoder().encode(": here\n\n")), Schedule.spaced("50 millis")),
            { contentType: "text/event-stream" }
          )
        )
      )
      .handle(
        "slow",
        () =>
          Effect.sleep("400 millis").pipe(
            Effect.zipRight(Effect.sync(() => void slowEnds.count++)),
            Effect.as({ done: true })
          ),
        uninterruptible
      )
      .handle("me", () => Effect.map(CurrentPrincipal, ({ account }) => ({ account })))
      .handle("town", ({ path }) =>
        requireRole("warden", "officer").pipe(
          Effect.zipRight(requireTownship(path.code)),
          Effect.map(({ account }) => ({ account }))
        )
      )
      .handle(
        "create",
        ({ headers, payload }) =>
          Effect.gen(function* () {
            const sent = yield* commandOf(headers)
            return yield* (outcomes[payload.outcome] ?? Effect.succeed(answered)).pipe(
              answerCommand({
                expectedVersion: sent.expectedVersion,
                refusal: refusalOf,
                created: (id) => `/api/commands/${id}`
              })
            )
          }),
        uninterruptible
      )
      .handle(
        "note",
        ({ headers, payload: { text } }) =>
          Effect.gen(function* () {
            const { context } = yield* commandOf(headers)
            yield* Effect.sleep("2 millis")
            noted.push({ text, actor: context.actor, commandId: context.commandId })
            return { text }
          }),
        uninterruptible
      )
      .handle(
        "act",
        ({ headers }) =>
          Effect.gen(function* () {
            const sent = yield* commandOf(headers)
            return yield* Effect.succeed(answered).pipe(
              answerCommand({ expectedVersion: sent.expectedVersion, refusal: refusalOf })
            )
          }),
        uninterruptible
      )
  })
)

export const warden: Principal = {
  account: "warden-371603101",
  name: "下洼镇劝导员",
  role: "warden",
  townships: ["371603101"],
  station: "371603101",
  qualification: "none"
}

/** Sessions of the tests: `good` is a warden's, `silent` finds the database gone. */
const sessions = Layer.succeed(Sessions, {
  principalOf: (token) =>
    token === "good"
      ? Effect.succeed(Option.some(warden))
      : token === "silent"
        ? Effect.fail(new SessionsAreUnavailable({ cause: new Error("gone") }))
        : Effect.succeed(Option.none())
})

/** What the server logs while a test runs. */
export interface Logged {
  readonly lines: Array<string>
}

/** A server of its own on a free port, with a private database for its access log. */
export const startServer = async (
  options: {
    readonly staticFiles?: string
    readonly besidePages?: BesidePages
    readonly behindProxy?: boolean
  } = {}
) => {
  const logged: Logged = { lines: [] }
  const capture = Logger.make<unknown, void>((entry) => {
    logged.lines.push(Logger.logfmtLogger.log(entry))
  })
  const database = Layer.tap(databaseLayer, (context) => Effect.orDie(Effect.provide(migrate, context)))
  const runtime = ManagedRuntime.make(
    httpLayer({
      api: thingsApi,
      handlers,
      host: "127.0.0.1",
      port: 0,
      readiness: { postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`) },
      ...options
    }).pipe(
      Layer.provide(sessions),
      Layer.provideMerge(database),
      Layer.provide(Logger.replace(Logger.defaultLogger, capture))
    )
  )
  const address = await runtime.runPromise(Effect.map(HttpServer.HttpServer, (server) => server.address))
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    logged,
    runtime,
    stop: () => runtime.dispose()
  }
}
