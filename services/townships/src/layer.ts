import type { HttpApi } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { postgresSessionsLayer } from "@jiaosuo/http/PostgresSessions"
import { productApi } from "@jiaosuo/http/ProductApi"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { projectionsLayer } from "@jiaosuo/projection/ProjectionRunner"
import { Reference, type ReferenceData } from "@jiaosuo/reference/Reference"
import { Clock, type Config, Effect, Layer } from "effect"
import { layer as accidentMoments } from "./accidents/AccidentMoments.ts"
import { layer as accidentReader } from "./accidents/AccidentReader.ts"
import { layer as accidentReads } from "./accidents/AccidentReads.ts"
import { accidentRegisterIn } from "./accidents/AccidentRegister.ts"
import { layer as accidentReadsHttp } from "./accidents/http/AccidentReadsHttp.ts"
import {
  AccidentReadsGroup,
  CaseReadsGroup,
  DutyReadsGroup,
  OperationsGroup,
  TownshipsGroup,
  WardenReadsGroup
} from "./api.ts"
import { layer as caseMoments } from "./cases/CaseMoments.ts"
import { layer as caseReader } from "./cases/CaseReader.ts"
import { layer as caseReads } from "./cases/CaseReads.ts"
import { caseRegisterIn } from "./cases/CaseRegister.ts"
import { layer as caseReadsHttp } from "./cases/http/CaseReadsHttp.ts"
import { layer as caseFeed } from "./cases/live/CaseFeed.ts"
import type { settings } from "./config.ts"
import { layer as dutyMoments } from "./duties/DutyMoments.ts"
import { layer as dutyReader } from "./duties/DutyReader.ts"
import { dutyRegisterProjection } from "./duties/DutyRegister.ts"
import { layer as dutyReadsHttp } from "./duties/http/DutyReadsHttp.ts"
import { layer as operationsHttp } from "./http/OperationsHttp.ts"
import { layer as townshipsHttp } from "./http/TownshipsHttp.ts"
import { layer as registerLists } from "./lists/RegisterLists.ts"
import { layer as registerReader } from "./lists/RegisterReader.ts"
import { layer as erasures } from "./operations/Erasures.ts"
import { layer as rebuilds } from "./operations/Rebuilds.ts"
import { layer as ruleWatch } from "./operations/RuleWatch.ts"
import { layer as livePosition } from "./status/LivePosition.ts"
import { layer as townshipFigures } from "./status/TownshipFigures.ts"
import { rulesInForce } from "./vehicles/KeyRules.ts"
import { vehicleRegisterIn } from "./vehicles/VehicleRegister.ts"
import { layer as wardenReadsHttp } from "./wardens/http/WardenReadsHttp.ts"
import { layer as wardenMoments } from "./wardens/WardenMoments.ts"
import { layer as wardenReader } from "./wardens/WardenReader.ts"
import { wardenRegisterProjection } from "./wardens/WardenRegister.ts"

export { settings } from "./config.ts"
export { migrate } from "./migrate.ts"

/** The read models of this context, judged by the rules that are in force on a day. */
export const projections = (
  { accidentRules, caseRules, district, vehicleRules }: ReferenceData,
  today: CalendarDate
) => [
  vehicleRegisterIn({ district, inForce: rulesInForce(vehicleRules, today) }),
  accidentRegisterIn({ district, accidentRules, vehicleRules }),
  caseRegisterIn({ district, caseRules }),
  dutyRegisterProjection,
  wardenRegisterProjection
]

/** The runner, with rules as they are on the day of the start. */
const runner = Layer.unwrapEffect(
  Effect.gen(function* () {
    const reference = yield* Reference
    const today = dayInShanghai(yield* Clock.currentTimeMillis)
    return projectionsLayer(projections(reference, today))
  })
)

/** Runs the read models of this context. Needs the log, the bus, the pool and the reference data. */
export const readModels = Layer.merge(runner, ruleWatch)

const readers = Layer.provideMerge(
  Layer.mergeAll(accidentMoments, caseMoments, dutyMoments, wardenMoments),
  Layer.mergeAll(registerReader, accidentReader, caseReader, dutyReader, wardenReader)
)

const services = Layer.mergeAll(
  Layer.provideMerge(Layer.mergeAll(townshipFigures, caseFeed), readers),
  registerLists,
  accidentReads,
  caseReads,
  livePosition,
  erasures,
  rebuilds
)

/** The handlers of figures, lists, reference data and operation, over read models that run somewhere else. */
export const handlers = Layer.mergeAll(
  townshipsHttp,
  accidentReadsHttp,
  caseReadsHttp,
  dutyReadsHttp,
  wardenReadsHttp,
  operationsHttp
).pipe(Layer.provide(services))

/** Everything this context needs in a process: its read models and its handlers. */
export const layer = handlers.pipe(Layer.provideMerge(readModels))

/**
 * What the process of this service serves. The proxy asks it for `/openapi.json` and `/docs`: whoever knows the
 * contract of the whole product hands it in as `published`.
 */
export const process =
  (published?: HttpApi.HttpApi.Any) =>
  ({ host, port, behindProxy, otlpEndpoint }: Config.Config.Success<typeof settings>) =>
    httpLayer({
      api: productApi
        .add(TownshipsGroup)
        .add(AccidentReadsGroup)
        .add(CaseReadsGroup)
        .add(DutyReadsGroup)
        .add(WardenReadsGroup)
        .add(OperationsGroup),
      handlers: layer,
      published,
      host,
      port,
      behindProxy,
      tracing: otlpEndpoint !== undefined,
      readiness: { postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`) }
    }).pipe(Layer.provide(postgresSessionsLayer()))
