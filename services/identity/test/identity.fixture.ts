import { HttpServer } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateAccess } from "@jiaosuo/http/migrate"
import { postgresSessionsLayer } from "@jiaosuo/http/PostgresSessions"
import { productApi } from "@jiaosuo/http/ProductApi"
import { builtInReference, Reference } from "@jiaosuo/reference/Reference"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Redacted } from "effect"
import { ExportApprovalsGroup, IdentityGroup } from "../src/api.ts"
import { usualSettings } from "../src/config.ts"
import { createFirstAdmin, layerWith, migrate } from "../src/layer.ts"

/** Token of the operator in these tests. */
export const operatorToken = "operator-token-of-the-tests"

const prepared = Layer.tap(databaseLayer, (context) =>
  Effect.all([migrateLog, migrateAccess, migrate], { discard: true }).pipe(
    Effect.provide(context),
    Effect.orDie
  )
)

/** Password of the first administrator, and of the officers, in these tests. */
export const adminPassword = "Zhanhua-2026"
export const officerPassword = "Xiawa-2026"

/** What an administrator sends to make an officer's account. */
export const officer = (name: string) => ({
  name,
  displayName: "张警官",
  role: "officer",
  townships: ["371603101"],
  password: officerPassword,
  mustChangePassword: false
})

/** Log, database and reference data of one suite. */
export const foundation = Layer.mergeAll(eventStoreLayer, Layer.succeed(Reference, builtInReference)).pipe(
  Layer.provideMerge(prepared)
)

/** Identity on a free port over a private database; the lock after failures lasts five minutes here. */
export const startIdentity = async () => {
  const runtime = ManagedRuntime.make(
    httpLayer({
      api: productApi.add(IdentityGroup).add(ExportApprovalsGroup),
      handlers: layerWith({ ...usualSettings, failuresUntilLock: 3, lockSeconds: 300 }),
      host: "127.0.0.1",
      port: 0
    }).pipe(
      Layer.provide(postgresSessionsLayer({ operatorToken: Redacted.make(operatorToken) })),
      Layer.provideMerge(foundation),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Error))
    )
  )
  const address = await runtime.runPromise(Effect.map(HttpServer.HttpServer, (server) => server.address))
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const url = `http://127.0.0.1:${address.port}`

  const call = async (
    method: string,
    path: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> } = {}
  ) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...options.headers
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) })
    })
    const text = await response.text()
    const body: Record<string, unknown> = text === "" ? {} : JSON.parse(text)
    return { status: response.status, headers: response.headers, body }
  }

  const signIn = (username: string, password: string) =>
    call("POST", "/api/session", { body: { username, password } })

  await runtime.runPromise(
    createFirstAdmin({ name: "chief", displayName: "系统管理员", password: Redacted.make(adminPassword) })
  )
  const tokenOf = async (username: string, password: string) =>
    String((await signIn(username, password)).body["token"])
  const admin = await tokenOf("chief", adminPassword)

  return {
    url,
    runtime,
    admin,
    /** Makes an officer's account; its password is `officerPassword`. */
    createOfficer: async (name: string) => {
      const answer = await call("POST", "/api/accounts", { token: admin, body: officer(name) })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    },
    /** A command of the administrator on one account. */
    administer: (name: string, verb: string, body: unknown, headers: Record<string, string> = {}) =>
      call("POST", `/api/accounts/${name}/${verb}`, { token: admin, body, headers }),
    call,
    signIn,
    /** Token of an account that signs in. */
    tokenOf,
    /** Rows of a statement on the suite's database. */
    rows: (statement: string) =>
      runtime.runPromise(Effect.flatMap(SqlClient, (sql) => sql.unsafe<Record<string, unknown>>(statement))),
    stop: () => runtime.dispose()
  }
}
