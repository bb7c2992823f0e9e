import { DownloadOutlined } from "@ant-design/icons"
import { Alert, Button } from "antd"
import * as Effect from "effect/Effect"
import { useEffect, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { askForApproval, ownApproval } from "./exportCalls.ts"
import { useExportMessages } from "./exportMessages.ts"
import "./exports.css"

/** While somebody waits before it, the answer is looked for this often. */
const every = 5_000

interface Props {
  /** The list as the refusal named it. */
  readonly list: string
  readonly rows: number
  readonly purpose: string
  readonly downloading: boolean
  readonly onGranted: (approval: string) => void
}

/** X1: where an export was refused because it needs another's approval: asks for it, says how it stands, downloads. */
const AskForApproval = ({ list, rows, purpose, downloading, onGranted }: Props) => {
  const messages = useMessages()
  const words = useExportMessages()
  const [times, setTimes] = useState(0)
  const [commandId] = useState(newCommandId)
  useEffect(() => {
    const timer = setInterval(() => setTimes((n) => n + 1), every)
    return () => clearInterval(timer)
  }, [])
  const { data, asking, refused, askAgain } = useAnswer(
    Effect.map(ownApproval(list, purpose), (found) => ({ found })),
    `${list} ${purpose} ${times}`,
    `${list} ${purpose}`
  )
  const request = useCommand(() => askForApproval(commandId, { list, purpose, rows }))
  const ask = async () => {
    if ((await request.send(undefined)) !== undefined) askAgain()
  }
  if (data === undefined && asking) return null
  const standing = data?.found?.standing
  return (
    <div className="ask-for-approval" data-export-approval={standing ?? "none"}>
      <RefusedNotice refused={request.refused ?? refused} />
      {standing === "granted" && data?.found !== undefined ? (
        <Alert
          type="success"
          showIcon
          title={words.goodUntil(minuteOf(data.found.until ?? ""))}
          action={
            <Button
              type="primary"
              icon={<DownloadOutlined aria-hidden />}
              loading={downloading}
              onClick={() => onGranted(data.found?.id ?? "")}
            >
              {messages.common.download}
            </Button>
          }
        />
      ) : standing === "pending" ? (
        <Alert type="info" showIcon title={words.standings.pending} description={words.waits} />
      ) : (
        <Alert
          type="info"
          showIcon
          title={
            standing === undefined
              ? words.asking
              : `${words.standings[standing]}${data?.found?.reason == null ? "" : `: ${data.found.reason}`}`
          }
          action={
            <Button type="primary" loading={request.sending} onClick={() => void ask()}>
              {words.ask}
            </Button>
          }
        />
      )}
    </div>
  )
}

export default AskForApproval
