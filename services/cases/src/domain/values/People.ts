import { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { Schema } from "effect"

/** Who has to do with a case. */

/** What somebody who works on a case is. */
export const WorkerKind = Schema.Literal("dispatcher", "officer", "auxiliary", "warden", "commander")
export type WorkerKind = typeof WorkerKind.Type

/** Somebody who works on a case: by account, with the station they stand for (null: the district's desks). */
export const Worker = Schema.Struct({
  account: Schema.String,
  kind: WorkerKind,
  station: Schema.NullOr(Schema.String)
})
export type Worker = typeof Worker.Type

/** Who called; null where nobody is named (I1). The values are sealed. */
export const Caller = Schema.NullOr(Schema.Struct({ person: PersonReference, known: KnownValues }))
export type Caller = typeof Caller.Type

/** Who helps with a case: a person by account, or a unit of the organisation. */
export const Assistant = Schema.Union(
  Schema.Struct({
    kind: Schema.Literal("account"),
    account: Schema.String,
    station: Schema.NullOr(Schema.String)
  }),
  Schema.Struct({ kind: Schema.Literal("unit"), unitId: Schema.String })
)
export type Assistant = typeof Assistant.Type

/** What tells one assistant from another. */
export const assistantKey = (assistant: Assistant): string =>
  assistant.kind === "account" ? `account:${assistant.account}` : `unit:${assistant.unitId}`
