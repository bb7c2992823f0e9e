import { importSettings } from "@jiaosuo/ledger/config"
import { ImportOptions, type ImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { Effect, Layer } from "effect"
import { layer as accidents } from "./Accidents.ts"
import { accidentsHttp } from "./http/AccidentsHttp.ts"
import { layer as importsHttp } from "./import/layer.ts"
import { layer as accidentsOfCases } from "./reactions/AccidentsOfCases.ts"
import { layer as duplicatesOfAccidents } from "./reactions/DuplicatesOfAccidents.ts"
import { layer as keyVehiclesInAccidents } from "./reactions/KeyVehiclesInAccidents.ts"
import { layer as uploadsAfterErasure } from "./reactions/UploadsAfterErasure.ts"

/** What a process needs to have this context in it. */

/** Handlers, reactions and imports over the service. */
export const layerWith = (imports: ImportSettings) =>
  Layer.mergeAll(
    accidentsHttp,
    importsHttp,
    duplicatesOfAccidents,
    keyVehiclesInAccidents,
    accidentsOfCases,
    uploadsAfterErasure
  ).pipe(Layer.provideMerge(accidents), Layer.provide(Layer.succeed(ImportOptions, imports)))

/**
 * The same with the settings of the environment. Asks for the event store, the bus, the personal records, the
 * database, the reference data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.unwrapEffect(Effect.map(importSettings, layerWith))

export { migrate } from "./migrate.ts"
