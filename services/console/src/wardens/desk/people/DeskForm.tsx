import type { CommandAnswer } from "@jiaosuo/wardens/api"
import { Form } from "antd"
import type * as Effect from "effect/Effect"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DeskFields, type Subjects } from "./DeskFields.tsx"
import { changed, type Field, payload, type Values } from "./deskFields.ts"

interface Props {
  /** Names the draft: what is done, and on whom. */
  readonly name: string
  readonly title: string
  readonly fields: ReadonlyArray<Field>
  readonly initial?: Values
  /** Whether only what differs from `initial` is sent. */
  readonly corrects?: boolean | undefined
  readonly township?: string | undefined
  readonly subjects?: Subjects
  readonly send: (commandId: string, form: Values) => Effect.Effect<CommandAnswer, unknown>
  readonly onStale?: () => void
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

const nothing: Values = {}

/** A form about wardens or their teams, as it is described. */
export const DeskForm = ({
  name,
  title,
  fields,
  initial = nothing,
  corrects,
  township,
  subjects,
  send,
  onStale,
  onDone,
  onClose
}: Props) => {
  const { people: messages } = useWardenDeskMessages()
  const [form] = Form.useForm<Values>()
  return (
    <FormDrawer<Values, CommandAnswer>
      name={`wardens.${name}`}
      title={title}
      form={form}
      initial={initial}
      send={(commandId, values) =>
        send(commandId, corrects === true ? changed(fields, initial, values) : payload(fields, values))
      }
      shownAtField={(path) => fields.some((field) => field.as !== "votes" && field.name === path)}
      saved={messages.saved}
      width={520}
      {...(onStale === undefined ? {} : { stale: { title: messages.changedMeanwhile, onRefresh: onStale } })}
      onDone={onDone}
      onClose={onClose}
    >
      <DeskFields fields={fields} township={township} subjects={subjects} />
    </FormDrawer>
  )
}
