import { HttpApi, HttpApiBuilder, HttpServerResponse, OpenApi } from "@effect/platform"
import { text } from "@jiaosuo/kernel/Problem"
import { Cause, Effect, type Layer } from "effect"
import { CurrentRequest } from "./CurrentRequest.ts"
import { problemResponse } from "./ErrorAnswers.ts"
import { membersOf, ServiceUnavailable } from "./Problems.ts"
import { prometheusText } from "./Prometheus.ts"
import type { RequestMeter } from "./RequestMeter.ts"
import type { Route } from "./RouteTable.ts"

/** What a process can tell of itself: alive, ready, measured, described. */

/** Whether one thing that the process depends on can be used now; a failure says why not. */
export type ReadinessCheck<R = never> = Effect.Effect<unknown, unknown, R>

/** Addresses of this module, for the table of routes. */
export const operationRoutes: ReadonlyArray<{
  readonly method: string
  readonly path: string
  readonly route: Route
}> = ["/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"].map((path) => ({
  method: "GET",
  path,
  route: { pattern: path, bodyLimit: undefined, media: [] }
}))

const alive = HttpServerResponse.unsafeJson({ status: "alive" })

const notReady = (names: ReadonlyArray<string>) => ({
  code: "ProcessIsNotReady",
  title: text("服务尚未就绪", "Not ready to serve"),
  detail: text(`以下依赖不可用：${names.join("、")}`, `These do not answer: ${names.join(", ")}`),
  facts: Object.fromEntries(names.map((name) => [name, false]))
})

const readiness = <R>(
  checks: Readonly<Record<string, ReadinessCheck<R>>>
): Effect.Effect<HttpServerResponse.HttpServerResponse, never, R> =>
  Effect.gen(function* () {
    const request = yield* CurrentRequest
    const results = yield* Effect.forEach(
      Object.entries(checks),
      ([name, check]) =>
        check.pipe(
          Effect.timeout("2 seconds"),
          Effect.as([name, true] as const),
          Effect.catchAllCause((cause) =>
            Effect.as(
              Effect.logWarning("not ready", Cause.squash(cause)).pipe(Effect.annotateLogs({ check: name })),
              [name, false] as const
            )
          )
        ),
      { concurrency: "unbounded" }
    )
    const failing = results.flatMap(([name, ok]) => (ok ? [] : [name]))
    return failing.length === 0
      ? HttpServerResponse.unsafeJson({ status: "ready", checks: Object.fromEntries(results) })
      : problemResponse(
          new ServiceUnavailable(membersOf(notReady(failing), request.language, { retryAfterSeconds: 2 })),
          request.language
        )
  })

/**
 * `/healthz` (alive), `/readyz` (can serve; 503 names what does not answer), `/metrics` (text format of
 * Prometheus) and `/openapi.json` (the contract of this process).
 */
export const operationsLayer = <R>(options: {
  readonly meter: RequestMeter
  readonly readiness: Readonly<Record<string, ReadinessCheck<R>>>
}): Layer.Layer<never, never, HttpApi.Api | R> =>
  HttpApiBuilder.Router.use((router) =>
    Effect.gen(function* () {
      const context = yield* Effect.context<R>()
      const { api } = yield* HttpApi.Api
      const contract = JSON.stringify(OpenApi.fromApi(api))
      yield* router.get("/healthz", Effect.succeed(alive))
      yield* router.get("/readyz", Effect.provide(readiness(options.readiness), context))
      yield* router.get(
        "/metrics",
        Effect.map(prometheusText, (metrics) =>
          HttpServerResponse.text(metrics + options.meter.render(), {
            contentType: "text/plain; version=0.0.4; charset=utf-8"
          })
        )
      )
      yield* router.get(
        "/openapi.json",
        Effect.sync(() =>
          HttpServerResponse.text(contract, { contentType: "application/json; charset=utf-8" })
        )
      )
    })
  )
