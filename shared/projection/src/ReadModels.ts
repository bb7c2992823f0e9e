import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant, Position } from "@jiaosuo/kernel/Event"
import { Context, type Effect, Schema, type Stream } from "effect"

/** The model has not reached the asked position in time. Ask again. */
export class ModelIsBehind extends Schema.TaggedError<ModelIsBehind>()("ModelIsBehind", {
  model: Schema.String,
  position: Schema.Number,
  wanted: Schema.Number
}) {}

/** No projection of this name runs here. */
export class UnknownModel extends Schema.TaggedError<UnknownModel>()("UnknownModel", {
  model: Schema.String
}) {}

/** An event that a projection could not read or fold. */
export interface ParkedEvent {
  readonly model: string
  readonly position: Position
  readonly eventId: string
  readonly type: string
  readonly township: string | null
  readonly error: string
  readonly parkedAt: Instant
}

/** Stands among the incomplete townships for an event that may concern any of them. */
export const everyTownship = "*"

/** Where a query finds its tables, and how far they are. */
export interface ModelView {
  /** Schema that holds the tables: queries name `${schema}.vehicle`. Trusted, never user input. */
  readonly schema: string
  readonly position: Position
  /**
   * Townships with a parked event: their figures are `incomplete`. `*` (`everyTownship`) stands for all of
   * them, where the event names none.
   */
  readonly incomplete: ReadonlyArray<string>
}

/** State of one model for operators and metrics. */
export interface ModelState {
  readonly model: string
  readonly version: string
  readonly state: "live" | "catching-up" | "rebuilding" | "stopped"
  readonly position: Position
  /** Events of the log that it has not applied yet. */
  readonly lag: number
  readonly parked: number
}

/** Read side of the projections: where the tables are, how far, as of when. */
export class ReadModels extends Context.Tag("@jiaosuo/projection/ReadModels")<
  ReadModels,
  {
    /**
     * The live tables of a model. With `after` it waits (bounded) until that position is in them: what a
     * person has just written is in what they read next. With `asOf` it answers tables holding only what
     * was recorded up to that instant: a scratch copy folded from the log and kept for a while.
     */
    readonly view: (
      model: string,
      options?: { readonly after?: Position | undefined; readonly asOf?: Instant | undefined }
    ) => Effect.Effect<ModelView, ModelIsBehind | UnknownModel | StoreIsUnavailable>

    readonly states: Effect.Effect<ReadonlyArray<ModelState>, StoreIsUnavailable>

    /** Positions reached by a model in this process, for live pages: emits after each applied batch. */
    readonly changes: (model: string) => Stream.Stream<Position>

    /**
     * Builds a model anew beside the live one and swaps when level; succeeds after the swap. The work is done
     * by the process that leads the model and goes on if the caller does not wait for it.
     */
    readonly rebuild: (model: string) => Effect.Effect<void, UnknownModel | StoreIsUnavailable>

    readonly parked: Effect.Effect<ReadonlyArray<ParkedEvent>, StoreIsUnavailable>
    /** Folds a parked event again, now that the code can read it; true if it is no longer parked. */
    readonly retry: (
      model: string,
      position: Position
    ) => Effect.Effect<boolean, UnknownModel | StoreIsUnavailable>
    /** Leaves a parked event out for good; who and why are kept. True if it was parked. */
    readonly drop: (
      model: string,
      position: Position,
      by: string,
      reason: string
    ) => Effect.Effect<boolean, UnknownModel | StoreIsUnavailable>
  }
>() {}
