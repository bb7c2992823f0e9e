import { serviceSettings } from "@jiaosuo/platform/ServiceSettings"

/** What this service reads from its environment when it runs as a process of its own. */
export const settings = serviceSettings("townships", 8083)
