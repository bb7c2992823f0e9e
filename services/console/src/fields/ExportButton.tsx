import { DownloadOutlined } from "@ant-design/icons"
import { Button, Dropdown, Form, Input, Modal } from "antd"
import { lazy, Suspense, useState } from "react"
import { downloadList, type FileType } from "../exports/downloadList.ts"
import { useMessages } from "../messages/Language.tsx"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"

// Only where a list has more rows than may be exported without another's approval.
const AskForApproval = lazy(() => import("../exports/AskForApproval.tsx"))

interface Props {
  /** Address of the list with its conditions, without the purpose. */
  readonly address: string
  readonly fileName: string
}

/** Takes a list along as a file: which form, what for, and with whose approval where it needs one (X1). */
export const ExportButton = ({ address, fileName }: Props) => {
  const messages = useMessages()
  const [form] = Form.useForm<{ readonly purpose: string }>()
  const [type, setType] = useState<FileType>()
  const [purpose, setPurpose] = useState("")
  const { send, sending, refused, forget } = useCommand(
    (asked: { readonly purpose: string; readonly approval?: string }) =>
      downloadList(address, { type: type ?? "csv", name: fileName }, asked)
  )
  const close = () => {
    forget()
    setType(undefined)
  }
  const download = async (asked: { readonly purpose: string; readonly approval?: string }) => {
    setPurpose(asked.purpose)
    if ((await send(asked)) !== undefined) close()
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
        {refused?.code === "ExportNeedsApproval" && (
          <Suspense fallback={null}>
            <AskForApproval
              list={String(refused.facts["list"])}
              rows={Number(refused.facts["rows"])}
              purpose={purpose}
              downloading={sending}
              onGranted={(approval) => void download({ purpose, approval })}
            />
          </Suspense>
        )}
        <Form
          form={form}
          layout="vertical"
          onFinish={(typed) => void download({ purpose: typed.purpose.trim() })}
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
