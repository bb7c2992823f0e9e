import { Form } from "antd"
import { useMemo } from "react"
import { FormDrawer } from "../file/FormDrawer.tsx"
import { ActionFields } from "./ActionFields.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { correction, type Field, payload, type Values } from "./actionFields.ts"
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

/** One action on an accident with its form. */
export const ActionForm = ({ verb, file, onDone, onClose }: Props) => {
  const messages = useAccidentMessages()
  const [form] = Form.useForm<Values>()
  const action: Action = actions[verb]
  const { corrects, fields } = action
  const initial = useMemo<Values>(
    () => ({
      ...(verb === "involve-vehicle" ? { motor: true } : {}),
      ...(corrects !== undefined && corrects.of === undefined ? corrects.before(file, "") : {})
    }),
    [corrects, file, verb]
  )

  /** Another thing was chosen: its own values come into the fields. */
  const changed = (part: Values) => {
    const of = corrects?.of
    if (corrects === undefined || of === undefined) return
    const chosen = part[of]
    if (typeof chosen !== "string") return
    const before = corrects.before(file, chosen)
    form.setFieldsValue(
      Object.fromEntries(
        fields.filter(({ name }) => name !== of).map(({ name }) => [name, before[name]])
      ) as never
    )
  }

  return (
    <FormDrawer
      name={`accident.${file.id}.${verb}`}
      title={messages.verbs[verb]}
      form={form}
      initial={initial}
      send={(commandId, values) =>
        actOnAccident(
          verb,
          file.id,
          commandId,
          action.whateverVersion === true ? undefined : file.version,
          // The fields carry the contract's names (`actions.ts`), the client checks the form before it is sent.
          formOf(action, fields, file, values) as FormOf<typeof verb>
        )
      }
      shownAtField={(path) => isOfForm(fields, path)}
      saved={messages.file.saved}
      stale={{ title: messages.file.changedMeanwhile, onRefresh: onDone }}
      onChange={changed}
      onDone={onDone}
      onClose={onClose}
    >
      <ActionFields fields={fields} file={file} />
    </FormDrawer>
  )
}
