import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Vehicles } from "./layer.ts"

export const main = [postgresLayer, Vehicles]
