import { AccidentImportsGroup, AccidentsGroup } from "@jiaosuo/accidents/api"
import { layer as accidents } from "@jiaosuo/accidents/layer"
import { layer as duties } from "@jiaosuo/duties/layer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { IdentityGroup } from "@jiaosuo/identity/api"
import { layer as identity } from "@jiaosuo/identity/layer"
import { AccidentReadsGroup, OperationsGroup, TownshipsGroup } from "@jiaosuo/townships/api"
import { layer as townships } from "@jiaosuo/townships/layer"
import { ImportsGroup, UnregisteredVehiclesGroup, VehiclesGroup } from "@jiaosuo/vehicles/api"
import { layer as vehicles } from "@jiaosuo/vehicles/layer"
import { Layer } from "effect"

/** The whole HTTP interface: every context adds its groups. */
export const api = productApi
  .add(IdentityGroup)
  .add(VehiclesGroup)
  .add(UnregisteredVehiclesGroup)
  .add(ImportsGroup)
  .add(AccidentsGroup)
  .add(AccidentImportsGroup)
  .add(TownshipsGroup)
  .add(AccidentReadsGroup)
  .add(OperationsGroup)

/** What answers it. */
export const handlers = Layer.mergeAll(identity, vehicles, accidents, duties, townships)
