/** The HTTP contract of this context; loads in a browser as well. */
export { AccidentReadsGroup } from "./accidents/http/AccidentReadsApi.ts"
export { CaseNews, GroupNews } from "./cases/http/CaseAnswer.ts"
export { CaseReadsGroup } from "./cases/http/CaseReadsApi.ts"
export { DutyReadsGroup } from "./duties/http/DutyReadsApi.ts"
export { OperationsGroup } from "./http/OperationsApi.ts"
export { TownshipsGroup } from "./http/TownshipsApi.ts"
export { WardenReadsGroup } from "./wardens/http/WardenReadsApi.ts"
