import { SqlClient } from "@effect/sql/SqlClient"
import { makeCommandHandler, type Rejected } from "@jiaosuo/event-store/CommandHandler"
import {
  CommandIdIsTaken,
  EventStore,
  type StoreIsUnavailable,
  type StreamHasMoved
} from "@jiaosuo/event-store/EventStore"
import type { Sent } from "@jiaosuo/http/Commands"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Context, Effect, Layer, Option } from "effect"
import type { AskedExport, Granter } from "./domain/exports/ExportApproval.ts"
import type { ExportApprovalCommand } from "./domain/exports/ExportApprovalCommands.ts"
import type { ExportApprovalRejection } from "./domain/exports/ExportApprovalRejections.ts"
import { exportApprovalAggregate } from "./ExportApprovalAggregate.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"
import { type ExportList, exportListOf, keepExportList, untoldUses } from "./tables/ExportLists.ts"
import { catchUpTo } from "./tables/IdentityTables.ts"

/** What a command on an approval is answered with. */
export interface ExportAnswer {
  readonly id: string
  readonly version: number
  readonly position: number
}

/** Why a command on an approval failed. */
export type ExportFailure =
  | Rejected<ExportApprovalRejection>
  | StreamHasMoved
  | CommandIdIsTaken
  | StoreIsUnavailable

/** A request for the approval of a bulk export. */
export type NewExportRequest = Omit<AskedExport, "listId"> & ExportList

/** X1: approvals of bulk exports: asked for, granted or refused by another, used once. */
export class ExportRequests extends Context.Tag("@jiaosuo/identity/ExportRequests")<
  ExportRequests,
  {
    readonly request: (asked: NewExportRequest, sent: Sent) => Effect.Effect<ExportAnswer, ExportFailure>
    /** Good from now on for as long as the rules of today say. */
    readonly grant: (id: string, by: Granter, sent: Sent) => Effect.Effect<ExportAnswer, ExportFailure>
    readonly refuse: (
      id: string,
      answer: { readonly by: Granter; readonly reason: string },
      sent: Sent
    ) => Effect.Effect<ExportAnswer, ExportFailure>
    /** Tells the log which approvals were used up since; the same use is told once. */
    readonly tellUses: Effect.Effect<void, ExportFailure>
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const store = yield* EventStore
  const { exportRules } = yield* Reference
  const handler = yield* makeCommandHandler(exportApprovalAggregate)

  /** The answer is true whether or not the table follows at once; the loop that follows the log sees to the rest. */
  const inForce = (position: number) =>
    catchUpTo(position).pipe(
      Effect.provideService(SqlClient, sql),
      Effect.provideService(EventStore, store),
      Effect.catchAll((error) => Effect.logWarning("the table of approvals follows later", error))
    )

  const handle = (
    id: string,
    command: ExportApprovalCommand,
    { context, expectedVersion }: Sent,
    options: { readonly content?: unknown; readonly occurredAt?: string } = {}
  ) =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      const { version, position } = yield* handler.handle({
        id,
        command,
        context,
        occurredAt: options.occurredAt ?? new Date(now).toISOString(),
        ...(options.content === undefined ? {} : { content: options.content }),
        ...(expectedVersion === undefined ? {} : { expectedVersion })
      })
      yield* inForce(position)
      return { id, version, position }
    })

  /** The row is on disk before the event that names it; the same command with another list or purpose is another one. */
  const keepList = (listId: string, account: string, { list, purpose }: ExportList, commandId: string) =>
    Effect.gen(function* () {
      yield* keepExportList(sql, { id: listId, account, list, purpose })
      const kept = Option.getOrUndefined(yield* exportListOf(sql, listId))
      const same = kept === undefined || (kept.list === list && kept.purpose === purpose)
      if (!same) return yield* new CommandIdIsTaken({ commandId })
    }).pipe(
      Effect.catchTag("SqlError", (error) => asStoreFailure("keep the list of an export")(Effect.fail(error)))
    )

  return ExportRequests.of({
    request: ({ list, purpose, ...asked }, sent) => {
      const { commandId } = sent.context
      const listId = derivedId("export-list", commandId)
      const command: ExportApprovalCommand = { _tag: "RequestExportApproval", ...asked, listId }
      return Effect.zipRight(
        keepList(listId, asked.account, { list, purpose }, commandId),
        handle(derivedId("export-approval", commandId), command, sent)
      )
    },
    grant: (id, by, sent) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const { approvalHours, growthPercent } = exportRules.limits(dayInShanghai(now))
        const until = new Date(now + approvalHours * 3_600_000).toISOString()
        const command: ExportApprovalCommand = { _tag: "GrantExportApproval", by, until, growthPercent }
        // What was sent is the grant; until when it is good follows from the clock.
        return yield* handle(id, command, sent, { content: { _tag: command._tag, by: by.account } })
      }),
    refuse: (id, { by, reason }, sent) =>
      handle(id, { _tag: "RefuseExportApproval", by, reason }, sent, {
        content: { _tag: "RefuseExportApproval", by: by.account, reason }
      }),
    tellUses: Effect.flatMap(asStoreFailure("read the uses of approvals")(untoldUses(sql)), (uses) =>
      Effect.forEach(
        uses,
        ({ id, account, rows, at }) => {
          const commandId = derivedId("export-use", id)
          const context = {
            actor: account,
            station: null,
            commandId,
            correlationId: commandId,
            causationId: null
          }
          return handle(id, { _tag: "UseExportApproval", account, rows, at }, { context }, { occurredAt: at })
        },
        { discard: true }
      )
    )
  })
})

/** Approvals of bulk exports over the event store and the tables of `identity`. */
export const exportRequestsLayer: Layer.Layer<ExportRequests, never, EventStore | SqlClient | Reference> =
  Layer.effect(ExportRequests, make)
