import { migrate as migrateTables } from "@jiaosuo/event-store/Migrations"

/**
 * The schema `duties`, in which nothing lies yet but the list of what was applied: duties keep nothing but events
 * and personal records, whose tables belong to the event store. Running it again is harmless.
 */
export const migrate = migrateTables("duties", [])
