import { useNow } from "../../../cases/useNow.ts"
import { clockOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { lengthOf } from "./callOutWords.ts"

/**
 * Until when answers are waited for, and how long that still is: then whoever is further away is asked, or it ends as too
 * few. Undefined where nobody waits for an answer.
 */
export const useNextRing = (nextRingAt: string | null): string | undefined => {
  const { callOuts: words } = useWardenDeskMessages()
  const now = useNow()
  if (nextRingAt === null) return undefined
  const left = Math.ceil((Date.parse(nextRingAt) - now) / 1_000)
  return left <= 0 ? words.nextRingNow : words.nextRing(clockOf(nextRingAt), lengthOf(left, words))
}
