import { Option } from "effect"

export const plate = Option.none()
