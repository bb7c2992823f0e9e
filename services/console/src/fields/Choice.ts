/** One entry of a list to pick from. */
export interface Choice {
  readonly code: string
  readonly name: string
  /** Shown beside the name: the code, the township. */
  readonly hint?: string | undefined
  readonly group?: string | undefined
  /** Lower-case text that a search looks into: name, code, pinyin, initials. */
  readonly keys: string
}

/** Entries whose name, code or pinyin contains what was typed; the ones that begin with it come first. */
export const matching = (choices: ReadonlyArray<Choice>, typed: string): ReadonlyArray<Choice> => {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return choices
  const found = choices.filter((choice) => words.every((word) => choice.keys.includes(word)))
  const first = words[0] ?? ""
  const begins = (choice: Choice) => (choice.keys.split(" ").some((key) => key.startsWith(first)) ? 0 : 1)
  return [...found].sort((a, b) => begins(a) - begins(b))
}
