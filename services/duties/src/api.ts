/** The HTTP contract of this context: groups for the product's API, and the shapes they take and answer. */

export type { CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
export * from "./domain/organisation/forms/OrganisationForms.ts"
export * from "./domain/person/forms/PersonForms.ts"
export * from "./http/OrganisationAnswers.ts"
export { OrganisationGroup } from "./http/OrganisationApi.ts"
export { PeopleGroup } from "./http/PeopleApi.ts"
export * from "./http/PersonFile.ts"
