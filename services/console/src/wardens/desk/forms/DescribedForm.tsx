import type { CommandAnswer } from "@jiaosuo/wardens/api"
import { Form } from "antd"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Act } from "./acts.ts"
import { DescribedField } from "./DescribedField.tsx"
import { changesOf, type FormWords, isFieldOf, payloadOf, textOf, type Values } from "./fields.ts"

interface Props {
  readonly title: string
  readonly act: Act
  readonly words: FormWords
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
  /** Where the act is on the version that was read: reads it anew, and closes the form. */
  readonly onStale?: () => void
}

const nothing: Values = {}

/** One act with its form, as it is described (decision 0088). */
export const DescribedForm = ({ title, act, words, onDone, onClose, onStale }: Props) => {
  const { name, fields, initial = nothing, corrects, send } = act
  const { form: common } = useWardenDeskMessages()
  const [form] = Form.useForm<Values>()
  const chosen: unknown = Form.useWatch("township", form)
  return (
    <FormDrawer<Values, CommandAnswer>
      name={`wardens.${name}`}
      title={title}
      form={form}
      initial={initial}
      send={(commandId, values) =>
        send(
          commandId,
          corrects === "changes" ? changesOf(fields, initial, values) : payloadOf(fields, values)
        )
      }
      shownAtField={(path) => isFieldOf(fields, path)}
      saved={common.saved}
      submit={title}
      width={520}
      {...(onStale === undefined ? {} : { stale: { title: common.changedMeanwhile, onRefresh: onStale } })}
      onDone={onDone}
      onClose={onClose}
    >
      {fields.map((field) => (
        <DescribedField
          key={field.key}
          field={field}
          words={words}
          township={act.township ?? textOf(chosen)}
        />
      ))}
    </FormDrawer>
  )
}
