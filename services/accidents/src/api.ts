/** The HTTP contract of this context: groups for the product's API, and the shapes they take and answer. */

export type { CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
export * from "./domain/forms/IntakeForms.ts"
export * from "./domain/forms/PartyForms.ts"
export * from "./domain/forms/ProceedingsForms.ts"
export * from "./http/AccidentFile.ts"
export { AccidentsGroup } from "./http/AccidentsApi.ts"
export { AccidentImportAnswer, AccidentImportsGroup } from "./import/http/ImportsApi.ts"
