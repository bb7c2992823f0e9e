import { FileExcelOutlined } from "@ant-design/icons"
import { Empty, Tag } from "antd"
import { Link, useParams } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import "../lists/lists.css"
import { HandIn } from "./HandIn.tsx"
import { ImportPage } from "./ImportPage.tsx"
import type { Import, LedgerImports, Sums } from "./ledgerImports.ts"
import "./imports.css"

const SumTags = ({ sums }: { readonly sums: Sums }) => {
  const messages = useMessages()
  return (
    <span className="import-sums number">
      <Tag>
        {messages.imports.rows} {figure(sums.rows)}
      </Tag>
      <Tag color="green">
        {messages.imports.accepted} {figure(sums.accepted)}
      </Tag>
      {sums.duplicate > 0 && (
        <Tag color="orange">
          {messages.imports.duplicate} {figure(sums.duplicate)}
        </Tag>
      )}
      {sums.rejected > 0 && (
        <Tag color="red">
          {messages.imports.rejected} {figure(sums.rejected)}
        </Tag>
      )}
    </span>
  )
}

const Earlier = ({ kind, found }: { readonly kind: LedgerImports; readonly found: Import }) => {
  const messages = useMessages()
  return (
    <li>
      <Link to={`${kind.place}/${found.id}`}>
        <span className="import-name">
          <FileExcelOutlined aria-hidden /> {found.fileName}
          {found.second !== null && ` + ${found.second.fileName}`}
        </span>
        <SumTags sums={found} />
        <span className="soft number">
          {minuteOf(found.receivedAt)} · {found.account}
          {found.state !== "finished" && ` · ${messages.imports.reading}`}
        </span>
      </Link>
    </li>
  )
}

/** Hand in a ledger, and find the earlier ones again. */
const Imports = ({ kind }: { readonly kind: LedgerImports }) => {
  const messages = useMessages()
  const words = kind.useWords()
  const mayImport = kind.useMayImport()
  const pages = usePages((cursor) => kind.list(cursor), kind.address)
  return (
    <kind.Frame title={words.title}>
      {mayImport && <HandIn kind={kind} />}
      <section className="panel">
        <h2>{messages.imports.earlier}</h2>
        <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
        {pages.first === undefined && pages.asking && <Waiting />}
        {pages.first !== undefined && pages.items.length === 0 && <Empty description={words.none} />}
        <ul className="import-list">
          {pages.items.map((found) => (
            <Earlier key={found.id} kind={kind} found={found} />
          ))}
        </ul>
        {pages.hasMore && <MoreButton pages={pages} />}
      </section>
    </kind.Frame>
  )
}

/** All imports of a kind of ledger, or the one that the address names. */
export const ImportsPage = ({ kind }: { readonly kind: LedgerImports }) => {
  const { id } = useParams()
  return id === undefined ? <Imports kind={kind} /> : <ImportPage kind={kind} id={id} />
}
