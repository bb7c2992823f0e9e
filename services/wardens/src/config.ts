import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"

/** The only file of this context that names environment variables. */

/** The settings of the process that is the wardens alone. */
export const processSettings = serviceSettings("wardens", 8087)
