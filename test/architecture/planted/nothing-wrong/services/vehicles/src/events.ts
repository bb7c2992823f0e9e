export { registered } from "./domain/VehicleEvents.ts"
