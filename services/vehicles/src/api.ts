/** The HTTP contract of this context: groups for the product's API, and the shapes they take and answer. */

export type { CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
export * from "./domain/forms/VehicleForms.ts"
export * from "./http/VehicleFile.ts"
export { UnregisteredVehiclesGroup, VehiclesGroup } from "./http/VehiclesApi.ts"
export { Import, ImportAnswer, ImportsGroup } from "./import/http/ImportsApi.ts"
