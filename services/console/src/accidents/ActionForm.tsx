import { Alert, Button, Drawer, Form } from "antd"
import { useEffect, useMemo } from "react"
import { FormNotices } from "../fields/FormNotices.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { ActionFields } from "./ActionFields.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { correction, type Field, isValues, payload, type Values } from "./actionFields.ts"
import { type Action, actions } from "./actions.ts"
import { type AccidentFile, actOnAccident, type FormOf, type Verb } from "./fileCalls.ts"

interface Props {
  readonly verb: Verb
  readonly file: AccidentFile
  readonly onDone: () => void
  readonly onClose: () => void
}

const subjectIn = (action: Action, values: Values): string => {
  const of = action.corrects?.of
  const chosen = of === undefined ? undefined : values[of]
  return typeof chosen === "string" ? chosen : ""
}

/** What is sent: of a correction only what differs from the file, of a place the whole of it. */
const formOf = (action: Action, fields: ReadonlyArray<Field>, file: AccidentFile, values: Values): Values =>
  action.corrects === undefined
    ? payload(fields, values)
    : correction(fields, action.corrects.before(file, subjectIn(action, values)), values, [
        "reason",
        "place",
        ...(action.corrects.of === undefined ? [] : [action.corrects.of])
      ])

/** The fields that stand in the form, and those inside of groups and rows, by their first name. */
const isOfForm = (fields: ReadonlyArray<Field>, path: string): boolean => {
  const [first = "", ...rest] = path.split(".")
  const field = fields.find(({ name }) => name === first)
  if (field === undefined) return false
  if (typeof field.as === "object" && ("group" in field.as || "rows" in field.as)) {
    const inner = "group" in field.as ? field.as.group : field.as.rows
    return isOfForm(inner, rest.filter((part) => !/^\d+$/.test(part)).join("."))
  }
  if (field.as === "shares") return rest.length === 2
  if (field.as === "place" || field.as === "plate") return rest.length > 0
  return rest.length === 0
}

/** One action with its form: it loses nothing of what was typed, and is recorded once. */
export const ActionForm = ({ verb, file, onDone, onClose }: Props) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const notices = useNotices()
  const phone = useIsPhone()
  const { account } = usePrincipal()
  const [form] = Form.useForm<Values>()
  const action: Action = actions[verb]
  const fields: ReadonlyArray<Field> = action.fields
  const initial = useMemo<Values>(
    () => ({
      ...(verb === "involve-vehicle" ? { motor: true } : {}),
      ...(action.corrects !== undefined && action.corrects.of === undefined
        ? action.corrects.before(file, "")
        : {})
    }),
    [action, file, verb]
  )
  const sending = useUnlosableForm({
    name: `accident.${file.id}.${verb}.${account}`,
    form,
    send: (commandId, values: Values) =>
      actOnAccident(
        verb,
        file.id,
        commandId,
        action.whateverVersion === true ? undefined : file.version,
        // The fields carry the contract's names (`actions.ts`), the client checks the form before it is sent.
        formOf(action, fields, file, values) as FormOf<typeof verb>
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

  const changed = (part: Values) => {
    sending.changed()
    const of = action.corrects?.of
    // Another thing was chosen: its own values come into the fields.
    if (of !== undefined && typeof part[of] === "string" && action.corrects !== undefined) {
      const before = action.corrects.before(file, part[of])
      form.setFieldsValue(
        Object.fromEntries(
          fields.filter(({ name }) => name !== of).map(({ name }) => [name, before[name]])
        ) as never
      )
    }
  }

  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "90%" : 560}
      title={messages.verbs[verb]}
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
        onValuesChange={(part: unknown) => changed(isValues(part) ? part : {})}
        onFinish={sending.submit}
      >
        <ActionFields fields={fields} file={file} />
      </Form>
    </Drawer>
  )
}
