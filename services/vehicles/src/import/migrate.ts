import { migrate as bringUpToDate } from "@jiaosuo/event-store/Migrations"
import { importMigrations } from "./job/ImportTables.ts"

/** Tables of the imports, in the schema `vehicles`. Running it again is harmless. */
export const migrate = bringUpToDate("vehicles", importMigrations)
