import { migrateImports } from "@jiaosuo/ledger/migrate"

/** Tables of the imports, in the schema `vehicles`. Running it again is harmless. */
export const migrate = migrateImports("vehicles")
