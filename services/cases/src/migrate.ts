import { migrateImports } from "@jiaosuo/ledger/migrate"

/**
 * Cases themselves keep nothing but events and personal records, whose tables belong to the event store, and a read
 * model, whose tables the projections make. The tables in the schema `cases` are those of the imports.
 */
export const migrate = migrateImports("cases")
