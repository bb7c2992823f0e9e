import { runService } from "@jiaosuo/platform/runService"
import { process, settings } from "./layer.ts"

/** The figures of the townships, as a process of its own. Tables are made beforehand: `jiaosuo migrate`. */
runService(settings, process())
