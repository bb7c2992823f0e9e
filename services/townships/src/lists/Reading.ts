import type { Instant, Position } from "@jiaosuo/kernel/Event"

/** How a model is read: having at least a position, and as of an instant. */
export interface Reading {
  readonly after?: Position | undefined
  readonly asOf?: Instant | undefined
}

/** The model that all lists and figures of this context are read from. */
export const vehicleRegister = "vehicle_register"
