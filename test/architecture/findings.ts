/** One place where the tree breaks a rule. */
export interface Violation {
  /** Name of the rule: what would be true if it held. */
  readonly rule: string
  /** Path from the root of the tree that was judged. */
  readonly path: string
  readonly what: string
}

/** One line for a person: the rule, the place and what is there. */
export const describeViolation = ({ rule, path, what }: Violation): string => `${rule}: ${path}: ${what}`
