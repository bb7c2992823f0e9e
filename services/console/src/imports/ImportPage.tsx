import { DownloadOutlined } from "@ant-design/icons"
import { Button, Progress, Segmented, Tag } from "antd"
import * as Effect from "effect/Effect"
import { useEffect, useState } from "react"
import { useNavigate } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { csv, download, workbook } from "../server/download.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { Answers } from "./Answers.tsx"
import {
  answersPath,
  type Import,
  type LedgerImports,
  progressPath,
  rememberImport,
  type Sums
} from "./ledgerImports.ts"
import "./imports.css"

const askEvery = 250
const pollEvery = 1_500

/** An import that is followed until its last row is answered: the server says when to look again. */
const useImport = (kind: LedgerImports, id: string) => {
  const [look, setLook] = useState(0)
  const status = Effect.tap(kind.status(id), (found) => Effect.sync(() => rememberImport(found)))
  const answer = useAnswer(status, `${id} ${look}`, id)
  const finished = answer.data?.state === "finished"

  const progress = progressPath(kind, id)
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
    const source = new EventSource(progress)
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
  }, [progress, finished])

  return answer
}

const speedOf = (found: Import, answered: number): number | undefined => {
  if (found.startedAt === null) return undefined
  const until = found.finishedAt === null ? Date.now() : Date.parse(found.finishedAt)
  const seconds = (until - Date.parse(found.startedAt)) / 1000
  return seconds < 0.2 ? undefined : Math.round(answered / seconds)
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

const Totals = ({ sums }: { readonly sums: Sums }) => {
  const messages = useMessages()
  return (
    <div className="import-totals">
      <Total name={messages.imports.rows} count={sums.rows} tone="" total="rows" />
      <Total name={messages.imports.accepted} count={sums.accepted} tone="good" total="accepted" />
      <Total name={messages.imports.warnings} count={sums.warnings} tone="warn" total="warnings" />
      <Total name={messages.imports.duplicate} count={sums.duplicate} tone="warn" total="duplicate" />
      <Total name={messages.imports.rejected} count={sums.rejected} tone="bad" total="rejected" />
    </div>
  )
}

const Ignored = ({ headings }: { readonly headings: ReadonlyArray<string> }) => {
  const messages = useMessages()
  return headings.length === 0 ? null : (
    <>
      <br />
      {messages.imports.ignored}{" "}
      {headings.map((heading) => (
        <Tag key={heading}>{heading}</Tag>
      ))}
    </>
  )
}

interface FileProps {
  readonly kind: LedgerImports
  readonly found: Import
}

/** The answers to the rows of each file, to read here and to take along. */
const FinishedFiles = ({ kind, found }: FileProps) => {
  const messages = useMessages()
  const { second } = kind.useWords()
  const [part, setPart] = useState<string>()
  const taking = useCommand((accept: string) =>
    download(
      answersPath(kind, found.id, part),
      accept,
      `${found.id}${part === undefined ? "" : `-${part}`}.${accept === csv ? "csv" : "xlsx"}`
    )
  )
  const sums = part === undefined ? found : (found.second ?? found)
  return (
    <section className="panel">
      <h2>{messages.imports.answers}</h2>
      {second !== undefined && found.second !== null && (
        <div className="answer-filter">
          <Segmented<string>
            value={part ?? ""}
            onChange={(next) => setPart(next === "" ? undefined : next)}
            options={[
              { value: "", label: second.ledgerName },
              { value: found.second.part, label: second.name }
            ]}
          />
        </div>
      )}
      <RefusedNotice refused={taking.refused} />
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
      <Answers key={part ?? ""} kind={kind} id={found.id} part={part} sums={sums} />
    </section>
  )
}

/** One import: how far it is, what it came to, and the answer to every row. */
export const ImportPage = ({ kind, id }: { readonly kind: LedgerImports; readonly id: string }) => {
  const messages = useMessages()
  const navigate = useNavigate()
  const words = kind.useWords()
  const { data: found, refused, askAgain } = useImport(kind, id)
  const second = found?.second ?? null
  const rows = (found?.rows ?? 0) + (second?.rows ?? 0)
  const answered = (found?.answered ?? 0) + (second?.answered ?? 0)
  const share = rows === 0 ? 0 : answered / rows
  const speed = found === undefined ? undefined : speedOf(found, answered)

  return (
    <kind.Frame
      back={kind.place}
      title={found?.fileName ?? words.title}
      side={<Button onClick={() => navigate(kind.place)}>{messages.imports.again}</Button>}
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {found === undefined && refused === undefined && <Waiting />}
      {found !== undefined && (
        <>
          <section className="panel" data-import-state={found.state}>
            <div className="import-progress" role="status" aria-live="polite">
              <strong>{found.state === "finished" ? messages.imports.done : messages.imports.reading}</strong>
              <span className="soft number">
                {figure(answered)} / {figure(rows)}
                {speed !== undefined && ` · ${messages.imports.speed(figure(speed))}`}
              </span>
            </div>
            <Progress
              percent={Math.floor(share * 100)}
              status={found.state === "finished" ? "success" : "active"}
              strokeColor={found.state === "finished" ? "#1a7f37" : "#0b4ea2"}
              aria-label={messages.imports.reading}
            />
            {second !== null && <h3 className="import-part">{words.second?.ledgerName}</h3>}
            <Totals sums={found} />
            {second !== null && (
              <div data-part={second.part}>
                <h3 className="import-part">
                  {words.second?.name} · {second.fileName}
                </h3>
                <Totals sums={second} />
              </div>
            )}
            <p className="soft import-note">
              {messages.imports.sums} · {found.readAs} · {found.account} · {minuteOf(found.receivedAt)}
              <Ignored headings={[...found.ignoredHeadings, ...(second?.ignoredHeadings ?? [])]} />
            </p>
          </section>
          {found.purgedAt !== null && (
            <p className="soft">{messages.imports.purged(minuteOf(found.purgedAt))}</p>
          )}
          {found.state === "finished" && found.purgedAt === null && (
            <FinishedFiles kind={kind} found={found} />
          )}
        </>
      )}
    </kind.Frame>
  )
}
