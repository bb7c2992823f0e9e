import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { Effect, Exit, Schema } from "effect"
import type { Pool, PoolClient, QueryResultRow } from "pg"

/** The database refused the values themselves (a bad date, a text it cannot hold): no retry will change that. */
export class RowsAreUnwritable extends Schema.TaggedError<RowsAreUnwritable>()("RowsAreUnwritable", {
  operation: Schema.String,
  reason: Schema.String
}) {}

/** A statement with its name on the server, for those that come again and again. */
export interface Statement {
  readonly name?: string
  readonly text: string
}

type Connection = Pool | PoolClient

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : ""

/** Data exceptions, violated constraints and exceeded limits: the fault is in the row, not in the server. */
const isFaultOfRows = (cause: unknown): boolean => /^(22|23|54)[0-9A-Z]{3}$/.test(codeOf(cause))

/** Turns what the driver throws into one of two expected faults. */
export const faultOf =
  (operation: string) =>
  (cause: unknown): StoreIsUnavailable | RowsAreUnwritable =>
    isFaultOfRows(cause)
      ? new RowsAreUnwritable({ operation, reason: cause instanceof Error ? cause.message : String(cause) })
      : new StoreIsUnavailable({ operation, cause })

/** Runs a statement that writes rows of a model. */
export const write = <Row extends QueryResultRow>(
  connection: Connection,
  operation: string,
  statement: Statement,
  values: ReadonlyArray<unknown> = []
): Effect.Effect<ReadonlyArray<Row>, StoreIsUnavailable | RowsAreUnwritable> =>
  Effect.map(
    Effect.tryPromise({
      try: () => connection.query<Row>({ ...statement, values: [...values] }),
      catch: faultOf(operation)
    }),
    (result) => result.rows
  )

/** Runs a statement whose only expected fault is a database that does not answer. */
export const ask = <Row extends QueryResultRow>(
  connection: Connection,
  operation: string,
  statement: Statement,
  values: ReadonlyArray<unknown> = []
): Effect.Effect<ReadonlyArray<Row>, StoreIsUnavailable> =>
  Effect.map(
    Effect.tryPromise({
      try: () => connection.query<Row>({ ...statement, values: [...values] }),
      catch: (cause) => new StoreIsUnavailable({ operation, cause })
    }),
    (result) => result.rows
  )

/**
 * Runs statements in one transaction on a connection of their own. It commits if `body` succeeds; after
 * anything else the connection is thrown away, which ends the transaction whatever state it is in.
 */
export const inTransaction = <A, E, R>(
  pool: Pool,
  operation: string,
  body: (client: PoolClient) => Effect.Effect<A, E, R>
): Effect.Effect<A, E | StoreIsUnavailable, R> =>
  Effect.acquireUseRelease(
    Effect.tryPromise({
      try: () => pool.connect(),
      catch: (cause) => new StoreIsUnavailable({ operation, cause })
    }),
    (client) =>
      ask(client, operation, { text: "begin" }).pipe(
        Effect.zipRight(body(client)),
        Effect.tap(() => ask(client, operation, { text: "commit" }))
      ),
    (client, exit) => Effect.sync(() => client.release(Exit.isFailure(exit)))
  )
