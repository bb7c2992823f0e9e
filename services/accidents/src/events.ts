/** What this context says to others: its events, how they are read, what they fold to, and their titles. */
export type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
export type {
  Accident,
  AccidentFile,
  DeepInvestigation,
  FirmOrder,
  ForensicTest,
  Identification,
  Intake,
  InvolvedPerson,
  InvolvedVehicle,
  Jurisdiction,
  Mediation,
  Paper,
  Recusal,
  Review,
  Scene,
  Search,
  Standing,
  Stop,
  WindowCounts
} from "./domain/Accident.ts"
export { counts, onFile, paperInForce, townshipOfAccident } from "./domain/Accident.ts"
export type { EventOf } from "./domain/AccidentEvents.ts"
export { AccidentEvent, accidentEventCodec } from "./domain/AccidentEvents.ts"
export { evolve, initialState } from "./domain/AccidentHistory.ts"
export type { Casualties, CasualtyRules, CasualtyWindow } from "./domain/Casualties.ts"
export {
  casualtiesOf,
  casualtyWindows,
  crimeFlagsOf,
  deathOf,
  gravestKind,
  injuryInWindow,
  severitiesOf
} from "./domain/Casualties.ts"
export type { Clock, ClockName, ClockRules } from "./domain/Clocks.ts"
export { clockNames, clocksOf } from "./domain/Clocks.ts"
export { Warning } from "./domain/events/fields.ts"
export {
  AccidentKind,
  JurisdictionGround,
  RefusalGround,
  ReportWay,
  WithdrawalGround
} from "./domain/events/Intake.ts"
export {
  closingWays,
  eventTitles,
  jurisdictionGrounds,
  refusalGrounds,
  standingNames,
  withdrawalGrounds
} from "./domain/Labels.ts"
export { crimeBranchOf, type Phase, phaseOf, phases, phaseTitles } from "./domain/Phase.ts"
export type { FirmCase, FirmInAccident, FirmPair } from "./domain/TransportFirms.ts"
export { firmCaseOf, firmPairs, isSameFirm } from "./domain/TransportFirms.ts"
export * from "./domain/values/Parties.ts"
export * from "./domain/values/Place.ts"
export * from "./domain/values/Proceedings.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "accidents"
