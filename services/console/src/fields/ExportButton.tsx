import { DownloadOutlined } from "@ant-design/icons"
import { Button, Dropdown, Form, Input, Modal } from "antd"
import { useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { csv, download, workbook } from "../server/download.ts"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"

interface Props {
  /** Address of the list with its conditions, without the purpose. */
  readonly address: string
  readonly fileName: string
}

/** Takes a list along as a file: which form, and what for (X1). */
export const ExportButton = ({ address, fileName }: Props) => {
  const messages = useMessages()
  const [form] = Form.useForm<{ readonly purpose: string }>()
  const [type, setType] = useState<"csv" | "xlsx">()
  const { send, sending, refused, forget } = useCommand((purpose: string) =>
    download(
      `${address}${address.includes("?") ? "&" : "?"}purpose=${encodeURIComponent(purpose)}`,
      type === "csv" ? csv : workbook,
      `${fileName}.${type ?? "csv"}`
    )
  )
  const close = () => {
    forget()
    setType(undefined)
  }
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "xlsx", label: messages.list.exportXlsx, onClick: () => setType("xlsx") },
            { key: "csv", label: messages.list.exportCsv, onClick: () => setType("csv") }
          ]
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />}>{messages.list.export}</Button>
      </Dropdown>
      <Modal
        open={type !== undefined}
        title={type === "csv" ? messages.list.exportCsv : messages.list.exportXlsx}
        okText={messages.common.download}
        cancelText={messages.common.cancel}
        confirmLoading={sending}
        onCancel={close}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="soft">{messages.list.exportNote}</p>
        <RefusedNotice refused={refused} />
        <Form
          form={form}
          layout="vertical"
          onFinish={async ({ purpose }) => {
            if ((await send(purpose.trim())) !== undefined) close()
          }}
        >
          <Form.Item
            name="purpose"
            label={messages.file.purpose}
            rules={[{ required: true, whitespace: true, message: messages.common.required }]}
          >
            <Input maxLength={100} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
