import { importSettings } from "@jiaosuo/ledger/config"
import type { ImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"
import { Config } from "effect"

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

/** The settings as the environment gives them. Two visits within three days are rarely meant. */
export const vehiclesSettings: Config.Config<VehiclesSettings> = Config.all({
  visitWindowHours: atLeastOne("VISIT_WINDOW_HOURS", 72),
  imports: importSettings
})

/** The settings of the process that is the register alone. */
export const processSettings = serviceSettings("vehicles", 8082)
