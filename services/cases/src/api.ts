/** The HTTP contract of this context: groups for the product's API, and the shapes they take and answer. */

export type { CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
export * from "./domain/forms/CaseForms.ts"
export * from "./http/CaseFile.ts"
export { CasesGroup } from "./http/CasesApi.ts"
export { CaseImportAnswer, CaseImportsGroup } from "./import/http/ImportsApi.ts"
