/**
 * The register itself keeps nothing but events and personal records, whose tables belong to the event store.
 * The tables in the schema `vehicles` are those of the imports.
 */
export { migrate } from "./import/migrate.ts"
