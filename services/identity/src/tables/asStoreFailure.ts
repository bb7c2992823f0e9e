import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { Cause, Effect } from "effect"

/**
 * The one place where a failed statement becomes an expected fault, and with it a failed commit, which the
 * driver reports as a defect. Interruption stays what it is, and so does a fault of the store's own.
 */
export const asStoreFailure =
  (operation: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, StoreIsUnavailable, R> =>
    Effect.catchAllCause(effect, (cause) => {
      if (Cause.isInterruptedOnly(cause)) return Effect.interrupt
      const error = Cause.squash(cause)
      return Effect.fail(
        error instanceof StoreIsUnavailable ? error : new StoreIsUnavailable({ operation, cause: error })
      )
    })
