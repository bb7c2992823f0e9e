import { migrateImports } from "@jiaosuo/ledger/migrate"

/** Tables of the imports, in the schema `accidents`. Running it again is harmless. */
export const migrate = migrateImports("accidents")
