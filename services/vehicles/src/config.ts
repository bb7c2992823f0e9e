import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"
import { Config } from "effect"
import { type ImportSettings, usualImportSettings } from "./import/ImportOptions.ts"

/** The only file of this context that names environment variables. */

/** What an installation may decide about the register. */
export interface VehiclesSettings {
  /** A second visit to a vehicle within this many hours of another is taken with a warning. */
  readonly visitWindowHours: number
  readonly imports: ImportSettings
}

const atLeastOne = (name: string, otherwise: number): Config.Config<number> =>
  Config.integer(name).pipe(
    Config.validate({ message: "must be at least 1", validation: (n: number) => n >= 1 }),
    Config.withDefault(otherwise)
  )

const megabytes = (name: string, otherwiseBytes: number): Config.Config<number> =>
  Config.map(atLeastOne(name, otherwiseBytes / 1_048_576), (count) => count * 1_048_576)

/** The settings as the environment gives them. Two visits within three days are rarely meant. */
export const vehiclesSettings: Config.Config<VehiclesSettings> = Config.all({
  visitWindowHours: atLeastOne("VISIT_WINDOW_HOURS", 72),
  imports: Config.all({
    maxBytes: megabytes("IMPORT_MAX_MEGABYTES", usualImportSettings.maxBytes),
    maxRows: atLeastOne("IMPORT_MAX_ROWS", usualImportSettings.maxRows),
    maxUnpackedBytes: megabytes("IMPORT_MAX_UNPACKED_MEGABYTES", usualImportSettings.maxUnpackedBytes),
    retentionDays: atLeastOne("IMPORT_RETENTION_DAYS", usualImportSettings.retentionDays)
  })
})

/** The settings of the process that is the register alone. */
export const processSettings = serviceSettings("vehicles", 8082)
