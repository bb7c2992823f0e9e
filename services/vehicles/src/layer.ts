import { ImportOptions } from "@jiaosuo/ledger/ImportOptions"
import { Effect, Layer } from "effect"
import { type VehiclesSettings, vehiclesSettings } from "./config.ts"
import { unregisteredVehiclesHttp } from "./http/UnregisteredVehiclesHttp.ts"
import { vehiclesHttp } from "./http/VehiclesHttp.ts"
import { layer as importsHttp } from "./import/layer.ts"
import { layer as accidentsOfVehicles } from "./reactions/AccidentsOfVehicles.ts"
import { layer as checksOfVehicles } from "./reactions/ChecksOfVehicles.ts"
import { layer as uploadsAfterErasure } from "./reactions/UploadsAfterErasure.ts"
import { layer as wordsOfWardens } from "./reactions/WordsOfWardens.ts"
import { layer as unregisteredVehicles } from "./UnregisteredVehicles.ts"
import { layer as vehicles } from "./Vehicles.ts"

/** What a process needs to have this context in it. */

/** Handlers, services and reactions of the register, of its imports and of the list of unregistered vehicles. */
export const layerWith = (settings: VehiclesSettings) =>
  Layer.mergeAll(
    vehiclesHttp,
    unregisteredVehiclesHttp,
    importsHttp,
    uploadsAfterErasure,
    accidentsOfVehicles,
    checksOfVehicles,
    wordsOfWardens
  ).pipe(
    Layer.provide(unregisteredVehicles),
    Layer.provide(vehicles(settings)),
    Layer.provide(Layer.succeed(ImportOptions, settings.imports))
  )

/**
 * The same with the settings of the environment. Asks for the event store, the bus, the personal records, the
 * database, the reference data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.unwrapEffect(Effect.map(vehiclesSettings, layerWith))

export { migrate } from "./migrate.ts"
