/** The first character of each pinyin initial in the order of a Chinese dictionary; no word begins with I, U, V. */
const boundaries = [..."吖八嚓咑囮发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀"]
const initials = [..."abcdefghjklmnopqrstwxyz"]
const order = new Intl.Collator("zh-Hans-CN-u-co-pinyin")
const known = new Map<string, string>()

const initialOf = (character: string): string => {
  if (!/\p{Script=Han}/u.test(character)) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : ""
  const before = known.get(character)
  if (before !== undefined) return before
  let found = ""
  for (let i = 0; i < boundaries.length; i++) {
    if (order.compare(character, boundaries[i] ?? "") < 0) break
    found = initials[i] ?? ""
  }
  known.set(character, found)
  return found
}

/**
 * Pinyin initials of a text, from the browser's own Chinese collation: `小型面包车` → `xxmbc`. Good enough to
 * search a code table; places bring initials from the server, which knows how their names are read.
 */
export const initialsOf = (text: string): string => [...text].map(initialOf).join("")
