import { Alert, Button, Drawer, Form, type FormInstance } from "antd"
import type * as Effect from "effect/Effect"
import { type ReactNode, useEffect, useRef } from "react"
import { FormNotices } from "../fields/FormNotices.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { useIsPhone } from "../shell/useScreen.ts"

/** What every order is answered with, at the least. */
interface Recorded {
  readonly warnings: ReadonlyArray<{ readonly reason: string }>
}

interface Props<Values extends object, A extends Recorded> {
  /** Names the draft, together with the account: what is done, and on what. */
  readonly name: string
  readonly title: string
  readonly form: FormInstance<Values>
  readonly initial: Partial<Values>
  readonly send: (commandId: string, values: Values) => Effect.Effect<A, unknown>
  /** Whether a field of the form has this path: a problem with it is shown there. */
  readonly shownAtField: (path: string) => boolean
  readonly saved: string
  /** What the button says; "save" where absent. */
  readonly submit?: string
  /** Pixels of a wide screen; on a phone the form has nearly all of it. */
  readonly width?: number
  /** For forms that are sent on the version that was read: what is said where it has moved on. */
  readonly stale?: { readonly title: string; readonly onRefresh: () => void }
  readonly onChange?: (part: Partial<Values>) => void
  readonly onDone: (answer: A) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in a drawer: it loses nothing of what was typed, and is recorded once. */
export const FormDrawer = <Values extends object, A extends Recorded>({
  name,
  title,
  form,
  initial,
  send,
  shownAtField,
  saved,
  submit,
  width = 560,
  stale,
  onChange,
  onDone,
  onClose,
  children
}: Props<Values, A>) => {
  const common = useMessages()
  const notices = useNotices()
  const phone = useIsPhone()
  const { account } = usePrincipal()
  const sending = useUnlosableForm<Values, A>({ name: `${name}.${account}`, form, send, shownAtField })
  const { answer, refused } = sending
  const done = useRef(onDone)
  done.current = onDone

  // Once for each answer, however often the page is drawn meanwhile.
  useEffect(() => {
    if (answer === undefined) return
    notices.success(saved)
    for (const warning of answer.warnings) notices.warning(warning.reason, 8)
    done.current(answer)
  }, [answer, notices, saved])

  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "90%" : width}
      title={title}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={sending.sending}
          disabled={sending.unanswered}
          onClick={() => form.submit()}
        >
          {submit ?? common.common.save}
        </Button>
      }
    >
      <FormNotices
        {...sending}
        shownAtField={shownAtField}
        onRetry={() => void sending.submit()}
        onReopen={sending.reopen}
        onEmpty={() => sending.restart(initial as Values)}
      />
      {stale !== undefined && refused?.status === 412 && (
        <Alert
          className="page-alert"
          type="info"
          title={stale.title}
          action={<Button onClick={stale.onRefresh}>{common.common.refresh}</Button>}
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={sending.sending || sending.unanswered}
        onValuesChange={(part: Partial<Values>) => {
          sending.changed()
          onChange?.(part)
        }}
        onFinish={() => void sending.submit()}
      >
        {children}
      </Form>
    </Drawer>
  )
}
