import { Context, type Effect, Schema } from "effect"

/** The access log cannot be written. A file that may not be read unrecorded is not read then. */
export class AccessLogIsUnavailable extends Schema.TaggedError<AccessLogIsUnavailable>()(
  "AccessLogIsUnavailable",
  {
    cause: Schema.Defect
  }
) {}

/** What is recorded of one access; who, when and from where come from the request. */
export interface Access {
  /** What was done: `ReadVehicleFile`, `UnmaskOwner`, `ExportVehicles`, `SignIn`. */
  readonly action: string
  /** What it was done to: `vehicles/vehicle/0192…`, `township/371603101`; null where there is no one thing. */
  readonly subject: string | null
  /** Why, as the reader stated it; null where none is asked for. */
  readonly purpose?: string | null
  readonly result: "granted" | "refused"
  /** Code of the refusal. */
  readonly reason?: string | null
  /** Overrides the account of the session: a sign-in has none yet. */
  readonly account?: string | null
}

/** A kept record of access. */
export interface AccessRecord extends Required<Access> {
  /** RFC 3339, UTC. */
  readonly at: string
  readonly sourceAddress: string | null
  readonly requestId: string
}

/**
 * Who looked at which file, when, from where and why, and what was refused (X1). Kept apart from the event
 * log, append-only, for at least six months.
 */
export class AccessLog extends Context.Tag("@jiaosuo/http/AccessLog")<
  AccessLog,
  {
    /** Records one access; when it succeeds, the record is on disk. Concurrent records share a transaction. */
    readonly record: (access: Access) => Effect.Effect<void, AccessLogIsUnavailable>

    /** The latest records first, up to `limit`, of all accounts or of one, of all subjects or of one. */
    readonly latest: (options: {
      readonly limit: number
      readonly account?: string
      readonly subject?: string
    }) => Effect.Effect<ReadonlyArray<AccessRecord>, AccessLogIsUnavailable>
  }
>() {}
