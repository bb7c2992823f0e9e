/** Lists of a file after an event. Each leaves the list as it is where the event does not fit it. */

/** The list with one more entry, unless an entry with its key is there. */
export const withOne = <A>(
  list: ReadonlyArray<A>,
  one: A,
  isTheSame: (known: A) => boolean
): ReadonlyArray<A> => (list.some(isTheSame) ? list : [...list, one])

/** The list with what an event says of those of its entries that it is about. */
export const changedWhere = <A>(
  list: ReadonlyArray<A>,
  isMeant: (known: A) => boolean,
  change: (known: A) => A
): ReadonlyArray<A> => list.map((known) => (isMeant(known) ? change(known) : known))
