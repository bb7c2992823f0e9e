import { DownloadOutlined } from "@ant-design/icons"
import { Button, Progress, Tag } from "antd"
import { useEffect, useState } from "react"
import { useNavigate, useParams } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { csv, download, workbook } from "../server/download.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { Answers } from "./Answers.tsx"
import { answersPath, type Import, importStatus, progressPath } from "./importCalls.ts"
import "./imports.css"

const askEvery = 250
const pollEvery = 1_500

/** An import that is followed until its last row is answered: the server says when to look again. */
const useImport = (id: string) => {
  const [look, setLook] = useState(0)
  const answer = useAnswer(importStatus(id), `${id} ${look}`, id)
  const finished = answer.data?.state === "finished"

  useEffect(() => {
    if (finished) return
    let poll: ReturnType<typeof setInterval> | undefined
    let gathered: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      if (gathered !== undefined) return
      gathered = setTimeout(() => {
        gathered = undefined
        setLook((n) => n + 1)
      }, askEvery)
    }
    const source = new EventSource(progressPath(id))
    source.addEventListener("progress", again)
    source.addEventListener("finished", () => {
      source.close()
      again()
    })
    source.onerror = () => {
      poll ??= setInterval(again, pollEvery)
    }
    return () => {
      source.close()
      clearInterval(poll)
      clearTimeout(gathered)
    }
  }, [id, finished])

  return answer
}

const speedOf = (found: Import): number | undefined => {
  if (found.startedAt === null) return undefined
  const until = found.finishedAt === null ? Date.now() : Date.parse(found.finishedAt)
  const seconds = (until - Date.parse(found.startedAt)) / 1000
  return seconds < 0.2 ? undefined : Math.round(found.answered / seconds)
}

const Total = ({
  name,
  count,
  tone,
  total
}: {
  readonly name: string
  readonly count: number
  readonly tone: string
  readonly total: string
}) => (
  <div className={`import-total ${tone}`} data-total={total}>
    <span>{name}</span>
    <strong className="number">{figure(count)}</strong>
  </div>
)

/** One ledger: how far it is, what it came to, and the answer to every row. */
const ImportPage = () => {
  const messages = useMessages()
  const navigate = useNavigate()
  const { id = "" } = useParams()
  const { data: found, refused, askAgain } = useImport(id)
  const taking = useCommand((accept: string) =>
    download(answersPath(id), accept, accept === csv ? `${id}.csv` : `${id}.xlsx`)
  )
  const share = found === undefined || found.rows === 0 ? 0 : found.answered / found.rows
  const speed = found === undefined ? undefined : speedOf(found)

  return (
    <Page
      back="/imports"
      title={found?.fileName ?? messages.imports.title}
      side={<Button onClick={() => navigate("/imports")}>{messages.imports.again}</Button>}
    >
      <RefusedNotice
        refused={refused ?? taking.refused}
        onRetry={refused === undefined ? undefined : askAgain}
      />
      {found === undefined && refused === undefined && <Waiting />}
      {found !== undefined && (
        <>
          <section className="panel" data-import-state={found.state}>
            <div className="import-progress" role="status" aria-live="polite">
              <strong>{found.state === "finished" ? messages.imports.done : messages.imports.reading}</strong>
              <span className="soft number">
                {figure(found.answered)} / {figure(found.rows)}
                {speed !== undefined && ` · ${messages.imports.speed(figure(speed))}`}
              </span>
            </div>
            <Progress
              percent={Math.floor(share * 100)}
              status={found.state === "finished" ? "success" : "active"}
              strokeColor={found.state === "finished" ? "#1a7f37" : "#0b4ea2"}
              aria-label={messages.imports.reading}
            />
            <div className="import-totals">
              <Total name={messages.imports.rows} count={found.rows} tone="" total="rows" />
              <Total name={messages.imports.accepted} count={found.accepted} tone="good" total="accepted" />
              <Total name={messages.imports.warnings} count={found.warnings} tone="warn" total="warnings" />
              <Total
                name={messages.imports.duplicate}
                count={found.duplicate}
                tone="warn"
                total="duplicate"
              />
              <Total name={messages.imports.rejected} count={found.rejected} tone="bad" total="rejected" />
            </div>
            <p className="soft import-note">
              {messages.imports.sums} · {found.readAs} · {found.account} · {minuteOf(found.receivedAt)}
              {found.ignoredHeadings.length > 0 && (
                <>
                  <br />
                  {messages.imports.ignored}{" "}
                  {found.ignoredHeadings.map((heading) => (
                    <Tag key={heading}>{heading}</Tag>
                  ))}
                </>
              )}
            </p>
            {found.state === "finished" && found.purgedAt === null && (
              <div className="import-files">
                <Button
                  type="primary"
                  icon={<DownloadOutlined aria-hidden />}
                  loading={taking.sending}
                  onClick={() => void taking.send(workbook)}
                >
                  {messages.imports.downloadWorkbook}
                </Button>
                <Button
                  icon={<DownloadOutlined aria-hidden />}
                  disabled={taking.sending}
                  onClick={() => void taking.send(csv)}
                >
                  {messages.imports.downloadCsv}
                </Button>
                <span className="soft">{messages.imports.workbookHint}</span>
              </div>
            )}
          </section>
          {found.purgedAt !== null && (
            <p className="soft">{messages.imports.purged(minuteOf(found.purgedAt))}</p>
          )}
          {found.state === "finished" && found.purgedAt === null && <Answers found={found} />}
        </>
      )}
    </Page>
  )
}

export default ImportPage
