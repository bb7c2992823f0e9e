import { FileExcelOutlined, InboxOutlined } from "@ant-design/icons"
import { Button, Empty, Progress, Tag, Upload } from "antd"
import { useRef, useState } from "react"
import { Link, useNavigate } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useCommand } from "../server/useCommand.ts"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { mayChange } from "../vehicles/permissions.ts"
import "../vehicles/list.css"
import { type Import, listImports, uploadImport } from "./importCalls.ts"
import "./imports.css"

const Sums = ({ found }: { readonly found: Import }) => {
  const messages = useMessages()
  return (
    <span className="import-sums number">
      <Tag>
        {messages.imports.rows} {figure(found.rows)}
      </Tag>
      <Tag color="green">
        {messages.imports.accepted} {figure(found.accepted)}
      </Tag>
      {found.duplicate > 0 && (
        <Tag color="orange">
          {messages.imports.duplicate} {figure(found.duplicate)}
        </Tag>
      )}
      {found.rejected > 0 && (
        <Tag color="red">
          {messages.imports.rejected} {figure(found.rejected)}
        </Tag>
      )}
    </span>
  )
}

/** Hand in a ledger, and find the earlier ones again. */
const ImportsPage = () => {
  const messages = useMessages()
  const navigate = useNavigate()
  const { role } = usePrincipal()
  const key = useRef(newCommandId())
  const [file, setFile] = useState<File>()
  const { send, sending, refused } = useCommand((ledger: File) => uploadImport(key.current, ledger))
  const pages = usePages((cursor) => listImports(cursor), "imports")

  const upload = async (ledger: File) => {
    setFile(ledger)
    const found = await send(ledger)
    if (found !== undefined) navigate(`/imports/${found.id}`)
  }

  return (
    <Page title={messages.imports.title}>
      {mayChange(role) && (
        <section className="panel">
          <RefusedNotice
            refused={refused}
            onRetry={refused?.status === 0 && file !== undefined ? () => void upload(file) : undefined}
          />
          {sending ? (
            <div className="uploading" role="status">
              <p>
                {messages.imports.uploading}：{file?.name}
              </p>
              <Progress percent={100} status="active" showInfo={false} />
            </div>
          ) : (
            <Upload.Dragger
              accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              multiple={false}
              showUploadList={false}
              beforeUpload={(ledger) => {
                key.current = newCommandId()
                void upload(ledger)
                return false
              }}
            >
              <p className="ant-upload-drag-icon">
                <InboxOutlined aria-hidden />
              </p>
              <p className="ant-upload-text">{messages.imports.drop}</p>
              <p className="ant-upload-hint">{messages.imports.formats}</p>
              <Button type="primary" size="large" className="upload-button">
                {messages.imports.pick}
              </Button>
            </Upload.Dragger>
          )}
        </section>
      )}
      <section className="panel">
        <h2>{messages.imports.earlier}</h2>
        <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
        {pages.first === undefined && pages.asking && <Waiting />}
        {pages.first !== undefined && pages.items.length === 0 && (
          <Empty description={messages.imports.none} />
        )}
        <ul className="import-list">
          {pages.items.map((found) => (
            <li key={found.id}>
              <Link to={`/imports/${found.id}`}>
                <span className="import-name">
                  <FileExcelOutlined aria-hidden /> {found.fileName}
                </span>
                <Sums found={found} />
                <span className="soft number">
                  {minuteOf(found.receivedAt)} · {found.account}
                  {found.state !== "finished" && ` · ${messages.imports.reading}`}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {pages.hasMore && <MoreButton pages={pages} />}
      </section>
    </Page>
  )
}

export default ImportsPage
