import { SqlClient } from "@effect/sql/SqlClient"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { postgresSessionsLayer } from "@jiaosuo/http/PostgresSessions"
import { productApi } from "@jiaosuo/http/ProductApi"
import { runService } from "@jiaosuo/platform/runService"
import { Effect, Layer } from "effect"
import { AccidentReadsGroup, OperationsGroup, TownshipsGroup } from "./api.ts"
import { settings } from "./config.ts"
import { layer } from "./layer.ts"

/** The figures of the townships, as a process of its own. Tables are made beforehand: `jiaosuo migrate`. */
runService(settings, ({ host, port, behindProxy, otlpEndpoint }) =>
  httpLayer({
    api: productApi.add(TownshipsGroup).add(AccidentReadsGroup).add(OperationsGroup),
    handlers: layer,
    host,
    port,
    behindProxy,
    tracing: otlpEndpoint !== undefined,
    readiness: { postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`) }
  }).pipe(Layer.provide(postgresSessionsLayer()))
)
