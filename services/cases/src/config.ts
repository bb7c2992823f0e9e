import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"

/** The only file of this context that names environment variables. */

/** The settings of the process that is cases alone. */
export const processSettings = serviceSettings("cases", 8086)
