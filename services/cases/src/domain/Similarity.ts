import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { CaseFile } from "./Case.ts"

/** What two calls are compared by. */
export type Compared = Pick<CaseFile, "calledAt" | "kind" | "type" | "place">

/** How far apart two calls may be and still be about one case. */
export interface JoinWindow {
  readonly minutes: number
  readonly metres: number
}

/** What each part weighs: where it is says most. */
const weights = { time: 0.3, place: 0.5, matter: 0.2 } as const

/**
 * How alike two calls are, from 0 to 1, in hundredths. 0 where they are farther apart in time or place than the window;
 * without coordinates of both, the same village is near and the same township half as near.
 */
export const similarityOf = (a: Compared, b: Compared, { minutes, metres }: JoinWindow): number => {
  const apart = Math.abs(Date.parse(a.calledAt) - Date.parse(b.calledAt)) / 60_000
  if (apart > minutes) return 0
  const place = nearness(a.place, b.place, metres)
  if (place === 0) return 0
  const matter = a.kind !== b.kind ? 0 : a.type === b.type ? 1 : 0.5
  const score = weights.time * (1 - apart / minutes) + weights.place * place + weights.matter * matter
  return Math.round(score * 100) / 100
}

const nearness = (a: Compared["place"], b: Compared["place"], metres: number): number => {
  if (a.location !== null && b.location !== null) {
    const distance = metresBetween(a.location, b.location)
    // At the very edge they are still together.
    return distance > metres ? 0 : Math.max(0.01, 1 - distance / metres)
  }
  if (a.village !== null && a.village === b.village) return 0.8
  return a.township === b.township ? 0.4 : 0
}
