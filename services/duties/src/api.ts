/**
 * The HTTP contract of this context: groups for the product's API, the shapes they take and answer, and the pure
 * questions by which whoever plans duties sees at once what would be refused.
 */

export type { CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
export { isStaffed } from "@jiaosuo/reference/PostRules"
export * from "./domain/cell/forms/CellForms.ts"
export * from "./domain/organisation/forms/OrganisationForms.ts"
export * from "./domain/person/forms/PersonForms.ts"
export * from "./domain/post/forms/PostForms.ts"
export { crewFault, doubleBooking, memberFault, positionOf } from "./domain/roster/Composition.ts"
export * from "./domain/roster/forms/RosterForms.ts"
export { crewOf, dayOf, hoursAfter, instantOf } from "./domain/roster/Slot.ts"
export * from "./http/CellFile.ts"
export { CellsGroup } from "./http/CellsApi.ts"
export * from "./http/OrganisationAnswers.ts"
export { OrganisationGroup } from "./http/OrganisationApi.ts"
export { PeopleGroup } from "./http/PeopleApi.ts"
export * from "./http/PersonFile.ts"
export * from "./http/PostFile.ts"
export { PostsGroup } from "./http/PostsApi.ts"
export * from "./http/RosterFile.ts"
export { type ModeQuery, RostersGroup } from "./http/RostersApi.ts"
