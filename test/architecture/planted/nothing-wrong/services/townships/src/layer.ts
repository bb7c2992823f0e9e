export { vehicleEventCodec } from "./Register.ts"
