import { Form } from "antd"
import { useMemo } from "react"
import { FormDrawer } from "../file/FormDrawer.tsx"
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

/** One action on a case with its form. */
export const ActionForm = ({ verb, file, preset, onDone, onClose }: Props) => {
  const messages = useCaseMessages()
  const [form] = Form.useForm<Values>()
  const action = actions[verb]
  const { fields } = action
  const initial = useMemo<Values>(() => ({ ...action.initial?.(file), ...preset }), [action, file, preset])
  return (
    <FormDrawer
      name={`case.${file.id}.${verb}`}
      title={messages.forms.verbs[verb]}
      form={form}
      initial={initial}
      send={(commandId, values) =>
        actOnCase(
          verb,
          file.id,
          commandId,
          action.whateverVersion === true ? undefined : file.version,
          // The fields carry the contract's names (`actions.ts`); the client checks the form before it is sent.
          payload(fields, values) as unknown as FormOf<typeof verb>
        )
      }
      shownAtField={(path) => isOfForm(fields, path)}
      saved={messages.file.saved}
      width={520}
      stale={{ title: messages.file.changedMeanwhile, onRefresh: onDone }}
      onDone={onDone}
      onClose={onClose}
    >
      <CaseFields fields={fields} file={file} />
    </FormDrawer>
  )
}
