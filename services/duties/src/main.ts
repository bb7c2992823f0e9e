import { SqlClient } from "@effect/sql/SqlClient"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { postgresSessionsLayer } from "@jiaosuo/http/PostgresSessions"
import { productApi } from "@jiaosuo/http/ProductApi"
import { runService } from "@jiaosuo/platform/runService"
import { Effect, Layer } from "effect"
import { CellsGroup, OrganisationGroup, PeopleGroup, PostsGroup, RostersGroup } from "./api.ts"
import { processSettings } from "./config.ts"
import { layer } from "./layer.ts"

/** Organisation, people, rosters, posts and response cells as a process of their own. Tables are made beforehand: `jiaosuo migrate`. */
runService(processSettings, ({ host, port, behindProxy, otlpEndpoint }) =>
  httpLayer({
    api: productApi.add(OrganisationGroup).add(PeopleGroup).add(RostersGroup).add(PostsGroup).add(CellsGroup),
    handlers: layer,
    host,
    port,
    behindProxy,
    tracing: otlpEndpoint !== undefined,
    readiness: { postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`) }
  }).pipe(Layer.provide(postgresSessionsLayer()))
)
