export { Vehicles } from "@jiaosuo/vehicles/Vehicles"
