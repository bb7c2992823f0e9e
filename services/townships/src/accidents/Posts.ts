/** Kilometre posts as addresses write them, and the sections that they lie in. */

/**
 * Metres of `K12+300`, `12+300`, `K12` or plain metres (`12300`); undefined where it is none of them. A plus that
 * an address has turned into a blank is taken for one.
 */
export const postMetresOf = (text: string): number | undefined => {
  const post = /^K?(\d{1,4})[+ ](\d{1,3}(?:\.\d{1,3})?)$/i.exec(text)
  if (post !== null) return Number(post[1]) * 1_000 + Number(post[2])
  const kilometres = /^K(\d{1,4}(?:\.\d{1,3})?)$/i.exec(text)
  if (kilometres !== null) return Number(kilometres[1]) * 1_000
  return /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined
}

/** Lengths that roads are cut into. */
export type BinUnit = "kilometre" | "mile"

const metresInMile = 1_609.344

/**
 * The kilometre or mile that a post lies in, as SQL. A post of a mile-posted road was a thousandth of a mile
 * before it became whole metres, so it is taken back to one: a post exactly on a mile stays with the mile that
 * begins there.
 */
export const binExpression = (metres: string, unit: BinUnit): string =>
  unit === "kilometre"
    ? `floor(${metres} / 1000)::int`
    : `floor(round((${metres} / ${metresInMile} * 1000)::numeric) / 1000)::int`

/** Where a kilometre or mile begins, in metres. */
export const binStart = (bin: number, unit: BinUnit): number =>
  unit === "kilometre" ? bin * 1_000 : Math.round(bin * metresInMile * 1_000) / 1_000
