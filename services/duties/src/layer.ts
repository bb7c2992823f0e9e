import { Layer } from "effect"
import { layer as cellDirectory } from "./CellDirectory.ts"
import { layer as cells } from "./Cells.ts"
import { cellsHttp } from "./http/CellsHttp.ts"
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
import { layer as callOutsOfCases } from "./reactions/CallOutsOfCases.ts"
import { layer as callOutsOfVolunteers } from "./reactions/CallOutsOfVolunteers.ts"

/** What a process needs to have this context in it. */

/** Who is there, in which units, and which cells villages have: what is asked across streams. */
const directories = Layer.mergeAll(organisationDirectory, peopleDirectory, cellDirectory)

/**
 * Handlers and reactions over the services. Asks for the event store, the bus, the personal records, the reference
 * data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.mergeAll(
  organisationHttp,
  peopleHttp,
  rostersHttp,
  postsHttp,
  cellsHttp,
  callOutsOfCases,
  callOutsOfVolunteers
).pipe(
  Layer.provide(Layer.mergeAll(organisations, people, rosters, posts, cells)),
  Layer.provide(directories)
)

export { seedDemoOrganisation } from "./demo/DemoOrganisation.ts"
export { migrate } from "./migrate.ts"
