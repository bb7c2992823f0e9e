import { Layer } from "effect"
import { layer as accidents } from "./Accidents.ts"
import { accidentsHttp } from "./http/AccidentsHttp.ts"
import { layer as keyVehiclesInAccidents } from "./reactions/KeyVehiclesInAccidents.ts"

/**
 * What a process needs to have this context in it: handlers and reactions over the service. Asks for the event store, the bus, the personal
 * records, the reference data, and what `httpLayer` gives to every context. Keeps nothing but events and personal
 * records, whose tables belong to the event store.
 */
export const layer = Layer.merge(accidentsHttp, keyVehiclesInAccidents).pipe(Layer.provideMerge(accidents))
