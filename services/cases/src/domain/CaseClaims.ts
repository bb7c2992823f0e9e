import { type Case, type CaseFile, isReserved, onFile } from "./Case.ts"
import type { CaseRejection } from "./CaseRejections.ts"

/** A value that one case at a time may hold; the same shape as the event store's. */
export interface CaseClaim {
  readonly kind: string
  readonly value: string
}

const groupKind = "case-group"
const sourceKind = "case-source"
const accidentKind = "case-accident"
const joinKind = "case-join"

/** Row 9: a response group is on one case at a time. */
export const groupClaim = (groupId: string): CaseClaim => ({ kind: groupKind, value: groupId })

/** A call of another desk is one case here, however often it is handed in. */
export const sourceClaim = (source: { readonly desk: string; readonly number: string }): CaseClaim => ({
  kind: sourceKind,
  value: JSON.stringify([source.desk, source.number])
})

/** An accident file is that of one case. */
export const accidentClaim = (accidentId: string): CaseClaim => ({ kind: accidentKind, value: accidentId })

/** Of two cases one is joined to the other, never each to the other: then nobody would work on either. */
export const joinClaim = (one: string, other: string): CaseClaim => ({
  kind: joinKind,
  value: one < other ? `${one} ${other}` : `${other} ${one}`
})

/** Numbers at other desks: of its own call, and of those that were joined without ever being a case. */
const ownSources = ({ source, calls }: CaseFile) =>
  [source, ...calls.flatMap((call) => (call.ofCase ? [] : [call.source]))].filter((one) => one !== null)

/**
 * What a case holds for itself alone: its groups until they are done or called off, the numbers of its calls at other
 * desks, its accident file, and while it is joined the two cases of the joining.
 */
export const claimsOf = (state: Case, id: string): ReadonlyArray<CaseClaim> => {
  const file = onFile(state)
  if (file === undefined) return []
  return [
    ...file.groups.filter(isReserved).map(({ groupId }) => groupClaim(groupId)),
    ...ownSources(file).map(sourceClaim),
    ...(file.accident === null ? [] : [accidentClaim(file.accident.accidentId)]),
    ...(file.standing._tag === "Joined" ? [joinClaim(id, file.standing.into)] : [])
  ]
}

/** The refusal of a claim that another case holds. The service adds what the holder's file says. */
export const claimIsHeld = (claim: CaseClaim, holderId: string): CaseRejection => {
  switch (claim.kind) {
    case groupKind:
      return {
        _tag: "GroupIsOnAnotherCase",
        groupId: claim.value,
        holder: { caseId: holderId, number: null, by: null, at: null }
      }
    case joinKind:
      return { _tag: "OtherCaseDoesNotStand", other: holderId, standing: "Joined" }
    case accidentKind:
      return { _tag: "AccidentFileIsOfAnotherCase", accidentId: claim.value, caseId: holderId }
    default:
      return { _tag: "SourceNumberIsTaken", number: nameOfSource(claim.value), caseId: holderId }
  }
}

/** A desk and its number, as people say it. */
const nameOfSource = (value: string): string => (JSON.parse(value) as [string, string]).join(" ")
