import { PrinterOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useEffect } from "react"
import { download } from "../server/download.ts"
import { useCommand } from "../server/useCommand.ts"
import { useNotices } from "../shell/Notices.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"

interface Props {
  readonly accident: string
  /** The purpose for which personal values are shown; without one they are masked on paper as well (X2). */
  readonly purpose: string | undefined
}

/** Takes the file along on paper, as a PDF. */
export const DocumentButton = ({ accident, purpose }: Props) => {
  const messages = useAccidentMessages()
  const notices = useNotices()
  const query = purpose === undefined ? "" : `?unmask=true&purpose=${encodeURIComponent(purpose)}`
  const { send, sending, refused } = useCommand((id: string) =>
    download(`/api/accidents/${id}/document${query}`, "application/pdf", `accident-${id}.pdf`)
  )
  useEffect(() => {
    if (refused !== undefined) notices.error(refused.title)
  }, [refused, notices])
  return (
    <Button icon={<PrinterOutlined aria-hidden />} loading={sending} onClick={() => void send(accident)}>
      {messages.file.print}
    </Button>
  )
}
