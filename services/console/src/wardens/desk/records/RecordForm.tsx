import type { CommandAnswer } from "@jiaosuo/wardens/api"
import { Form, Input, Select } from "antd"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { useOwnTownship } from "../useTownships.ts"
import { usePlaces, useWardens } from "../useWardens.ts"
import { actOnRecord, makeRecord, type RecordFile, type WorkKind } from "./recordCalls.ts"
import { isFieldOf, payloadOf, type RecordValues, valuesOf } from "./recordForm.ts"
import { WhereFields } from "./WhereFields.tsx"
import { WorkMatter } from "./WorkMatter.tsx"
import "../../wardens.css"

interface Props {
  readonly kind: WorkKind
  /** The record that is corrected; a new one where absent. */
  readonly file?: RecordFile | undefined
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
  /** Of a correction: reads the record anew, and closes the form. */
  readonly onStale?: () => void
}

/** Work of one kind that is taken down at the desk, or corrected: all of it again. */
export const RecordForm = ({ kind, file, onDone, onClose, onStale }: Props) => {
  const { form: common, work: messages } = useWardenDeskMessages()
  const words = messages.records
  const reference = useReference()
  const [form] = Form.useForm<RecordValues>()
  const own = useOwnTownship()
  const chosen = (Form.useWatch("township", form) as string | undefined) ?? file?.township ?? own
  const places = usePlaces(chosen, chosen !== undefined)
  const wardens = useWardens(chosen)
  const kindName = nameOf(reference.table("wardens.workKinds"), kind)
  const verb = file === undefined ? words.make : words.correct
  return (
    <FormDrawer<RecordValues, CommandAnswer>
      name={file === undefined ? `wardens.record.${kind}` : `wardens.correct.${file.id}.${file.version}`}
      title={`${verb} · ${kindName}`}
      form={form}
      initial={file === undefined ? (own === undefined ? {} : { township: own }) : valuesOf(file)}
      send={(commandId, values) =>
        file === undefined
          ? makeRecord(commandId, payloadOf(kind, values))
          : actOnRecord("correct", file.id, commandId, file.version, payloadOf(kind, values, file))
      }
      shownAtField={(path) => isFieldOf(kind, path)}
      saved={common.saved}
      {...(onStale === undefined ? {} : { stale: { title: common.changedMeanwhile, onRefresh: onStale } })}
      onDone={onDone}
      onClose={onClose}
    >
      <WorkMatter kind={kind} />
      <WhereFields needsVillage={kind === "village-assistant"} />
      <Form.Item name="placeId" label={words.place}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="wardenId" label={words.warden}>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} options={[...wardens.serving]} />
      </Form.Item>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      {file !== undefined && (
        <Form.Item name="reason" label={messages.fields.reason}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Form.Item>
      )}
    </FormDrawer>
  )
}
