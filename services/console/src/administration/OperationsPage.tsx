import { Alert, Button, Form, Input, Modal, Popconfirm, Space, Table, Tag } from "antd"
import { useEffect, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { useNotices } from "../shell/Notices.tsx"
import { Page } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import "../lists/lists.css"
import {
  dropParked,
  type Model,
  operationState,
  type Parked,
  rebuild,
  retryParked,
  verifyLog
} from "./operationCalls.ts"

const lookEvery = 3_000

const stateColours = { live: "green", "catching-up": "orange", rebuilding: "blue", stopped: "red" } as const

/** How the machinery stands: read models, events set aside, and whether the log is as it was written. */
const OperationsPage = () => {
  const messages = useMessages()
  const notices = useNotices()
  const [look, setLook] = useState(0)
  const [dropping, setDropping] = useState<Parked>()
  const [form] = Form.useForm<{ readonly reason: string }>()
  const { data, refused, askAgain } = useAnswer(operationState, `operations ${look}`, "operations")
  const verification = useCommand(() => verifyLog)
  const [verified, setVerified] = useState<Awaited<ReturnType<typeof verification.send>>>()
  const rebuilding = useCommand(rebuild)
  const retrying = useCommand(retryParked)
  const drop = useCommand(dropParked)

  useEffect(() => {
    const timer = setInterval(() => setLook((n) => n + 1), lookEvery)
    return () => clearInterval(timer)
  }, [])

  return (
    <Page title={messages.operations.title}>
      <RefusedNotice
        refused={refused ?? rebuilding.refused ?? retrying.refused ?? verification.refused}
        onRetry={askAgain}
      />
      <section className="panel">
        <h2>{messages.operations.models}</h2>
        <Table<Model>
          rowKey="model"
          size="small"
          pagination={false}
          dataSource={[...(data?.models.models ?? [])]}
          scroll={{ x: "max-content" }}
          columns={[
            { title: messages.operations.model, dataIndex: "model" },
            { title: messages.operations.version, dataIndex: "version", ellipsis: true },
            {
              title: messages.operations.state,
              key: "state",
              render: (_, model) => (
                <Tag color={stateColours[model.state]}>{messages.operations.modelStates[model.state]}</Tag>
              )
            },
            {
              title: messages.operations.position,
              key: "position",
              align: "right",
              render: (_, model) => figure(model.position)
            },
            {
              title: messages.operations.lag,
              key: "lag",
              align: "right",
              render: (_, model) => figure(model.lag)
            },
            {
              title: messages.operations.parkedCount,
              key: "parked",
              align: "right",
              render: (_, model) => figure(model.parked)
            },
            {
              title: messages.file.actions,
              key: "actions",
              render: (_, model) => (
                <Popconfirm
                  title={messages.operations.rebuildConfirm}
                  okText={messages.operations.rebuild}
                  cancelText={messages.common.cancel}
                  onConfirm={async () => {
                    if ((await rebuilding.send(model.model)) !== undefined) {
                      notices.success(messages.operations.rebuilding)
                    }
                  }}
                >
                  <Button size="small">{messages.operations.rebuild}</Button>
                </Popconfirm>
              )
            }
          ]}
        />
      </section>
      <section className="panel">
        <h2>{messages.operations.parked}</h2>
        <Table<Parked>
          rowKey={(parked) => `${parked.model} ${parked.position}`}
          size="small"
          pagination={false}
          dataSource={[...(data?.parked.parked ?? [])]}
          locale={{ emptyText: messages.operations.noParked }}
          scroll={{ x: "max-content" }}
          columns={[
            { title: messages.operations.model, dataIndex: "model" },
            { title: messages.operations.position, dataIndex: "position" },
            { title: messages.operations.event, dataIndex: "type" },
            { title: messages.townships.township, dataIndex: "township" },
            { title: messages.operations.error, dataIndex: "error" },
            { title: messages.imports.at, key: "at", render: (_, parked) => minuteOf(parked.parkedAt) },
            {
              title: messages.file.actions,
              key: "actions",
              render: (_, parked) => (
                <Space>
                  <Button
                    size="small"
                    loading={retrying.sending}
                    onClick={async () => {
                      await retrying.send(parked)
                      setLook((n) => n + 1)
                    }}
                  >
                    {messages.operations.retry}
                  </Button>
                  <Button size="small" danger onClick={() => setDropping(parked)}>
                    {messages.operations.drop}
                  </Button>
                </Space>
              )
            }
          ]}
        />
      </section>
      <section className="panel">
        <h2>{messages.operations.verify}</h2>
        <p className="soft">{messages.operations.verifyHint}</p>
        <Button
          type="primary"
          loading={verification.sending}
          onClick={async () => setVerified(await verification.send(undefined))}
        >
          {messages.operations.verifyNow}
        </Button>
        {verified !== undefined && (
          <div role="status" className="verified">
            {verified.bad === null ? (
              <Alert
                type="success"
                showIcon
                title={messages.operations.verifyGood(figure(verified.events))}
              />
            ) : (
              <Alert
                type="error"
                showIcon
                title={messages.operations.verifyBad}
                description={`${verified.bad.position} · ${verified.bad.stream ?? ""} · ${verified.bad.reason}`}
              />
            )}
          </div>
        )}
      </section>
      <Modal
        open={dropping !== undefined}
        title={`${messages.operations.drop} · ${dropping?.type ?? ""} ${dropping?.position ?? ""}`}
        okText={messages.operations.drop}
        okButtonProps={{ danger: true, loading: drop.sending }}
        cancelText={messages.common.cancel}
        onOk={() => form.submit()}
        onCancel={() => setDropping(undefined)}
        destroyOnHidden
      >
        <RefusedNotice refused={drop.refused} />
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          onFinish={async ({ reason }) => {
            if (dropping === undefined) return
            if ((await drop.send({ parked: dropping, reason: reason.trim() })) === undefined) return
            setDropping(undefined)
            setLook((n) => n + 1)
          }}
        >
          <Form.Item
            name="reason"
            label={messages.operations.dropReason}
            rules={[{ required: true, whitespace: true, message: messages.common.required }]}
          >
            <Input maxLength={500} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </Page>
  )
}

export default OperationsPage
