import { Either } from "effect"
import type { Checked } from "../src/Finding.ts"

/** What came of a check, flat: the value, the codes of its warnings, or the code it was refused with. */
export const outcome = <A>(checked: Checked<A>): unknown =>
  Either.match(checked, {
    onLeft: (found) => ({ refused: found.code, rule: found.rule }),
    onRight: ({ value, warnings }) =>
      warnings.length === 0 ? value : { value, warnings: warnings.map((found) => found.code) }
  })

/** The code a check was refused with; null if it passed. */
export const refusal = <A>(checked: Checked<A>): string | null =>
  Either.isLeft(checked) ? checked.left.code : null
