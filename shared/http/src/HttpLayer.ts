import {
  HttpApi,
  HttpApiBuilder,
  type HttpApiGroup,
  HttpApiSwagger,
  HttpMiddleware,
  HttpServer
} from "@effect/platform"
import { NodeHttpServer } from "@effect/platform-node"
import type { SqlClient } from "@effect/sql/SqlClient"
import { Context, Effect, Layer } from "effect"
import type { AccessLog } from "./AccessLog.ts"
import { type Authentication, authenticationLayer } from "./Authentication.ts"
import { batchHttp } from "./Batch.ts"
import { BatchGroup } from "./BatchApi.ts"
import { edge } from "./Edge.ts"
import type { ExportApprovals } from "./ExportApprovals.ts"
import { nodeServer } from "./HttpServerProcess.ts"
import { operationRoutes, operationsLayer, type ReadinessCheck } from "./Operations.ts"
import { postgresAccessLogLayer } from "./PostgresAccessLog.ts"
import { postgresExportApprovalsLayer } from "./PostgresExportApprovals.ts"
import { makeRequestMeter } from "./RequestMeter.ts"
import { routesOf, routeTable } from "./RouteTable.ts"
import type { Sessions } from "./Sessions.ts"
import { type BesidePages, readStaticFiles } from "./StaticFiles.ts"

/** Largest body (bytes) of a request to an endpoint that names no limit of its own. */
export const usualBodyLimit = 1024 * 1024

/** How a process serves HTTP. */
export interface HttpOptions<Groups extends HttpApiGroup.HttpApiGroup.Any, E, R, Services, HE, HR, CR> {
  /** `productApi` with the groups of this process. */
  readonly api: HttpApi.HttpApi<"jiaosuo", Groups, E, R>
  /** The handlers of these groups: the `layer` of each context, merged. */
  readonly handlers: Layer.Layer<Services, HE, HR>
  readonly host: string
  /** 0 takes a free port; the address is in `HttpServer`. */
  readonly port: number
  /** What `/openapi.json` and `/docs` show, where others answer a part of it; `api` where absent. */
  readonly published?: HttpApi.HttpApi.Any | undefined
  /** Folder of the built console, where this process serves it. */
  readonly staticFiles?: string | undefined
  /** What is served beside the folder, by its address. */
  readonly besidePages?: BesidePages
  /** What `/readyz` asks, by name: `{ postgres: sql\`select 1\` }`. */
  readonly readiness?: Readonly<Record<string, ReadinessCheck<CR>>>
  /** Largest body in bytes where the endpoint names no limit of its own; 1 MiB by default. */
  readonly bodyLimit?: number
  /** Believe `X-Forwarded-For` and `X-Request-Id`: only behind a proxy of one's own that sets them. */
  readonly behindProxy?: boolean
  /** One span for each request; only worth its cost where an exporter is configured. */
  readonly tracing?: boolean
}

/**
 * What every context's handlers may ask for beside their own: who is asking, the record of access, and the approvals of
 * bulk exports.
 */
export const httpServices: Layer.Layer<
  Authentication | AccessLog | ExportApprovals,
  never,
  Sessions | SqlClient
> = Layer.mergeAll(authenticationLayer, postgresAccessLogLayer, postgresExportApprovalsLayer)

const untraced: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"])

/**
 * The HTTP server of a process: the endpoints of its groups, `/healthz`, `/readyz`, `/metrics`,
 * `/openapi.json`, `/docs`, `/api/batch`, and the console's pages. Every refusal and every fault is an RFC 9457 problem.
 * The handlers are built before the port is opened. When its scope closes, no connection is left open.
 *
 * @example
 * const http = httpLayer({
 *   api: productApi.add(IdentityGroup).add(VehiclesGroup),
 *   handlers: Layer.mergeAll(identityLayer, vehiclesLayer),
 *   host: "127.0.0.1", port: 8080, staticFiles: "services/console/dist"
 * }) // asks for Sessions, SqlClient and what the handlers need
 */
export const httpLayer = <Groups extends HttpApiGroup.HttpApiGroup.Any, E, R, Services, HE, HR, CR = never>(
  options: HttpOptions<Groups, E, R, Services, HE, HR, CR>
) =>
  Layer.unwrapEffect(
    Effect.gen(function* () {
      const whole = options.api.add(BatchGroup)
      const routes = routeTable([
        ...routesOf(whole as unknown as HttpApi.HttpApi.AnyWithProps),
        ...operationRoutes
      ])
      const bodyLimit = options.bodyLimit ?? usualBodyLimit
      const meter = makeRequestMeter()
      const staticFiles =
        options.staticFiles === undefined
          ? undefined
          : yield* readStaticFiles(options.staticFiles, options.besidePages)
      const server = Layer.scoped(
        HttpServer.HttpServer,
        nodeServer({
          host: options.host,
          port: options.port,
          largestBody: Math.max(bodyLimit, routes.largestBody),
          meter
        })
      )
      const api = HttpApiBuilder.api(whole).pipe(Layer.provide(options.handlers), Layer.provide(batchHttp))
      const { published } = options
      const contract =
        published === undefined
          ? api
          : Layer.succeed(HttpApi.Api, {
              api: published as unknown as HttpApi.HttpApi<string, HttpApiGroup.HttpApiGroup.AnyWithProps>,
              context: Context.empty()
            })
      return HttpApiBuilder.serve().pipe(
        Layer.provideMerge(server),
        HttpMiddleware.withTracerDisabledWhen(
          options.tracing === true ? (request) => untraced.has(request.url) : () => true
        ),
        Layer.provide([
          HttpApiBuilder.middleware(
            edge({ routes, meter, bodyLimit, behindProxy: options.behindProxy ?? false, staticFiles })
          ),
          Layer.provide(
            Layer.merge(
              operationsLayer({ meter, readiness: options.readiness ?? {} }),
              HttpApiSwagger.layer({ path: "/docs" })
            ),
            contract
          )
        ]),
        Layer.provide(api),
        Layer.provide(NodeHttpServer.layerContext),
        Layer.provide(httpServices)
      )
    })
  )
