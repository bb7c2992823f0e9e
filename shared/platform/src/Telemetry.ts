import { layerJson } from "@effect/opentelemetry/OtlpSerialization"
import { layer as tracerLayer } from "@effect/opentelemetry/OtlpTracer"
import { FetchHttpClient } from "@effect/platform"
import { Layer } from "effect"

/** Where traces go. */
export interface TelemetryOptions {
  /** Base address of an OpenTelemetry collector (OTLP over HTTP): `http://127.0.0.1:4318`. Nothing is sent without it. */
  readonly endpoint: string | undefined
  readonly serviceName: string
  readonly serviceVersion: string
}

/**
 * Spans to an OpenTelemetry collector, in batches, only where one is configured. A collector that is down
 * costs the spans and nothing else.
 */
export const telemetryLayer = (options: TelemetryOptions): Layer.Layer<never> =>
  options.endpoint === undefined
    ? Layer.empty
    : tracerLayer({
        url: `${options.endpoint.replace(/\/+$/, "")}/v1/traces`,
        resource: { serviceName: options.serviceName, serviceVersion: options.serviceVersion },
        shutdownTimeout: "1 second"
      }).pipe(Layer.provide([layerJson, FetchHttpClient.layer]))
