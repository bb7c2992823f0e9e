import { AutoComplete, Button } from "antd"
import { useState } from "react"
import { usePrincipal } from "../session/Session.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import { useUnitNames } from "./choices.ts"
import { actOnCase, type CaseFile, type Proposal } from "./fileCalls.ts"
import { mayApproveCrossing } from "./permissions.ts"
import { useOnce } from "./useOnce.ts"

interface Props {
  readonly file: CaseFile
  readonly proposal: Proposal
  readonly onDone: () => void
}

const longestReason = 2_000

/** Row 10: zones whose groups could come, if a commander let them and says why. */
export const Crossings = ({ file, proposal, onDone }: Props) => {
  const messages = useCaseMessages()
  const units = useUnitNames()
  const { role } = usePrincipal()
  const [reason, setReason] = useState("")
  const approval = useOnce(
    (commandId, zoneId: string) =>
      actOnCase("approve-crossing", file.id, commandId, undefined, { zoneId, reason: reason.trim() }),
    () => {
      setReason("")
      onDone()
    }
  )
  if (proposal.approvalsThatWouldHelp.length === 0) return null
  if (!mayApproveCrossing(role)) {
    return (
      <div className="crossings">
        <p className="soft">{messages.dispatch.crossingAsks}</p>
      </div>
    )
  }
  return (
    <div className="crossings">
      <RefusedNotice refused={approval.refused} />
      <AutoComplete
        className="full"
        aria-label={messages.dispatch.approveWhy}
        aria-required
        placeholder={messages.dispatch.approveWhy}
        maxLength={longestReason}
        value={reason}
        onChange={(written: string) => setReason(written)}
        disabled={approval.sending || approval.unanswered}
        options={messages.dispatch.approveReasons.map((value) => ({ value }))}
        data-approve-reason
      />
      {proposal.approvalsThatWouldHelp.map((zoneId) => (
        <Button
          key={zoneId}
          data-approve={zoneId}
          loading={approval.sending}
          disabled={reason.trim() === "" || approval.unanswered}
          onClick={() => void approval.send(zoneId)}
        >
          {messages.dispatch.approve(units.nameOf(zoneId))}
        </Button>
      ))}
    </div>
  )
}
