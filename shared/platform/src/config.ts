import { homedir } from "node:os"
import { join } from "node:path"

/**
 * The surroundings that programs started by the platform depend on. Settings of the product are not here:
 * each service names its own in its `config.ts`.
 */

/** `PATH` as it is now. */
export const searchPath = (): string | undefined => process.env["PATH"]

/** The folder for caches of this account. */
export const userCacheFolder = (): string => process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache")

/** All of the environment, for tools of the system that need their own variables (proxies, for one). */
export const wholeEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env })
