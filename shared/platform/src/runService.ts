import { NodeRuntime } from "@effect/platform-node"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { Cause, type Config, ConfigError, Effect, Layer, Option } from "effect"
import { type Foundation, foundationLayer } from "./Foundation.ts"
import { loggingLayer } from "./Logging.ts"
import type { ServiceSettings } from "./ServiceSettings.ts"
import { endServersAtOnce } from "./Supervision.ts"
import { telemetryLayer } from "./Telemetry.ts"

/** Version of the product, as traces and `--version` name it. */
export const productVersion = "0.1.0"

/** What went wrong in one line a person can act on: the message of an expected fault, all of an unexpected one. */
export const inOneLine = (cause: Cause.Cause<unknown>): string => {
  const failure = Cause.failureOption(cause)
  if (Option.isNone(failure)) return Cause.pretty(cause)
  const fault = failure.value
  if (ConfigError.isConfigError(fault)) return `The settings cannot be used: ${String(fault)}`
  return fault instanceof Error && fault.message !== "" ? fault.message : JSON.stringify(fault)
}

/** A process that was asked to end is gone after this time, whatever still holds it up. */
const endLimitMillis = 4_500

let ending = false

/** A terminal and an npm in between both pass Ctrl-C on: only the first signal counts, the others do no harm. */
const endInTime = (): void => {
  if (ending) return
  ending = true
  const limit = setTimeout(() => {
    endServersAtOnce()
    process.stderr.write("The end took too long and was cut short.\n")
    process.exit(1)
  }, endLimitMillis)
  limit.unref()
}

/**
 * Runs a process for as long as `main` lives: until SIGINT or SIGTERM, or until `main` fails, which ends the
 * process with code 1 and one line on standard error.
 */
export const runProcess = <E>(main: Effect.Effect<never, E>): void => {
  process.on("SIGINT", endInTime)
  process.on("SIGTERM", endInTime)
  main.pipe(
    Effect.tapErrorCause((cause) =>
      Cause.isInterruptedOnly(cause)
        ? Effect.void
        : Effect.sync(() => {
            process.stderr.write(`${inOneLine(cause)}\n`)
          })
    ),
    (program) => NodeRuntime.runMain(program, { disableErrorReporting: true, disablePrettyLogger: true })
  )
}

/** Logs and traces of a process. */
export const observabilityLayer = (
  settings: Pick<ServiceSettings, "name" | "logFormat" | "logLevel" | "otlpEndpoint">
): Layer.Layer<never> =>
  Layer.merge(
    loggingLayer({ format: settings.logFormat, level: settings.logLevel }),
    telemetryLayer({
      endpoint: settings.otlpEndpoint,
      serviceName: `jiaosuo-${settings.name}`,
      serviceVersion: productVersion
    })
  )

/**
 * A service as a process of its own: `main` with its database, log, personal records, bus and reference data,
 * logs, traces and an orderly end.
 *
 * @example
 * runService(serviceSettings("vehicles", 8082), (settings) =>
 *   httpLayer({ api: productApi.add(VehiclesGroup), handlers: vehicles.layer, host: settings.host, port: settings.port })
 *     .pipe(Layer.provide(sessionsLayer)))
 */
export const runService = <A, E>(
  settings: Config.Config<ServiceSettings>,
  main: (settings: ServiceSettings) => Layer.Layer<A, E, Foundation>
): void =>
  runProcess(
    Effect.flatMap(settings, (read) => {
      const running = Layer.effectDiscard(
        Effect.logInfo("ready").pipe(
          Effect.annotateLogs({ service: read.name, host: read.host, port: read.port })
        )
      ).pipe(
        Layer.provideMerge(main(read)),
        // Whichever process leads publishes for all; appends of the others are found by looking.
        Layer.provideMerge(relayLayer({ pollMillis: 50 })),
        Layer.provide(foundationLayer(read)),
        Layer.provide(observabilityLayer(read))
      )
      return Layer.launch(running)
    })
  )
