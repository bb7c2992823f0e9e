/**
 * The records themselves keep nothing but events and personal records, whose tables belong to the event store.
 * The tables in the schema `accidents` are those of the imports.
 */
export { migrate } from "./import/migrate.ts"
