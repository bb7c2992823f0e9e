export { postgresLayer } from "@jiaosuo/platform/Postgres"
