import type { Accident, Standing } from "./Accident.ts"
import { counts, onFile } from "./Accident.ts"
import type { AccidentRejection } from "./AccidentRejections.ts"

/** A value that one accident at a time may hold; the same shape as the event store's. */
export interface AccidentClaim {
  readonly kind: string
  readonly value: string
}

const archiveKind = "accident-archive"
const sourceKind = "accident-source-number"
const duplicateKind = "accident-duplicate"

/** How many other files one accident takes in: many people may report it. */
export const mostDuplicates = 8

/** One of the places that an accident has for the files that are merged into it. */
const placeIn = (id: string, slot: number): AccidentClaim => ({
  kind: duplicateKind,
  value: `${id.toLowerCase()}/${slot}`
})

/** A23: a number in its source, as it is claimed. */
export const sourceNumberClaim = (source: string, number: string): AccidentClaim => ({
  kind: sourceKind,
  value: JSON.stringify([source, number])
})

/**
 * What an accident holds for itself alone: the archive number of a closed file, the number in its source of one that
 * was taken over. A merged file keeps its own, so that it can come back; a withdrawn or reopened one lets go.
 *
 * A file that is merged into another holds one of the other's places for duplicates; a file that does not stand holds
 * all of its own. So nothing is merged into a file that does not stand, no file goes while another is merged into it,
 * and no files are merged round in a circle, whoever is quicker: each of these would need a place to be held twice.
 */
export const claimsOf = (accident: Accident, id: string): ReadonlyArray<AccidentClaim> => {
  const file = onFile(accident)
  if (file === undefined) return []
  const { standing } = file
  const inOther = standing._tag === "Merged" ? [placeIn(standing.into, standing.slot)] : []
  const own = counts(file) ? [] : Array.from({ length: mostDuplicates }, (_, slot) => placeIn(id, slot))
  return [...claimsInStanding(standing), ...inOther, ...own]
}

const claimsInStanding = (standing: Standing): ReadonlyArray<AccidentClaim> => {
  switch (standing._tag) {
    case "Closed":
      return [{ kind: archiveKind, value: standing.archiveNumber }]
    case "Historical":
      return [sourceNumberClaim(standing.source, standing.number)]
    case "Merged":
      return claimsInStanding(standing.before)
    case "Reported":
    case "Accepted":
    case "Refused":
    case "HandedOver":
    case "Withdrawn":
      return []
  }
}

/** The refusal of a number, or of a place for duplicates, that another accident holds. */
export const claimIsHeld = (claim: AccidentClaim, holder: string): AccidentRejection => {
  switch (claim.kind) {
    case archiveKind:
      return { _tag: "ArchiveNumberIsTaken", number: claim.value, holder }
    case duplicateKind:
      return {
        _tag: "AccidentsAreMergedIntoIt",
        into: claim.value.slice(0, claim.value.lastIndexOf("/")),
        merged: [holder]
      }
    default:
      return { _tag: "SourceNumberIsTaken", number: numberIn(claim.value), holder }
  }
}

const numberIn = (value: string): string => (JSON.parse(value) as [string, string])[1]
