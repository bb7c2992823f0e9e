import { SqlClient } from "@effect/sql/SqlClient"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { postgresSessionsLayer } from "@jiaosuo/http/PostgresSessions"
import { productApi } from "@jiaosuo/http/ProductApi"
import { runService } from "@jiaosuo/platform/runService"
import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"
import { Effect, Layer } from "effect"
import { ExportApprovalsGroup, IdentityGroup } from "./api.ts"
import { layer } from "./layer.ts"

/** Identity as a process of its own: accounts and sessions for all the others, who read what it writes. */
runService(serviceSettings("identity", 8081), (settings) =>
  httpLayer({
    api: productApi.add(IdentityGroup).add(ExportApprovalsGroup),
    handlers: layer,
    host: settings.host,
    port: settings.port,
    behindProxy: settings.behindProxy,
    tracing: settings.otlpEndpoint !== undefined,
    readiness: { postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`) }
  }).pipe(Layer.provide(postgresSessionsLayer()))
)
