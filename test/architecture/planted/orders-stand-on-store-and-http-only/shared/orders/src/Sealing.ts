export { SqlClient } from "@effect/sql/SqlClient"
