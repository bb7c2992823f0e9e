import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"

/** What may happen to a service that somebody asked for (rows 40, 47, 58, 72), as it is stored: add, never change. */

const Text = Schema.NullOr(Schema.String)
const Codes = Schema.Array(Schema.String)
const why = { at: Schema.String, reason: Text } as const

/** What may be put right. Codes are those of the items of wardens. Nothing here says who asked for it. */
const content = {
  code: Schema.String,
  channel: Schema.String,
  /** Twelve-digit code. */
  village: Text,
  /** The papers that it takes; none where it takes none. */
  materials: Codes,
  note: Text
} as const

export const ServiceWasRequested = Schema.TaggedStruct("ServiceWasRequested", {
  ...content,
  /** Nine-digit code. */
  township: Schema.String,
  /** The mobile unit that was asked; null where it was none. */
  unitId: Text,
  /** The warden who took it; null where it was none. */
  wardenId: Text,
  /** It was settled on the spot. */
  done: Schema.Boolean,
  /** Account of whoever filed it. */
  by: Schema.String,
  ...why,
  warnings: Schema.Array(Warning)
})

/** All that may be put right, as it is now. */
export const ServiceWasCorrected = Schema.TaggedStruct("ServiceWasCorrected", {
  ...content,
  ...why,
  warnings: Schema.Array(Warning)
})

export const ServiceWasDone = Schema.TaggedStruct("ServiceWasDone", why)

/** Papers were missing: somebody has to come a second time (row 47). */
export const ServiceWasReopened = Schema.TaggedStruct("ServiceWasReopened", { missing: Codes, ...why })

/** 跨区代办 (row 72): another force is asked to do it. */
export const ServiceWasHandedOver = Schema.TaggedStruct("ServiceWasHandedOver", {
  force: Schema.String,
  ...why
})

export const HandOverWasAnswered = Schema.TaggedStruct("HandOverWasAnswered", {
  answer: Schema.String,
  /** The other force did it, and the service is done. */
  settled: Schema.Boolean,
  ...why
})

/** It counts no more. */
export const ServiceWasWithdrawn = Schema.TaggedStruct("ServiceWasWithdrawn", why)

export const ServiceEvent = Schema.Union(
  ServiceWasRequested,
  ServiceWasCorrected,
  ServiceWasDone,
  ServiceWasReopened,
  ServiceWasHandedOver,
  HandOverWasAnswered,
  ServiceWasWithdrawn
)
export type ServiceEvent = typeof ServiceEvent.Type

/** The event of one type: `ServiceEventOf<"ServiceWasRequested">`. */
export type ServiceEventOf<Type extends ServiceEvent["_tag"]> = Extract<ServiceEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const serviceEventCodec = makeEventCodec<ServiceEvent>({
  ServiceWasRequested: { version: 1, schema: ServiceWasRequested },
  ServiceWasCorrected: { version: 1, schema: ServiceWasCorrected },
  ServiceWasDone: { version: 1, schema: ServiceWasDone },
  ServiceWasReopened: { version: 1, schema: ServiceWasReopened },
  ServiceWasHandedOver: { version: 1, schema: ServiceWasHandedOver },
  HandOverWasAnswered: { version: 1, schema: HandOverWasAnswered },
  ServiceWasWithdrawn: { version: 1, schema: ServiceWasWithdrawn }
})
