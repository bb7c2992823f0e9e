export { vehicles } from "../Vehicles.ts"
