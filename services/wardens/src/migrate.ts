import { migrate as migrateTables } from "@jiaosuo/event-store/Migrations"

/**
 * The schema `wardens`, in which nothing lies yet but the list of what was applied: this context keeps nothing but
 * events and personal records, whose tables belong to the event store. Running it again is harmless.
 */
export const migrate = migrateTables("wardens", [])
