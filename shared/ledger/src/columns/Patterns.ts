import { Either } from "effect"
import { RE2JS } from "re2js"

/**
 * Regular expressions of mapping files. They come from outside and run over every row, so they are matched by
 * RE2, whose time is linear in the text whatever the expression (decision 0071).
 */

/** A longer expression is no pattern of a cell; the cells themselves are bounded by their field. */
const longestExpression = 200
/** Steps of the compiled expression: repetitions of repetitions add up to more than their letters. */
const largestProgram = 2_000
const mostGroups = 16

/** An expression that was checked: it fits a whole value, and its named groups are what is taken out. */
export interface Pattern {
  readonly groups: ReadonlyArray<string>
  /** The named groups of a value that fits as a whole; undefined where it does not. */
  readonly read: (value: string) => Readonly<Record<string, string>> | undefined
}

/** Checks an expression. Left: what is wrong with it. */
export const readPattern = (expression: string): Either.Either<Pattern, string> => {
  if (expression.length > longestExpression) return Either.left(`over ${longestExpression} characters`)
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(expression)
  } catch (error) {
    return Either.left(error instanceof Error ? error.message : String(error))
  }
  if (compiled.programSize() > largestProgram) return Either.left("it repeats too much")
  const groups = Object.keys(compiled.namedGroups())
  if (groups.length > mostGroups) return Either.left(`over ${mostGroups} groups`)
  if (groups.length === 0) return Either.left("no named group such as (?<km>\\d+)")
  return Either.right({
    groups,
    read: (value) => {
      const matcher = compiled.matcher(value)
      if (!matcher.matches()) return undefined
      return Object.fromEntries(groups.map((group) => [group, matcher.group(group) ?? ""]))
    }
  })
}
