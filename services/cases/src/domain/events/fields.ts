import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"

/** Parts that several events share. Stored format: add, never change. */

/** RFC 3339 in UTC with milliseconds. */
export const instant = Schema.String

/** Why, as the person who gave the command wrote it. */
export const reason = Schema.NullOr(Schema.String)

export const warnings = { warnings: Schema.Array(Warning) } as const

export { Warning } from "@jiaosuo/orders/domain/Warning"
