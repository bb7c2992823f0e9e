import { projectionsLayer } from "@jiaosuo/projection/ProjectionRunner"
import { Layer } from "effect"
import { layer as boardReader } from "./board/BoardReader.ts"
import { dutyBoardModel } from "./board/DutyBoard.ts"
import { layer as cases } from "./Cases.ts"
import { layer as groups } from "./Groups.ts"
import { casesHttp } from "./http/CasesHttp.ts"
import { layer as accidentFiles } from "./reactions/AccidentFiles.ts"
import { layer as joinedCases } from "./reactions/JoinedCases.ts"

/** What a process needs to have this context in it. */

/** The read model that a dispatch is prepared from, kept and read in this process. */
const board = boardReader.pipe(Layer.provide(projectionsLayer([dutyBoardModel])))

/** The services: cases, and where groups were seen. */
export const services = Layer.mergeAll(cases, groups).pipe(Layer.provide(board))

/**
 * Handlers and reactions over the services. Asks for the event store, the bus, the personal records, the database, the
 * reference data, and what `httpLayer` gives to every context.
 */
export const layer = Layer.mergeAll(casesHttp, accidentFiles, joinedCases).pipe(Layer.provideMerge(services))

export { migrate } from "./migrate.ts"
