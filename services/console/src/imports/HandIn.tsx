import { InboxOutlined } from "@ant-design/icons"
import { Button, Progress, Upload } from "antd"
import * as Effect from "effect/Effect"
import { useRef, useState } from "react"
import { useNavigate } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { FileChoice } from "./FileChoice.tsx"
import { type LedgerFiles, type LedgerImports, uploadForm } from "./ledgerImports.ts"

const ledgers =
  ".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/**
 * Hands in a ledger with what goes along. A ledger alone is sent as soon as it is chosen; where a second file may
 * belong to it, only when somebody says so.
 */
export const HandIn = ({ kind }: { readonly kind: LedgerImports }) => {
  const messages = useMessages()
  const words = kind.useWords()
  const navigate = useNavigate()
  const key = useRef(newCommandId())
  const [file, setFile] = useState<File>()
  const [second, setSecond] = useState<File>()
  const [mapping, setMapping] = useState<File>()
  const { send, sending, refused } = useCommand((files: LedgerFiles) =>
    Effect.flatMap(
      Effect.promise(() => uploadForm(files, kind.second)),
      (form) => kind.upload(key.current, form)
    )
  )
  const upload = async (ledger: File) => {
    const found = await send({ file: ledger, second, mapping })
    if (found !== undefined) navigate(`${kind.place}/${found.id}`)
  }
  /** Other files are another import. */
  const chosen = (choose: () => void) => {
    key.current = newCommandId()
    choose()
  }
  const noAnswer = refused?.status === 0 && file !== undefined

  return (
    <section className="panel">
      <RefusedNotice refused={refused} onRetry={noAnswer ? () => void upload(file) : undefined} />
      {sending ? (
        <div className="uploading" role="status">
          <p>
            {messages.imports.uploading}
            {messages.imports.colon}
            {file?.name}
          </p>
          <Progress percent={100} status="active" showInfo={false} />
        </div>
      ) : (
        <>
          <Upload.Dragger
            accept={ledgers}
            multiple={false}
            showUploadList={false}
            beforeUpload={(ledger) => {
              chosen(() => setFile(ledger))
              if (words.second === undefined) void upload(ledger)
              return false
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined aria-hidden />
            </p>
            <p className="ant-upload-text">{file?.name ?? messages.imports.drop}</p>
            <p className="ant-upload-hint">{messages.imports.formats}</p>
            <Button
              type={file === undefined || words.second === undefined ? "primary" : "default"}
              size="large"
              className="upload-button"
            >
              {words.pick}
            </Button>
          </Upload.Dragger>
          {words.second !== undefined && (
            <FileChoice
              file={second}
              onChoose={(next) => chosen(() => setSecond(next))}
              accept={ledgers}
              text={words.second.file}
              hint={words.second.hint}
            />
          )}
          <FileChoice
            file={mapping}
            onChoose={(next) => chosen(() => setMapping(next))}
            accept=".json,application/json"
            text={messages.imports.mapping}
            hint={messages.imports.mappingHint}
          />
          {words.second !== undefined && (
            <Button
              type="primary"
              size="large"
              className="upload-start"
              disabled={file === undefined}
              onClick={() => file !== undefined && void upload(file)}
            >
              {messages.imports.start}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
