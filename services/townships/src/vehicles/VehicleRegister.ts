import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import { defineProjection } from "@jiaosuo/projection/Projection"
import { versionOf } from "@jiaosuo/reference/TableVersion"
import type { UnregisteredVehicleEvent, VehicleEvent } from "@jiaosuo/vehicles/events"
import {
  unregisteredVehicleEventCodec,
  vehicleEventCodec,
  context as vehicles
} from "@jiaosuo/vehicles/events"
import { Either } from "effect"
import { foldUnregisteredIn } from "../unregistered/UnregisteredFold.ts"
import { unregisteredTable } from "../unregistered/UnregisteredTable.ts"
import type { RegisterContext } from "./VehicleFold.ts"
import { foldVehicleIn } from "./VehicleFold.ts"
import { vehicleTable } from "./VehicleTable.ts"

/** The model that all lists and figures of this context are read from. */
export const vehicleRegister = "vehicle_register"

/** Raised by hand when the tables or the folds of this model change. */
const shape = 1

type RegisterEvent =
  | { readonly of: "vehicle"; readonly event: VehicleEvent }
  | { readonly of: "unregistered"; readonly event: UnregisteredVehicleEvent }

/**
 * Whatever stands in a stream of vehicles must be read; what is not understood is set aside, never skipped.
 * Other streams of the context (imports) are not of interest.
 */
const decode = (recorded: RecordedEvent) => {
  if (recorded.stream.startsWith("vehicles/vehicle/")) {
    return Either.map(
      vehicleEventCodec.decode(recorded),
      (event): RegisterEvent => ({ of: "vehicle", event })
    )
  }
  if (recorded.stream.startsWith("vehicles/unregistered/")) {
    return Either.map(
      unregisteredVehicleEventCodec.decode(recorded),
      (event): RegisterEvent => ({ of: "unregistered", event })
    )
  }
  return Either.right(undefined)
}

/**
 * The read model `vehicle_register`: all vehicles on file and all unregistered village vehicles, in two tables
 * that move together, so that one position stands for every figure of a status. Rule tables and divisions are
 * part of its version: when they change, it is built anew beside the live one.
 */
export const vehicleRegisterIn = (context: RegisterContext) => {
  const foldVehicle = foldVehicleIn(context)
  const foldUnregistered = foldUnregisteredIn(context.district)
  const { rules, since } = context.inForce
  const villages = versionOf(context.district.villages.map(({ code, name }) => [code, name]))
  return defineProjection({
    name: vehicleRegister,
    version: [shape, rules.version, since.replaceAll("-", ""), villages.slice(0, 8)].join("_"),
    contexts: [vehicles],
    tables: { vehicle: vehicleTable, unregistered: unregisteredTable },
    decode,
    touches: ({ of }: RegisterEvent, { stream }) =>
      of === "vehicle" ? { vehicle: [idOf(stream)] } : { unregistered: [idOf(stream)] },
    fold: (happened: RegisterEvent, recorded, rows) => {
      const id = idOf(recorded.stream)
      if (happened.of === "vehicle") {
        rows.vehicle.set(foldVehicle(happened.event, recorded, rows.vehicle.get(id)))
      } else {
        rows.unregistered.set(foldUnregistered(happened.event, recorded, rows.unregistered.get(id)))
      }
    }
  })
}
