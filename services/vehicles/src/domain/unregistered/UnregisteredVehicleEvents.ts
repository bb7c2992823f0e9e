import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"
import { unregisteredFacts } from "./UnregisteredVehicle.ts"

/** What can happen to an unregistered village vehicle, as it is stored. Add, never change. */

/** It was put on the list. */
export const UnregisteredVehicleWasListed = Schema.TaggedStruct(
  "UnregisteredVehicleWasListed",
  unregisteredFacts
)

/** Something on the list was wrong. `corrected` holds the values that changed, as they are now. */
export const UnregisteredVehicleWasCorrected = Schema.TaggedStruct("UnregisteredVehicleWasCorrected", {
  corrected: Schema.partialWith(Schema.Struct(unregisteredFacts), { exact: true }),
  /** The village before the correction. */
  from: Schema.String,
  reason: Schema.NullOr(Schema.String)
})

/** It is gone: sold away, broken up, entered by mistake. */
export const UnregisteredVehicleWasStruckOff = Schema.TaggedStruct("UnregisteredVehicleWasStruckOff", {
  reason: Schema.String
})

/** It got its plate; `vehicle` is the id of its file in the register. */
export const UnregisteredVehicleWasRegistered = Schema.TaggedStruct("UnregisteredVehicleWasRegistered", {
  vehicle: Schema.String
})

export const UnregisteredVehicleEvent = Schema.Union(
  UnregisteredVehicleWasListed,
  UnregisteredVehicleWasCorrected,
  UnregisteredVehicleWasStruckOff,
  UnregisteredVehicleWasRegistered
)
export type UnregisteredVehicleEvent = typeof UnregisteredVehicleEvent.Type

/** Reads every version ever stored, writes the newest. */
export const unregisteredVehicleEventCodec = makeEventCodec<UnregisteredVehicleEvent>({
  UnregisteredVehicleWasListed: { version: 1, schema: UnregisteredVehicleWasListed },
  UnregisteredVehicleWasCorrected: { version: 1, schema: UnregisteredVehicleWasCorrected },
  UnregisteredVehicleWasStruckOff: { version: 1, schema: UnregisteredVehicleWasStruckOff },
  UnregisteredVehicleWasRegistered: { version: 1, schema: UnregisteredVehicleWasRegistered }
})
