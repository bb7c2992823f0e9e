import { Layer } from "effect"
import { placesHttp } from "./http/PlacesHttp.ts"
import { layer as placeDirectory } from "./PlaceDirectory.ts"
import { layer as places } from "./Places.ts"
import { layer as wardenDirectory } from "./WardenDirectory.ts"

/** What a process needs to have this context in it. */

/** Which places there are and who serves: what is asked across streams. */
const directories = Layer.provideMerge(wardenDirectory, placeDirectory)

/** The use cases. */
const services = Layer.mergeAll(places)

/**
 * Handlers and reactions over the services. Asks for the event store, the bus, the personal records, the reference
 * data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.mergeAll(placesHttp).pipe(Layer.provide(services), Layer.provide(directories))

export { migrate } from "./migrate.ts"
