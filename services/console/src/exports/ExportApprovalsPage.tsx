import { Button, Empty } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { Approval } from "./Approval.tsx"
import { listApprovals } from "./exportCalls.ts"
import { useExportMessages } from "./exportMessages.ts"
import "../lists/lists.css"
import "./exports.css"

/** X1: requests for bulk exports: one's own with their download, and those of others that wait for one's answer. */
const ExportApprovalsPage = () => {
  const messages = useMessages()
  const words = useExportMessages()
  const pages = usePages(listApprovals, "approvals")
  const { first, items } = pages
  return (
    <Page
      title={
        <>
          {words.title}
          {first !== undefined && first.toAnswer > 0 && (
            <span className="list-total">{words.waiting(first.toAnswer)}</span>
          )}
        </>
      }
      side={<Button onClick={pages.askAgain}>{messages.common.refresh}</Button>}
    >
      <p className="soft">{words.hint}</p>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && items.length === 0 && <Empty description={words.empty} />}
      <ul className="export-approvals">
        {items.map((approval) => (
          <Approval key={approval.id} approval={approval} onDone={pages.askAgain} />
        ))}
      </ul>
      {first !== undefined && items.length > 0 && <MoreButton pages={pages} />}
    </Page>
  )
}

export default ExportApprovalsPage
