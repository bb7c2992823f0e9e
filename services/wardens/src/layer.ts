import { Layer } from "effect"
import { layer as callOutDirectory } from "./CallOutDirectory.ts"
import { layer as callOuts } from "./CallOuts.ts"
import { layer as cellsOfVillages } from "./CellsOfVillages.ts"
import { layer as escalation } from "./Escalation.ts"
import { layer as hazards } from "./Hazards.ts"
import { callOutsHttp } from "./http/CallOutsHttp.ts"
import { hazardsHttp } from "./http/HazardsHttp.ts"
import { placesHttp } from "./http/PlacesHttp.ts"
import { recordsHttp } from "./http/RecordsHttp.ts"
import { servicesHttp } from "./http/ServicesHttp.ts"
import { shiftsHttp } from "./http/ShiftsHttp.ts"
import { teamsHttp } from "./http/TeamsHttp.ts"
import { unitsHttp } from "./http/UnitsHttp.ts"
import { villagesHttp } from "./http/VillagesHttp.ts"
import { wardensHttp } from "./http/WardensHttp.ts"
import { layer as inspectionDirectory } from "./InspectionDirectory.ts"
import { layer as placeDirectory } from "./PlaceDirectory.ts"
import { layer as places } from "./Places.ts"
import { layer as records } from "./Records.ts"
import { layer as answersOfCells } from "./reactions/AnswersOfCells.ts"
import { layer as callOutsOfCases } from "./reactions/CallOutsOfCases.ts"
import { layer as callOutsOfThoseAway } from "./reactions/CallOutsOfThoseAway.ts"
import { layer as casesOfHazards } from "./reactions/CasesOfHazards.ts"
import { layer as teamsOfThoseWhoLeft } from "./reactions/TeamsOfThoseWhoLeft.ts"
import { layer as requestedServices } from "./Services.ts"
import { layer as shifts } from "./Shifts.ts"
import { layer as teamDirectory } from "./TeamDirectory.ts"
import { layer as teams } from "./Teams.ts"
import { layer as unitDirectory } from "./UnitDirectory.ts"
import { layer as unitMonths } from "./UnitMonths.ts"
import { layer as units } from "./Units.ts"
import { layer as wardenDirectory } from "./WardenDirectory.ts"
import { layer as wardens } from "./Wardens.ts"

/** What a process needs to have this context in it. */

/** Which places there are and who serves: what is asked across streams. */
const directories = Layer.mergeAll(
  Layer.provideMerge(wardenDirectory, placeDirectory),
  teamDirectory,
  callOutDirectory,
  inspectionDirectory,
  unitDirectory,
  cellsOfVillages
)

/** The use cases. */
const services = Layer.mergeAll(
  places,
  wardens,
  teams,
  callOuts,
  shifts,
  records,
  hazards,
  units,
  unitMonths,
  requestedServices
)

/**
 * Handlers and reactions over the services. Asks for the event store, the bus, the personal records, the reference
 * data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.mergeAll(
  placesHttp,
  wardensHttp,
  teamsHttp,
  villagesHttp,
  teamsOfThoseWhoLeft,
  callOutsHttp,
  shiftsHttp,
  recordsHttp,
  hazardsHttp,
  unitsHttp,
  servicesHttp,
  callOutsOfCases,
  callOutsOfThoseAway,
  answersOfCells,
  casesOfHazards,
  escalation
).pipe(Layer.provide(services), Layer.provide(directories))

export { seedDemoWardens } from "./demo/DemoWardens.ts"
export { migrate } from "./migrate.ts"
