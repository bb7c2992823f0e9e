import { Effect } from "effect"

export const decide = Effect.void
