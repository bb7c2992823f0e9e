import { Layer } from "effect"
import { organisationHttp } from "./http/OrganisationHttp.ts"
import { peopleHttp } from "./http/PeopleHttp.ts"
import { layer as organisationDirectory } from "./OrganisationDirectory.ts"
import { layer as organisations } from "./Organisations.ts"
import { layer as people } from "./People.ts"
import { layer as peopleDirectory } from "./PeopleDirectory.ts"

/** What a process needs to have this context in it. */

/** Who is there, and in which units: every part of this context asks. */
const directories = Layer.merge(organisationDirectory, peopleDirectory)

/**
 * Handlers over the services. Asks for the event store, the personal records, the reference data, and what
 * `httpLayer` gives to every context.
 */
export const layer = Layer.merge(organisationHttp, peopleHttp).pipe(
  Layer.provide(Layer.merge(organisations, people)),
  Layer.provide(directories)
)

export { migrate } from "./migrate.ts"
