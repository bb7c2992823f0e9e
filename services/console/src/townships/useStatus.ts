import type * as Effect from "effect/Effect"
import { useEffect, useRef } from "react"
import { type Answer, useAnswer } from "../server/useAnswer.ts"
import { type Liveness, useLive } from "../server/useLive.ts"
import {
  changesPath,
  type DistrictStatus,
  districtStatus,
  type TownshipStatus,
  townshipStatus
} from "./townshipCalls.ts"

interface Followed<A> {
  readonly answer: Answer<A>
  readonly liveness: Liveness
}

/** Figures that follow the log by themselves: asked for again only once the log is further than they are. */
const useFollowed = <A extends { readonly position: number }>(
  ask: Effect.Effect<A, unknown>,
  subject: string,
  live: boolean
): Followed<A> => {
  const { heard, polls, liveness } = useLive(changesPath, live)
  const answer = useAnswer(ask, `${subject} ${polls}`, subject)
  const { data, asking, refused, askAgain } = answer
  const asked = useRef(0)
  useEffect(() => {
    if (!live || asking || data === undefined) return
    // After a refusal the next news is the occasion to try again, not the same news at once.
    if (heard > (refused === undefined ? data.position : asked.current)) {
      asked.current = heard
      askAgain()
    }
  }, [live, asking, data, refused, heard, askAgain])
  return { answer, liveness }
}

/** The figures of all townships in scope; those of a day gone by stand still. */
export const useDistrictStatus = (asOf: string | undefined): Followed<DistrictStatus> =>
  useFollowed(districtStatus(asOf), asOf ?? "now", asOf === undefined)

/** The same for one township. */
export const useTownshipStatus = (code: string, asOf: string | undefined): Followed<TownshipStatus> =>
  useFollowed(townshipStatus(code, asOf), `${code} ${asOf ?? "now"}`, asOf === undefined)
