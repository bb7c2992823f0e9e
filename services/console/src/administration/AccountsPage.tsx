import { PlusOutlined } from "@ant-design/icons"
import { Button, Space, Table, Tag } from "antd"
import { useCallback, useState } from "react"
import { SearchInput } from "../lists/SearchInput.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { Page } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf } from "../shell/time.ts"
import { referenceTownships } from "../townships/townshipCalls.ts"
import "../lists/lists.css"
import { AccountDialog, type Change } from "./AccountDialog.tsx"
import { type Account, listAccounts } from "./accountCalls.ts"

/** A2: an officer's level and its last day; marked where it is past, because it then counts as none. */
const QualificationCell = ({ account }: { readonly account: Account }) => {
  const { accounts } = useMessages()
  if (account.role !== "officer") return null
  return (
    <span data-qualification={account.countsAs}>
      {accounts.qualifications[account.qualification]}
      {account.lastValidDay !== null && <span className="soft"> {account.lastValidDay}</span>}
      {account.countsAs !== account.qualification && <Tag color="red">{accounts.expired}</Tag>}
    </span>
  )
}

/** Who may sign in, as what, and for where; what officers are qualified for. */
const AccountsPage = () => {
  const messages = useMessages()
  const notices = useNotices()
  const [q, setQ] = useState("")
  const [changes, setChanges] = useState(0)
  const [change, setChange] = useState<Change>()
  const pages = usePages((cursor) => listAccounts(q, cursor), `${q} ${changes}`)
  const { data: places } = useAnswer(referenceTownships, "townships")
  const townships = (places?.townships ?? []).filter((township) => township.hasStation)
  const townshipName = (code: string) => townships.find((one) => one.code === code)?.name ?? code
  const search = useCallback((text: string) => setQ(text), [])
  const done = () => {
    setChange(undefined)
    setChanges((n) => n + 1)
    notices.success(messages.file.saved)
  }

  return (
    <Page
      title={messages.accounts.title}
      side={
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setChange({ _tag: "Create" })}
        >
          {messages.accounts.add}
        </Button>
      }
    >
      <section className="panel list-filters">
        <SearchInput value={q} onSearch={search} placeholder={messages.accounts.search} />
      </section>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      <section className="panel panel-table">
        <Table<Account>
          rowKey="name"
          size="small"
          dataSource={[...pages.items]}
          loading={pages.asking}
          pagination={false}
          scroll={{ x: "max-content" }}
          columns={[
            {
              title: messages.accounts.name,
              key: "name",
              render: (_, account) => (
                <>
                  <strong>{account.name}</strong> {account.demo && <Tag>{messages.accounts.demo}</Tag>}
                </>
              )
            },
            { title: messages.accounts.displayName, dataIndex: "displayName" },
            {
              title: messages.accounts.role,
              key: "role",
              render: (_, account) => messages.roles[account.role]
            },
            {
              title: messages.accounts.townships,
              key: "townships",
              render: (_, account) =>
                account.townships?.map(townshipName).join("、") ?? messages.wholeDistrict
            },
            {
              title: messages.accounts.qualification,
              key: "qualification",
              render: (_, account) => <QualificationCell account={account} />
            },
            {
              title: messages.accounts.state,
              key: "state",
              render: (_, account) =>
                account.lock === null ? (
                  <Tag color="green">{messages.accounts.active}</Tag>
                ) : (
                  <Tag color="red">
                    {account.lock.by === "administrator"
                      ? messages.accounts.blocked
                      : messages.accounts.locked}
                  </Tag>
                )
            },
            {
              title: messages.accounts.createdAt,
              key: "createdAt",
              render: (_, account) => dayOf(account.createdAt)
            },
            {
              title: messages.file.actions,
              key: "actions",
              render: (_, account) => (
                <Space>
                  <Button size="small" onClick={() => setChange({ _tag: "Password", account })}>
                    {messages.accounts.setPassword}
                  </Button>
                  {account.lock === null ? (
                    <Button size="small" danger onClick={() => setChange({ _tag: "Lock", account })}>
                      {messages.accounts.block}
                    </Button>
                  ) : (
                    <Button size="small" onClick={() => setChange({ _tag: "Unlock", account })}>
                      {messages.accounts.unblock}
                    </Button>
                  )}
                  {account.role === "officer" && (
                    <Button size="small" onClick={() => setChange({ _tag: "Qualify", account })}>
                      {messages.accounts.qualify}
                    </Button>
                  )}
                </Space>
              )
            }
          ]}
        />
      </section>
      {pages.first !== undefined && <MoreButton pages={pages} />}
      {change !== undefined && (
        <AccountDialog
          change={change}
          townships={townships}
          onClose={() => setChange(undefined)}
          onDone={done}
        />
      )}
    </Page>
  )
}

export default AccountsPage
