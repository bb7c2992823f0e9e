import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { CaseFile } from "../Case.ts"
import type { CaseRejection } from "../CaseRejections.ts"
import type { DispatchGroups } from "../commands/Handling.ts"
import type { GroupOnDuty, Stay } from "../dispatch/Situation.ts"

/** Row 9, I5: where a group was at a moment that has happened, however late it is filed. */

/** Another case that had a group; `caseId` null: one of which only the beginning is known here. */
export interface WasElsewhere {
  readonly groupId: string
  readonly caseId: string | null
  readonly from: Instant
  readonly until: Instant | null
}

/** What a late sending of a group comes to. */
export interface Sending {
  /** From then on another case had it: the sending reserves nothing. */
  readonly elsewhereFrom: Instant | null
  /** Stated against what another case says. */
  readonly corrects: boolean
  readonly warnings: ReadonlyArray<Warning>
}

/**
 * Row 9: a group is in one place at every moment. An order that another case contradicts is refused; stated as a
 * correction with its reason it is recorded with a warning, because everything that happened is (I5). A group that
 * another case has and has not let go is left to that claim, unless it is a correction.
 */
export const sendingOf = (
  { groupId, stays }: GroupOnDuty,
  { caseId, at, correction }: DispatchGroups,
  file: CaseFile
): Sending | CaseRejection => {
  const all = [...stays.filter((stay) => stay.caseId !== caseId), ...ownStays(file, groupId, caseId)]
  const held = all.find(({ from, until }) => from <= at && (until === null || at < until))
  const next = all.reduce<Instant | null>(
    (first, { from }) => (from > at && (first === null || from < first) ? from : first),
    null
  )
  if (held === undefined || (held.until === null && correction === null)) {
    return { elsewhereFrom: next, corrects: false, warnings: [] }
  }
  const was = { groupId, ...held }
  if (correction === null) return { _tag: "GroupWasOnAnotherCase", ...was }
  return correction.reason === null
    ? { _tag: "ReasonIsMissing" }
    : {
        // The other case still has it by what it says: that is for the claim, and for whoever corrects it there.
        elsewhereFrom: held.until === null ? at : next,
        corrects: true,
        warnings: [wasElsewhere("groups", was)]
      }
}

/** What this case itself says of earlier times of the group with it. */
const ownStays = ({ groups }: CaseFile, groupId: string, caseId: string): ReadonlyArray<Stay> =>
  groups.flatMap((group) => {
    const until = group.doneAt ?? group.calledOffAt
    return group.groupId === groupId && until !== null ? [{ caseId, from: group.dispatchedAt, until }] : []
  })

/** The code is part of the text, so that a program finds it as well. */
export const wasElsewhere = (path: string, { groupId, caseId, from, until }: WasElsewhere): Warning => ({
  path,
  rule: "I5",
  reason: {
    zh: `IN_TWO_PLACES 更正登记:警组${groupId}自${from}${until === null ? "起" : `至${until}`}另在警情${caseId ?? ""}上,请核对另一警情的时间`,
    en: `IN_TWO_PLACES, stated as a correction: group ${groupId} was with ${caseId === null ? "another case" : `case ${caseId}`} from ${from}${until === null ? " on" : ` to ${until}`}; look at the times there`
  }
})
