import { halfWidth } from "./Spelling.ts"

/** A name without blanks and brackets: ledgers write `小杨营 村民委员会` and `富国社区(居委会)`. */
export const plainName = (name: string): string => halfWidth(name).replace(/[\s()（）·、,，]/g, "")

const committees = ["居民委员会", "村民委员会", "居委会", "村委会", "委员会", "居委"] as const
const kinds = ["社区", "行政村", "自然村", "村", "居"] as const

/**
 * What is left of a village's name without its committee and kind: `苏王村村民委员会`, `苏王村委会`,
 * `苏王村` and `苏王` all say `苏王`. Never empty.
 */
export const coreOfName = (name: string): string => {
  let core = plainName(name)
  for (const suffix of committees) {
    if (core.endsWith(suffix) && core.length > suffix.length) {
      core = core.slice(0, -suffix.length)
      break
    }
  }
  for (const suffix of kinds) {
    if (core.endsWith(suffix) && core.length > suffix.length) {
      core = core.slice(0, -suffix.length)
      break
    }
  }
  return core
}
