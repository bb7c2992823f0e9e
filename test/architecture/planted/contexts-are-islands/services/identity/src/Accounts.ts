export { vehicleEventCodec } from "@jiaosuo/vehicles/events"
