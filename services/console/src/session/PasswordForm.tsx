import { LockOutlined } from "@ant-design/icons"
import type { Principal } from "@jiaosuo/http/Principal"
import { Button, Form, Input } from "antd"
import { useEffect } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { changePassword } from "./sessionCalls.ts"

interface Props {
  readonly username: string
  /** The password so far, where it has just been typed. */
  readonly password?: string
  readonly onChanged: (principal: Principal) => void
}

interface Values {
  readonly password?: string
  readonly newPassword: string
  readonly again: string
}

const shownAtField = (path: string): boolean => path === "newPassword" || path === "password"

/** Sets a password of one's own. All other sessions of the account end with it. */
export const PasswordForm = ({ username, password, onChanged }: Props) => {
  const messages = useMessages()
  const [form] = Form.useForm<Values>()
  const { send, sending, refused } = useCommand(changePassword)

  useEffect(() => {
    const named = (refused?.fields ?? []).filter((field) => shownAtField(field.path))
    form.setFields(
      named.map((field) => ({
        name: field.path as keyof Values,
        errors: [field.rule === undefined ? field.reason : `${field.reason}（${field.rule}）`]
      }))
    )
  }, [refused, form])

  const must = [{ required: true, message: messages.session.passwordMissing }]
  return (
    <>
      <RefusedNotice refused={refused} shownAtField={shownAtField} />
      <Form<Values>
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        disabled={sending}
        onFinish={async (values) => {
          const principal = await send({
            username,
            password: password ?? values.password ?? "",
            newPassword: values.newPassword
          })
          if (principal !== undefined) onChanged(principal)
        }}
      >
        {/* Password keepers look for the account beside the password. */}
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        {password === undefined && (
          <Form.Item name="password" label={messages.session.password} rules={must}>
            <Input.Password
              prefix={<LockOutlined aria-hidden />}
              autoComplete="current-password"
              maxLength={200}
            />
          </Form.Item>
        )}
        <Form.Item
          name="newPassword"
          label={messages.session.newPassword}
          extra={messages.session.passwordRule}
          rules={must}
        >
          <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={messages.session.repeatPassword}
          dependencies={["newPassword"]}
          rules={[
            ...must,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === undefined || value === getFieldValue("newPassword")
                  ? Promise.resolve()
                  : Promise.reject(new Error(messages.session.passwordsDiffer))
            })
          ]}
        >
          <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={sending}>
          {messages.session.changePassword}
        </Button>
      </Form>
    </>
  )
}
