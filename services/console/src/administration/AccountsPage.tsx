import { PlusOutlined } from "@ant-design/icons"
import type { Role } from "@jiaosuo/http/Principal"
import { Button, Form, Input, Modal, Select, Space, Table, Tag } from "antd"
import { useCallback, useRef, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { Page } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf } from "../shell/time.ts"
import { referenceTownships } from "../townships/townshipCalls.ts"
import { SearchInput } from "../vehicles/VehicleFilters.tsx"
import "../vehicles/list.css"
import {
  type Account,
  createAccount,
  listAccounts,
  lockAccount,
  type NewAccount,
  resetPassword,
  unlockAccount
} from "./accountCalls.ts"

type Change =
  | { readonly _tag: "Create" }
  | { readonly _tag: "Lock"; readonly account: Account }
  | { readonly _tag: "Unlock"; readonly account: Account }
  | { readonly _tag: "Password"; readonly account: Account }

interface Values extends Partial<NewAccount> {
  readonly reason?: string
}

const roles: ReadonlyArray<Role> = ["warden", "officer", "registrar", "commander", "admin"]

/** Who may sign in, as what, and for where. */
const AccountsPage = () => {
  const messages = useMessages()
  const notices = useNotices()
  const [q, setQ] = useState("")
  const [changes, setChanges] = useState(0)
  const [change, setChange] = useState<Change>()
  const [form] = Form.useForm<Values>()
  const commandId = useRef(newCommandId())
  const pages = usePages((cursor) => listAccounts(q, cursor), `${q} ${changes}`)
  const { data: places } = useAnswer(referenceTownships, "townships")
  const townships = (places?.townships ?? []).filter((township) => township.hasStation)
  const townshipName = (code: string) => townships.find((one) => one.code === code)?.name ?? code
  const role = Form.useWatch("role", form)
  const search = useCallback((text: string) => setQ(text), [])

  const { send, sending, refused, forget } = useCommand((values: Values) => {
    const id = commandId.current
    switch (change?._tag) {
      case "Lock":
        return lockAccount(change.account.name, id, values.reason ?? "")
      case "Unlock":
        return unlockAccount(change.account.name, id, values.reason ?? "")
      case "Password":
        return resetPassword(change.account.name, id, values.password ?? "", values.reason ?? "")
      default:
        return createAccount(id, {
          name: values.name ?? "",
          displayName: values.displayName ?? "",
          role: values.role ?? "warden",
          ...(values.townships === undefined ? {} : { townships: values.townships }),
          password: values.password ?? ""
        })
    }
  })
  const begin = (next: Change) => {
    commandId.current = newCommandId()
    forget()
    setChange(next)
  }
  const submit = async (values: Values) => {
    if ((await send(values)) === undefined) {
      commandId.current = newCommandId()
      return
    }
    setChange(undefined)
    setChanges((n) => n + 1)
    notices.success(messages.file.saved)
  }
  const must = [{ required: true, message: messages.common.required }]
  const titles: { readonly [Tag in Change["_tag"]]: string } = {
    Create: messages.accounts.add,
    Lock: messages.accounts.block,
    Unlock: messages.accounts.unblock,
    Password: messages.accounts.setPassword
  }

  return (
    <Page
      title={messages.accounts.title}
      side={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => begin({ _tag: "Create" })}>
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
                  <Button size="small" onClick={() => begin({ _tag: "Password", account })}>
                    {messages.accounts.setPassword}
                  </Button>
                  {account.lock === null ? (
                    <Button size="small" danger onClick={() => begin({ _tag: "Lock", account })}>
                      {messages.accounts.block}
                    </Button>
                  ) : (
                    <Button size="small" onClick={() => begin({ _tag: "Unlock", account })}>
                      {messages.accounts.unblock}
                    </Button>
                  )}
                </Space>
              )
            }
          ]}
        />
      </section>
      {pages.first !== undefined && <MoreButton pages={pages} />}
      <Modal
        open={change !== undefined}
        title={
          change === undefined
            ? ""
            : `${titles[change._tag]}${change._tag === "Create" ? "" : ` · ${change.account.name}`}`
        }
        okText={messages.common.confirm}
        cancelText={messages.common.cancel}
        confirmLoading={sending}
        onOk={() => form.submit()}
        onCancel={() => setChange(undefined)}
        destroyOnHidden
      >
        <RefusedNotice refused={refused} />
        <Form<Values> form={form} layout="vertical" preserve={false} onFinish={submit} autoComplete="off">
          {change?._tag === "Create" && (
            <>
              <Form.Item name="name" label={messages.accounts.name} rules={must}>
                <Input maxLength={60} autoCapitalize="none" placeholder="officer-371603101" />
              </Form.Item>
              <Form.Item name="displayName" label={messages.accounts.displayName} rules={must}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name="role" label={messages.accounts.role} rules={must} initialValue="warden">
                <Select options={roles.map((value) => ({ value, label: messages.roles[value] }))} />
              </Form.Item>
              {(role === "warden" || role === "officer") && (
                <Form.Item name="townships" label={messages.accounts.townships} rules={must}>
                  <Select
                    mode="multiple"
                    options={townships.map(({ code, name }) => ({ value: code, label: name }))}
                  />
                </Form.Item>
              )}
            </>
          )}
          {(change?._tag === "Create" || change?._tag === "Password") && (
            <Form.Item
              name="password"
              label={messages.accounts.newPassword}
              extra={messages.accounts.passwordRule}
              rules={must}
            >
              <Input.Password autoComplete="new-password" maxLength={200} />
            </Form.Item>
          )}
          {change !== undefined && change._tag !== "Create" && (
            <Form.Item name="reason" label={messages.common.reason} rules={must}>
              <Input maxLength={500} />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </Page>
  )
}

export default AccountsPage
