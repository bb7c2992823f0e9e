import { Layer } from "effect"
import { organisationHttp } from "./http/OrganisationHttp.ts"
import { peopleHttp } from "./http/PeopleHttp.ts"
import { postsHttp } from "./http/PostsHttp.ts"
import { rostersHttp } from "./http/RostersHttp.ts"
import { layer as organisationDirectory } from "./OrganisationDirectory.ts"
import { layer as organisations } from "./Organisations.ts"
import { layer as people } from "./People.ts"
import { layer as peopleDirectory } from "./PeopleDirectory.ts"
import { layer as posts } from "./Posts.ts"
import { layer as rosters } from "./Rosters.ts"

/** What a process needs to have this context in it. */

/** Who is there, and in which units: every part of this context asks. */
const directories = Layer.merge(organisationDirectory, peopleDirectory)

/**
 * Handlers over the services. Asks for the event store, the personal records, the reference data, and what
 * `httpLayer` gives to every context.
 */
export const layer = Layer.mergeAll(organisationHttp, peopleHttp, rostersHttp, postsHttp).pipe(
  Layer.provide(Layer.mergeAll(organisations, people, rosters, posts)),
  Layer.provide(directories)
)

export { seedDemoOrganisation } from "./demo/DemoOrganisation.ts"
export { migrate } from "./migrate.ts"
