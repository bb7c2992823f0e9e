import { Context } from "effect"

export class Vehicles extends Context.Tag("@jiaosuo/identity/Vehicles")<Vehicles, string>() {}
