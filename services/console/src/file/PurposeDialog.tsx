import { Form, Input, Modal, Radio } from "antd"
import { useMessages } from "../messages/Language.tsx"

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onPurpose: (purpose: string) => void
}

interface Values {
  readonly purpose: string
  readonly words?: string
}

/** Personal values are shown in full for a stated purpose only, and the purpose is kept (X2). */
export const PurposeDialog = ({ open, onClose, onPurpose }: Props) => {
  const messages = useMessages()
  const [form] = Form.useForm<Values>()
  const other = Form.useWatch("purpose", form) === "other"
  const purposes = Object.entries(messages.file.purposes)
  return (
    <Modal
      open={open}
      title={messages.file.personalTitle}
      okText={messages.file.showPersonal}
      cancelText={messages.common.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{messages.file.personalText}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ purpose: "visit" }}
        onFinish={({ purpose, words }) =>
          onPurpose(
            purpose === "other"
              ? (words ?? "").trim()
              : (purposes.find(([code]) => code === purpose)?.[1] ?? purpose)
          )
        }
      >
        <Form.Item name="purpose" label={messages.file.purpose}>
          <Radio.Group className="purposes" options={purposes.map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        {other && (
          <Form.Item
            name="words"
            rules={[{ required: true, whitespace: true, message: messages.common.required }]}
          >
            <Input maxLength={100} aria-label={messages.file.purposes.other} autoFocus />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
