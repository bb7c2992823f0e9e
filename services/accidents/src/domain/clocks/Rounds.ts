import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentFile, Paper } from "../Accident.ts"

/**
 * A file may come to more than one paper: the first, another after who fled is found (A14), another after a review
 * (A17). Each is a round with a clock of its own; a paper that only mends the one before belongs to its round.
 */
export type Round = "first" | "found" | { readonly review: string }

/** The round that a paper belongs to. */
export const roundOf = (file: AccidentFile, paper: Paper): Round => {
  const index = file.papers.indexOf(paper)
  const before = file.papers.slice(0, Math.max(0, index)).find(({ paperId }) => paperId === paper.supersedes)
  if (before === undefined) {
    const foundOn = file.search?.foundOn ?? null
    return foundOn !== null && paper.decidedOn >= foundOn ? "found" : "first"
  }
  switch (before.revokedFor) {
    case "fugitive-found":
      return "found"
    case "review": {
      const review = file.reviews.find(({ paperId }) => paperId === before.paperId)
      return review === undefined ? roundOf(file, before) : { review: review.reviewId }
    }
    case "own-correction":
    case null:
      return roundOf(file, before)
  }
}

/** The papers of one round, in their order. */
export const papersIn = (file: AccidentFile, round: Round): ReadonlyArray<Paper> =>
  file.papers.filter((paper) => isTheSame(roundOf(file, paper), round))

const isTheSame = (one: Round, other: Round): boolean =>
  typeof one === "string" || typeof other === "string" ? one === other : one.review === other.review

/** Day on which a round came to its paper; null where it has none, or took the last one back by itself. */
export const metByPapers = (papers: ReadonlyArray<Paper>): CalendarDate | null => {
  const last = papers[papers.length - 1]
  return last === undefined || last.revokedFor === "own-correction" ? null : (papers[0]?.decidedOn ?? null)
}

/** Day of the first paper that was made after a day; null where there is none. */
export const paperAfter = (file: AccidentFile, day: CalendarDate): CalendarDate | null =>
  metByPapers(file.papers.filter(({ decidedOn }) => decidedOn >= day))
