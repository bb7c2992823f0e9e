import { SqlClient } from "@effect/sql/SqlClient"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { postgresSessionsLayer } from "@jiaosuo/http/PostgresSessions"
import { runService } from "@jiaosuo/platform/runService"
import { Effect, Layer } from "effect"
import { processSettings } from "./config.ts"
import { contextApi } from "./http/ContextApi.ts"
import { layer } from "./layer.ts"

/** Wardens, their posts and their work as a process of their own. Tables are made beforehand: `jiaosuo migrate`. */
runService(processSettings, ({ host, port, behindProxy, otlpEndpoint }) =>
  httpLayer({
    api: contextApi,
    handlers: layer,
    host,
    port,
    behindProxy,
    tracing: otlpEndpoint !== undefined,
    readiness: { postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`) }
  }).pipe(Layer.provide(postgresSessionsLayer()))
)
