import type { SqlError } from "@effect/sql/SqlError"
import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { Effect } from "effect"

/** The driver's failure as the one expected fault that readers of the database know. */
export const unavailableAt =
  (operation: string) =>
  <A, E, R>(
    effect: Effect.Effect<A, E | SqlError, R>
  ): Effect.Effect<A, Exclude<E, SqlError> | StoreIsUnavailable, R> =>
    Effect.catchAll(effect, (error) =>
      Effect.fail(
        isSqlError(error)
          ? new StoreIsUnavailable({ operation, cause: error })
          : (error as Exclude<E, SqlError>)
      )
    )

const isSqlError = (error: unknown): error is SqlError =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "SqlError"
