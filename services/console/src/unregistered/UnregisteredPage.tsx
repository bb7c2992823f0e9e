import { PlusOutlined } from "@ant-design/icons"
import { Button, Empty, Form, Input, Modal, Select, Tag } from "antd"
import { useCallback, useRef, useState } from "react"
import { Link, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { SearchInput } from "../lists/SearchInput.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useCommand } from "../server/useCommand.ts"
import { usePages } from "../server/usePages.ts"
import { usePrincipal } from "../session/Session.tsx"
import { MoreButton } from "../shell/MoreButton.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf, figure } from "../shell/time.ts"
import { listUnregistered, type UnregisteredItem } from "../townships/townshipCalls.ts"
import { mayChange, mayExport, mayVisit } from "../vehicles/permissions.ts"
import "../lists/lists.css"
import "../vehicles/vehicles.css"
import { strikeOff } from "./unregisteredCalls.ts"

const keys = ["township", "village", "kind", "state", "q", "asOf"] as const

const stateColour = { listed: "orange", "struck-off": "default", registered: "green" } as const

/** The unregistered vehicles of the villages (K15). */
const UnregisteredPage = () => {
  const messages = useMessages()
  const reference = useReference()
  const notices = useNotices()
  const { role, townships } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const [change, setChange] = useState(0)
  const filter: { [Key in (typeof keys)[number]]?: string } = {}
  for (const key of keys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") filter[key] = value
  }
  const query = new URLSearchParams(Object.entries(filter)).toString()
  const pages = usePages(
    (cursor) => listUnregistered({ ...filter, limit: 30, ...(cursor === undefined ? {} : { cursor }) }),
    `${query} ${change}`
  )
  const { first, items } = pages
  const set = useCallback(
    (key: (typeof keys)[number], value: string | undefined) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          if (value === undefined || value === "") next.delete(key)
          else next.set(key, value)
          return next
        },
        { replace: true }
      ),
    [setParameters]
  )
  const search = useCallback((q: string) => set("q", q), [set])

  const [striking, setStriking] = useState<UnregisteredItem>()
  const commandId = useRef(newCommandId())
  const [form] = Form.useForm<{ readonly reason: string }>()
  const { send, sending, refused, forget } = useCommand((reason: string) =>
    strikeOff(striking?.id ?? "", commandId.current, reason)
  )
  const inScope = reference.townships.filter(({ code }) => townships?.includes(code) ?? true)
  const kinds: Readonly<Record<string, string>> = messages.unregistered.kinds

  return (
    <Page
      title={
        <>
          {messages.unregistered.title}
          {first !== undefined && (
            <span className="list-total" role="status" data-total={first.total}>
              {messages.list.total(figure(first.total))}
            </span>
          )}
        </>
      }
      side={
        <>
          {mayExport(role) && (
            <ExportButton
              address={`/api/unregistered-vehicles${query === "" ? "" : `?${query}`}`}
              fileName="unregistered-vehicles"
            />
          )}
          {mayVisit(role) && (
            <Link to="/unregistered/new">
              <Button type="primary" icon={<PlusOutlined aria-hidden />}>
                {messages.unregistered.add}
              </Button>
            </Link>
          )}
        </>
      }
    >
      <section className="panel list-filters">
        <SearchInput value={filter.q ?? ""} onSearch={search} />
        <div className="filter-fields">
          {inScope.length > 1 && (
            <Select<string>
              value={filter.township ?? null}
              onChange={(value) => set("township", value ?? undefined)}
              options={inScope.map(({ code, name }) => ({ value: code, label: name }))}
              placeholder={messages.list.filterTownship}
              aria-label={messages.list.filterTownship}
              allowClear
            />
          )}
          <Select<string>
            value={filter.kind ?? null}
            onChange={(value) => set("kind", value ?? undefined)}
            options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            placeholder={messages.unregistered.kind}
            aria-label={messages.unregistered.kind}
            allowClear
          />
          <Select<string>
            value={filter.state ?? null}
            onChange={(value) => set("state", value ?? undefined)}
            options={(["listed", "struck-off", "registered"] as const).map((state) => ({
              value: state,
              label: messages.unregistered.states[state]
            }))}
            placeholder={messages.vehicle.state}
            aria-label={messages.vehicle.state}
            allowClear
          />
        </div>
      </section>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined && items.length === 0 && <Empty description={messages.unregistered.empty} />}
      <ul className="vehicle-cards">
        {items.map((item) => (
          <li key={item.id} className="vehicle-card">
            <div className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{kinds[item.kind] ?? item.kind}</strong>
                <Tag color={stateColour[item.state]}>{messages.unregistered.states[item.state]}</Tag>
              </span>
              {item.description !== null && <span>{item.description}</span>}
              <span>
                {item.owner.erased ? messages.file.erased : item.owner.name}{" "}
                <span className="soft number">{item.owner.phone}</span>
              </span>
              <span className="soft">
                {item.townshipName} {item.villageName} {item.place}
              </span>
              <span className="soft number">
                {dayOf(item.listedAt)}
                {item.reason !== null && ` · ${item.reason}`}
              </span>
              {item.vehicle !== null && (
                <Link to={`/vehicles/${item.vehicle}`}>{messages.register.toFile}</Link>
              )}
            </div>
            {item.state === "listed" && mayChange(role) && (
              <button
                type="button"
                className="vehicle-card-action"
                onClick={() => {
                  commandId.current = newCommandId()
                  forget()
                  setStriking(item)
                }}
              >
                {messages.unregistered.strikeOff}
              </button>
            )}
          </li>
        ))}
      </ul>
      {first !== undefined && items.length > 0 && <MoreButton pages={pages} />}
      <Modal
        open={striking !== undefined}
        title={`${messages.unregistered.strikeOff} · ${kinds[striking?.kind ?? ""] ?? ""} · ${nameOf(reference.villages, striking?.village ?? null)}`}
        okText={messages.common.confirm}
        cancelText={messages.common.cancel}
        confirmLoading={sending}
        onOk={() => form.submit()}
        onCancel={() => setStriking(undefined)}
        destroyOnHidden
      >
        <RefusedNotice refused={refused} />
        <Form
          form={form}
          layout="vertical"
          onFinish={async ({ reason }) => {
            if ((await send(reason.trim())) === undefined) return
            setStriking(undefined)
            setChange((n) => n + 1)
            notices.success(messages.file.saved)
          }}
        >
          <Form.Item
            name="reason"
            label={messages.unregistered.strikeOffReason}
            rules={[{ required: true, whitespace: true, message: messages.common.required }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </Page>
  )
}

export default UnregisteredPage
