import { LockOutlined, SafetyCertificateOutlined, UserOutlined } from "@ant-design/icons"
import { Alert, Button, Form, Input } from "antd"
import { useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { LanguageSwitch } from "../shell/Shell.tsx"
import { PasswordForm } from "./PasswordForm.tsx"
import { useSession } from "./Session.tsx"
import "./signIn.css"
import { startSession } from "./sessionCalls.ts"

interface Credentials {
  readonly username: string
  readonly password: string
}

/** The door of the product. */
export const SignInPage = ({ ended }: { readonly ended: boolean }) => {
  const messages = useMessages()
  const { signedIn } = useSession()
  const { send, sending, refused, forget } = useCommand(startSession)
  const [tried, setTried] = useState<Credentials>()

  const submit = async (credentials: Credentials) => {
    const given = { username: credentials.username.trim(), password: credentials.password }
    setTried(given)
    const principal = await send(given)
    if (principal !== undefined) signedIn(principal)
  }
  const mustChange = refused?.code === "PasswordMustBeChanged" && tried !== undefined

  return (
    <div className="sign-in">
      <header className="sign-in-band">
        <div className="sign-in-language">
          <LanguageSwitch />
        </div>
        <div className="sign-in-brand">
          <SafetyCertificateOutlined aria-hidden />
          <div>
            <strong>{messages.productName}</strong>
            <span>{messages.productLine}</span>
          </div>
        </div>
      </header>
      <main className="sign-in-card">
        <h1>{mustChange ? messages.session.changePassword : messages.session.signInTitle}</h1>
        {mustChange ? (
          <>
            <p>{messages.session.changeFirst}</p>
            <PasswordForm username={tried.username} password={tried.password} onChanged={signedIn} />
            <Button type="link" block onClick={forget}>
              {messages.session.toSignIn}
            </Button>
          </>
        ) : (
          <>
            {ended && <Alert type="warning" showIcon title={messages.problem.sessionEnded} />}
            <RefusedNotice refused={refused} />
            <Form<Credentials>
              layout="vertical"
              size="large"
              requiredMark={false}
              onFinish={submit}
              disabled={sending}
            >
              <Form.Item
                name="username"
                label={messages.session.username}
                rules={[{ required: true, whitespace: true, message: messages.session.usernameMissing }]}
              >
                <Input
                  prefix={<UserOutlined aria-hidden />}
                  autoComplete="username"
                  autoCapitalize="none"
                  autoCorrect="off"
                  spellCheck={false}
                  autoFocus
                />
              </Form.Item>
              <Form.Item
                name="password"
                label={messages.session.password}
                rules={[{ required: true, message: messages.session.passwordMissing }]}
              >
                <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="current-password" />
              </Form.Item>
              <Button type="primary" htmlType="submit" size="large" block loading={sending}>
                {messages.session.signIn}
              </Button>
            </Form>
          </>
        )}
        <p className="soft sign-in-note">{messages.session.lawNote}</p>
      </main>
    </div>
  )
}
