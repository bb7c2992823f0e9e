import { Alert, Button, Drawer, Form } from "antd"
import { useEffect, useMemo } from "react"
import { FormNotices } from "../fields/FormNotices.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { actions } from "./actions.ts"
import { CaseFields } from "./CaseFields.tsx"
import { type Field, payload, type Values } from "./caseFields.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { actOnCase, type CaseFile, type FormOf, type FormVerb } from "./fileCalls.ts"

interface Props {
  readonly verb: FormVerb
  readonly file: CaseFile
  /** What stands in the fields already, before what the action itself fills in. */
  readonly preset?: Values
  readonly onDone: () => void
  readonly onClose: () => void
}

const isOfForm = (fields: ReadonlyArray<Field>, path: string): boolean => {
  const [first = "", ...rest] = path.split(".")
  const field = fields.find(({ name }) => name === first)
  if (field === undefined) return false
  const isGroup = field.as === "place" || field.as === "caller" || field.as === "branches"
  return isGroup ? rest.length > 0 : rest.length === 0
}

/** One action with its form: it loses nothing of what was typed, and is recorded once. */
export const ActionForm = ({ verb, file, preset, onDone, onClose }: Props) => {
  const common = useMessages()
  const messages = useCaseMessages()
  const notices = useNotices()
  const phone = useIsPhone()
  const { account } = usePrincipal()
  const [form] = Form.useForm<Values>()
  const action = actions[verb]
  const { fields } = action
  const initial = useMemo<Values>(() => ({ ...action.initial?.(file), ...preset }), [action, file, preset])
  const sending = useUnlosableForm({
    name: `case.${file.id}.${verb}.${account}`,
    form,
    send: (commandId, values: Values) =>
      actOnCase(
        verb,
        file.id,
        commandId,
        action.whateverVersion === true ? undefined : file.version,
        // The fields carry the contract's names (`actions.ts`); the client checks the form before it is sent.
        payload(fields, values) as unknown as FormOf<typeof verb>
      ),
    shownAtField: (path) => isOfForm(fields, path)
  })
  const { answer, refused } = sending

  useEffect(() => {
    if (answer === undefined) return
    notices.success(messages.file.saved)
    for (const warning of answer.warnings) notices.warning(warning.reason, 8)
    onDone()
  }, [answer, notices, messages, onDone])

  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "90%" : 520}
      title={messages.forms.verbs[verb]}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={sending.sending}
          disabled={sending.unanswered}
          onClick={() => form.submit()}
        >
          {common.common.save}
        </Button>
      }
    >
      <FormNotices
        {...sending}
        shownAtField={(path) => isOfForm(fields, path)}
        onRetry={() => void sending.submit()}
        onReopen={sending.reopen}
        onEmpty={() => sending.restart(initial)}
      />
      {refused?.status === 412 && (
        <Alert
          className="page-alert"
          type="info"
          title={messages.file.changedMeanwhile}
          action={<Button onClick={onDone}>{common.common.refresh}</Button>}
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        className="action-form"
        initialValues={initial}
        disabled={sending.sending || sending.unanswered}
        onValuesChange={sending.changed}
        onFinish={sending.submit}
      >
        <CaseFields fields={fields} file={file} />
      </Form>
    </Drawer>
  )
}
