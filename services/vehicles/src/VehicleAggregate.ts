import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { townshipOfVehicle, type Vehicle } from "./domain/Vehicle.ts"
import { claimIsHeld, claimsOf } from "./domain/VehicleClaims.ts"
import type { VehicleCommand } from "./domain/VehicleCommands.ts"
import { makeVehicleDecider } from "./domain/VehicleDecider.ts"
import { type VehicleEvent, vehicleEventCodec } from "./domain/VehicleEvents.ts"
import type { VehiclePolicy } from "./domain/VehiclePolicy.ts"
import type { VehicleRejection } from "./domain/VehicleRejections.ts"

/** How the event store keeps a vehicle: `vehicles/vehicle/<id>`. */
export const vehicleAggregate = (
  policy: VehiclePolicy
): Aggregate<Scoped<VehicleCommand>, VehicleEvent, Vehicle, VehicleRejection> => ({
  context: "vehicles",
  kind: "vehicle",
  decider: withinScope(makeVehicleDecider(policy), townshipOfVehicle),
  codec: vehicleEventCodec,
  township: (_event, after) => townshipOfVehicle(after),
  claims: claimsOf,
  claimIsHeld
})
