import { Form, Input, Modal } from "antd"
import type { ReactNode } from "react"
import { useMessages } from "../messages/Language.tsx"

interface Props {
  readonly title: string
  readonly children?: ReactNode
  /** Whether nothing is done without a reason. */
  readonly required: boolean
  readonly onReason: (reason: string | undefined) => void
  readonly onClose: () => void
}

/** Asks why, before something is done that needs a reason. */
export const ReasonDialog = ({ title, children, required, onReason, onClose }: Props) => {
  const messages = useMessages()
  const [form] = Form.useForm<{ readonly reason?: string }>()
  return (
    <Modal
      open
      title={title}
      okText={messages.common.confirm}
      cancelText={messages.common.cancel}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {children}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          onReason(reason === undefined || reason.trim() === "" ? undefined : reason.trim())
        }
      >
        <Form.Item
          name="reason"
          label={messages.common.reason}
          rules={required ? [{ required: true, whitespace: true, message: messages.common.required }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
