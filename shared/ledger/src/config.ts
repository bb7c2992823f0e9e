import { Config } from "effect"
import { type ImportSettings, usualImportSettings } from "./ImportOptions.ts"

/** The only file of this package that names environment variables: they are the same for all contexts. */

const atLeastOne = (name: string, otherwise: number): Config.Config<number> =>
  Config.integer(name).pipe(
    Config.validate({ message: "must be at least 1", validation: (n: number) => n >= 1 }),
    Config.withDefault(otherwise)
  )

const megabytes = (name: string, otherwiseBytes: number): Config.Config<number> =>
  Config.map(atLeastOne(name, otherwiseBytes / 1_048_576), (count) => count * 1_048_576)

/** The limits and the retention of ledgers, as the environment gives them. */
export const importSettings: Config.Config<ImportSettings> = Config.all({
  maxBytes: megabytes("IMPORT_MAX_MEGABYTES", usualImportSettings.maxBytes),
  maxRows: atLeastOne("IMPORT_MAX_ROWS", usualImportSettings.maxRows),
  maxUnpackedBytes: megabytes("IMPORT_MAX_UNPACKED_MEGABYTES", usualImportSettings.maxUnpackedBytes),
  retentionDays: atLeastOne("IMPORT_RETENTION_DAYS", usualImportSettings.retentionDays)
})
