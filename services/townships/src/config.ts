import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"
import { Config } from "effect"
import type { DuplicateSettings } from "./accidents/duplicates/DuplicateScore.ts"

/** The only file of this context that names environment variables. */

/** What this service reads from its environment when it runs as a process of its own. */
export const settings = serviceSettings("townships", 8083)

const positive = (name: string, otherwise: number): Config.Config<number> =>
  Config.number(name).pipe(
    Config.validate({ message: "must be greater than nought", validation: (n: number) => n > 0 }),
    Config.withDefault(otherwise)
  )

/** When two reports are probably of one accident. */
export const duplicateSettings: Config.Config<DuplicateSettings> = Config.all({
  minutes: positive("DUPLICATE_MINUTES", 120),
  metres: positive("DUPLICATE_METRES", 1_000),
  threshold: positive("DUPLICATE_SCORE", 0.6)
})
