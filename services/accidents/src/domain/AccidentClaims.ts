import type { Accident, Standing } from "./Accident.ts"
import { onFile } from "./Accident.ts"
import type { AccidentRejection } from "./AccidentRejections.ts"

/** A value that one accident at a time may hold; the same shape as the event store's. */
export interface AccidentClaim {
  readonly kind: string
  readonly value: string
}

const archiveKind = "accident-archive"
const sourceKind = "accident-source-number"

/** A23: a number in its source, as it is claimed. */
export const sourceNumberClaim = (source: string, number: string): AccidentClaim => ({
  kind: sourceKind,
  value: JSON.stringify([source, number])
})

/**
 * What an accident holds for itself alone: the archive number of a closed file, the number in its source of one that
 * was taken over. A merged file keeps its own, so that it can come back; a withdrawn or reopened one lets go.
 */
export const claimsOf = (accident: Accident): ReadonlyArray<AccidentClaim> => {
  const file = onFile(accident)
  return file === undefined ? [] : claimsInStanding(file.standing)
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

/** The refusal of a number that another accident holds. */
export const claimIsHeld = (claim: AccidentClaim, holder: string): AccidentRejection =>
  claim.kind === archiveKind
    ? { _tag: "ArchiveNumberIsTaken", number: claim.value, holder }
    : { _tag: "SourceNumberIsTaken", number: numberIn(claim.value), holder }

const numberIn = (value: string): string => (JSON.parse(value) as [string, string])[1]
