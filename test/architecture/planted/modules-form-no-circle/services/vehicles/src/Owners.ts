import { plate } from "./Plates.ts"

export const owner = (): string => plate()
