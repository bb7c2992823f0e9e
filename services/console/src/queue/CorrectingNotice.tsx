import { Alert } from "antd"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { refusedFrom } from "../server/Refused.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import type { QueuedForm } from "./QueuedForm.ts"

interface Props {
  readonly correcting: QueuedForm | undefined
  /** Address of the page; what was filled in on another is taken along, and its refusal is not this page's. */
  readonly page: string
}

/** That a refused form is corrected here, and why it was refused. */
export const CorrectingNotice = ({ correcting, page }: Props) => {
  const messages = useOfflineMessages()
  if (correcting === undefined || correcting.refused === null) return null
  const { page: from, refused } = correcting
  return (
    <>
      <Alert
        className="page-alert"
        type="info"
        showIcon
        title={from === page ? messages.correcting : messages.takenAlong}
      />
      {from === page && <RefusedNotice refused={refusedFrom(refused.status, refused)} />}
    </>
  )
}
