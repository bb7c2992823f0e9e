import { importSettings } from "@jiaosuo/ledger/config"
import { ImportOptions, type ImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { projectionsLayer } from "@jiaosuo/projection/ProjectionRunner"
import { Effect, Layer } from "effect"
import { layer as boardReader } from "./board/BoardReader.ts"
import { dutyBoardModel } from "./board/DutyBoard.ts"
import { layer as cases } from "./Cases.ts"
import { layer as groups } from "./Groups.ts"
import { casesHttp } from "./http/CasesHttp.ts"
import { layer as importsHttp } from "./import/layer.ts"
import { layer as accidentFiles } from "./reactions/AccidentFiles.ts"
import { layer as callOutsOfCases } from "./reactions/CallOutsOfCases.ts"
import { layer as cellsOfCases } from "./reactions/CellsOfCases.ts"
import { layer as hazardsOfRoads } from "./reactions/HazardsOfRoads.ts"
import { layer as joinedCases } from "./reactions/JoinedCases.ts"

/** What a process needs to have this context in it. */

/** Runs the read model that a dispatch is prepared from. Needs the log, the bus and the pool. */
export const readModels = projectionsLayer([dutyBoardModel])

/** What the model answers, from this process. */
const board = boardReader.pipe(Layer.provide(readModels))

/** The services: cases, and where groups were seen. */
export const services = Layer.mergeAll(cases, groups).pipe(Layer.provide(board))

/** Handlers, reactions and imports over the services. */
export const layerWith = (imports: ImportSettings) =>
  Layer.mergeAll(
    casesHttp,
    importsHttp,
    accidentFiles,
    callOutsOfCases,
    cellsOfCases,
    hazardsOfRoads,
    joinedCases
  ).pipe(Layer.provideMerge(services), Layer.provide(Layer.succeed(ImportOptions, imports)))

/**
 * The same with the settings of the environment. Asks for the event store, the bus, the personal records, the database,
 * the reference data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.unwrapEffect(Effect.map(importSettings, layerWith))

export { migrate } from "./migrate.ts"
