import { runService } from "@jiaosuo/platform/runService"
import { process, settings } from "@jiaosuo/townships/layer"
import { api } from "./contract.ts"

/**
 * The process of the townships as the product ships it: the proxy asks it for `/openapi.json` and `/docs`, and it
 * publishes the contract of all services, as the host does. No other service knows them all.
 */
runService(settings, process(api))
