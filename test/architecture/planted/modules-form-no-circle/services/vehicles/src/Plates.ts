import { owner } from "./Owners.ts"

export const plate = (): string => owner()
