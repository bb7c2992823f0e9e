import { Schema } from "effect"

/**
 * What a signed-in person may be (X5): a township's warden, a station's officer, the district's vehicle
 * desk, the district's command, or an administrator of accounts, who holds no case data.
 */
export const Role = Schema.Literal("warden", "officer", "registrar", "commander", "admin")
export type Role = typeof Role.Type
