import { Config, type LogLevel, Option, type Redacted } from "effect"
import { logLevelOf } from "./Logging.ts"

/** Settings that every process of the product has. The README's table describes the variables. */
export interface ProcessSettings {
  readonly host: string
  readonly logFormat: "json" | "pretty"
  readonly logLevel: LogLevel.LogLevel
  /** Base address of an OpenTelemetry collector; no traces without it. */
  readonly otlpEndpoint: string | undefined
  /** Whether an own proxy in front sets `X-Forwarded-For`. */
  readonly behindProxy: boolean
  readonly poolSize: number
  /** Name of the JetStream stream, and with a dot the prefix of its subjects where it is not the usual one. */
  readonly natsStream: string
  readonly natsReplicas: number
  /** Folders that replace built-in reference data: another district, newer rule tables, a newer calendar. */
  readonly reference: {
    readonly district: string | undefined
    readonly tables: string | undefined
    readonly calendar: string | undefined
  }
}

/** Settings of a service that runs as a process of its own: the servers are given, not started. */
export interface ServiceSettings extends ProcessSettings {
  readonly name: string
  readonly port: number
  readonly databaseUrl: Redacted.Redacted
  readonly natsUrl: Redacted.Redacted
  /** 32 bytes, base64url: wraps the persons' keys. All processes of an installation share it. */
  readonly installationKey: Redacted.Redacted
}

const optional = (name: string): Config.Config<string | undefined> =>
  Config.option(Config.nonEmptyString(name)).pipe(Config.map(Option.getOrUndefined))

/** `PORT`; 0 takes any free port, which the log then names. */
export const portSetting: Config.Config<number> = Config.integer("PORT").pipe(
  Config.validate({
    message: "must be a port number from 0 to 65535",
    validation: (port: number) => port >= 0 && port <= 65_535
  })
)

/** What every process reads from its environment. */
export const processSettings: Config.Config<ProcessSettings> = Config.all({
  host: Config.nonEmptyString("HOST").pipe(Config.withDefault("127.0.0.1")),
  logFormat: Config.literal(
    "json",
    "pretty"
  )("LOG_FORMAT").pipe(Config.withDefault(process.stderr.isTTY === true ? "pretty" : "json")),
  logLevel: Config.string("LOG_LEVEL").pipe(Config.withDefault("info"), Config.map(logLevelOf)),
  otlpEndpoint: optional("OTEL_EXPORTER_OTLP_ENDPOINT"),
  behindProxy: Config.boolean("BEHIND_PROXY").pipe(Config.withDefault(false)),
  poolSize: Config.integer("DATABASE_POOL").pipe(Config.withDefault(24)),
  natsStream: Config.nonEmptyString("NATS_STREAM").pipe(Config.withDefault("jiaosuo")),
  natsReplicas: Config.integer("NATS_REPLICAS").pipe(Config.withDefault(1)),
  reference: Config.all({
    district: optional("REFERENCE_DISTRICT"),
    tables: optional("REFERENCE_TABLES"),
    calendar: optional("REFERENCE_CALENDAR")
  })
})

/** What a service that runs as a process of its own reads from its environment. */
export const serviceSettings = (name: string, usualPort: number): Config.Config<ServiceSettings> =>
  Config.all([
    processSettings,
    Config.all({
      name: Config.succeed(name),
      port: portSetting.pipe(Config.withDefault(usualPort)),
      databaseUrl: Config.redacted("DATABASE_URL"),
      natsUrl: Config.redacted("NATS_URL"),
      installationKey: Config.redacted("INSTALLATION_KEY")
    })
  ]).pipe(Config.map(([shared, own]) => ({ ...shared, ...own })))
