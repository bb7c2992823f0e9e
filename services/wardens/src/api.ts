/** The HTTP contract of this context: groups for the product's API, and the shapes they take and answer. */

export type { CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
export * from "./domain/place/forms/PlaceForms.ts"
export * from "./http/PlaceFile.ts"
export { WardenPlacesGroup } from "./http/PlacesApi.ts"
