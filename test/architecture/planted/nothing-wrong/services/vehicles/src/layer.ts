import { Context } from "effect"
import { EventStore } from "@jiaosuo/event-store/EventStore"

export class Vehicles extends Context.Tag("@jiaosuo/vehicles/Vehicles")<Vehicles, typeof EventStore>() {}
