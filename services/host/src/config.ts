import { join } from "node:path"
import { type ProcessSettings, portSetting, processSettings } from "@jiaosuo/platform/ServiceSettings"
import { Config, Option, type Redacted } from "effect"

/** Settings of the host: those of every process, and where it keeps what it starts itself. */
export interface HostSettings extends ProcessSettings {
  readonly dataDirectory: string
  /** Undefined: 8080, or the next port that is free. */
  readonly port: number | undefined
  /** A server of one's own; undefined: the host starts one in the data folder. */
  readonly databaseUrl: Redacted.Redacted | undefined
  readonly natsUrl: Redacted.Redacted | undefined
  /** Undefined: kept in the data folder. */
  readonly installationKey: Redacted.Redacted | undefined
  /** Whether an empty embedded database gets the demo accounts. */
  readonly demo: boolean
  /** Spans cost time: they are made where a collector takes them. */
  readonly tracing: boolean
  readonly postgresPrograms: string | undefined
  readonly natsProgram: string | undefined
  /** Built pages; an absent folder serves none. */
  readonly pages: string
  /** A PMTiles file of the district for the map of accidents; undefined: the map draws points alone. */
  readonly baseMap: string | undefined
}

const optional = <A>(config: Config.Config<A>): Config.Config<A | undefined> =>
  Config.option(config).pipe(Config.map(Option.getOrUndefined))

/** The bundle stands in `services/host/dist`; run from source, this file stands in `services/host/src`. */
const builtPages = join(import.meta.dirname, "..", "..", "console", "dist")

/** What the host reads from its environment. The README's table describes each variable. */
export const hostSettings: Config.Config<HostSettings> = Config.all([
  processSettings,
  Config.all({
    dataDirectory: Config.nonEmptyString("DATA_DIR").pipe(Config.withDefault(".data")),
    port: optional(portSetting),
    databaseUrl: optional(Config.redacted("DATABASE_URL")),
    natsUrl: optional(Config.redacted("NATS_URL")),
    installationKey: optional(Config.redacted("INSTALLATION_KEY")),
    demo: Config.boolean("DEMO").pipe(Config.withDefault(true)),
    postgresPrograms: optional(Config.nonEmptyString("POSTGRES_BIN")),
    natsProgram: optional(Config.nonEmptyString("NATS_SERVER_BIN")),
    pages: Config.nonEmptyString("PAGES").pipe(Config.withDefault(builtPages)),
    baseMap: optional(Config.nonEmptyString("BASE_MAP"))
  })
]).pipe(Config.map(([shared, own]) => ({ ...shared, ...own, tracing: shared.otlpEndpoint !== undefined })))
