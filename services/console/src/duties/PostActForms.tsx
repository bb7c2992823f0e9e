import type { CommandAnswer } from "@jiaosuo/duties/api"
import { Form, Input, InputNumber } from "antd"
import { FormDrawer } from "../file/FormDrawer.tsx"
import { useMessages } from "../messages/Language.tsx"
import { type Conditions, ConditionsFields, conditionsForm } from "./ConditionsFields.tsx"
import { useDutyMessages } from "./dutyMessages.ts"
import { instantOfField, minuteField } from "./dutyTimes.ts"
import { PlaceField, wholePlace } from "./PlaceField.tsx"
import { actOnPost, type PostFile } from "./postCalls.ts"
import type { Place } from "./useDevicePlace.ts"

interface Props {
  readonly post: PostFile
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

const written = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === "" ? undefined : text.trim()

interface ConditionsValues extends Conditions {
  readonly reason?: string
  readonly location?: Partial<Place>
}

/**
 * The weather, the crew or the signs are others now; or the crew is there, and says so. Only who plans chooses people:
 * whoever begins a post does so with those who were planned.
 */
export const ConditionsForm = ({
  post,
  verb,
  choosesPeople,
  onDone,
  onClose
}: Props & { readonly verb: "begin" | "change"; readonly choosesPeople: boolean }) => {
  const messages = useDutyMessages()
  const words = messages.post
  const [form] = Form.useForm<ConditionsValues>()
  return (
    <FormDrawer
      name={`duties.${verb}-post.${post.id}`}
      title={words[verb]}
      submit={words[verb]}
      form={form}
      initial={{
        visibility: post.visibility,
        signs: post.signs.map(({ metres }) => String(metres)),
        ...(choosesPeople ? { members: post.members.map(({ personId }) => personId) } : {})
      }}
      shownAtField={(path) => ["visibility", "members", "signs", "reason", "location"].includes(path)}
      saved={messages.saved}
      send={(commandId, values) => {
        const reason = written(values.reason)
        const location = wholePlace(values.location)
        const said = { ...conditionsForm(values), ...(reason === undefined ? {} : { reason }) }
        return verb === "begin"
          ? actOnPost("begin", post.id, commandId, {
              ...said,
              ...(location === undefined ? {} : { location })
            })
          : actOnPost("change", post.id, commandId, said)
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <ConditionsFields
        unit={post.unitId}
        on={post.from.slice(0, 10)}
        kind={post.kind}
        roadClass={post.roadClass}
        tollOrServiceArea={post.tollOrServiceArea}
        {...(choosesPeople ? {} : { crew: post.members })}
      />
      {verb === "begin" ? (
        <Form.Item name="location" label={words.location}>
          <PlaceField />
        </Form.Item>
      ) : (
        <Form.Item name="reason" label={words.reason}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Form.Item>
      )}
    </FormDrawer>
  )
}

interface LegValues {
  readonly road?: string
  readonly start?: Partial<Place>
  readonly end?: Partial<Place>
  readonly metres?: number | null
  readonly from?: string
  readonly until?: string
  readonly note?: string
}

const nowhere: Place = { longitude: 0, latitude: 0 }

/** A stretch that a patrol drove; the next one begins where and when the last one ended. */
export const LegForm = ({ post, onDone, onClose }: Props) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.post
  const [form] = Form.useForm<LegValues>()
  const last = post.legs[post.legs.length - 1]
  const must = [{ required: true, message: common.common.required }]
  const mustBeAPlace = [
    {
      validator: (_: unknown, place: Partial<Place> | undefined) =>
        wholePlace(place) === undefined
          ? Promise.reject(new Error(common.common.required))
          : Promise.resolve()
    }
  ]
  return (
    <FormDrawer
      name={`duties.leg.${post.id}`}
      title={words.leg}
      form={form}
      initial={{
        ...(post.road === null ? {} : { road: last?.road ?? post.road }),
        start: last?.end ?? post.location,
        from: minuteField(Date.parse(last?.until ?? post.begunAt ?? post.from)),
        until: minuteField(Date.now())
      }}
      shownAtField={(path) => ["road", "start", "end", "metres", "from", "until", "note"].includes(path)}
      saved={messages.saved}
      send={(commandId, { road, start, end, metres, from, until, note }) => {
        const said = { road: written(road), note: written(note) }
        return actOnPost("drive-leg", post.id, commandId, {
          // The form does not let go without the places and the times.
          start: wholePlace(start) ?? nowhere,
          end: wholePlace(end) ?? nowhere,
          from: instantOfField(from ?? ""),
          until: instantOfField(until ?? ""),
          ...(typeof metres === "number" ? { metres } : {}),
          ...(said.road === undefined ? {} : { road: said.road }),
          ...(said.note === undefined ? {} : { note: said.note })
        })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item name="road" label={words.road}>
        <Input maxLength={60} placeholder={words.roadHint} autoComplete="off" autoCapitalize="characters" />
      </Form.Item>
      <Form.Item name="start" label={words.legFrom} required rules={mustBeAPlace}>
        <PlaceField />
      </Form.Item>
      <Form.Item name="end" label={words.legUntil} required rules={mustBeAPlace}>
        <PlaceField />
      </Form.Item>
      <div className="post-fields">
        <Form.Item name="from" label={words.from} rules={must}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="until" label={words.until} rules={must}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <Form.Item name="metres" label={words.metres}>
        <InputNumber min={0} controls={false} inputMode="numeric" className="full" />
      </Form.Item>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

interface EndValues {
  readonly note?: string
  readonly reason?: string
}

/** The crew is gone, or will never come. */
export const EndForm = ({ post, verb, onDone, onClose }: Props & { readonly verb: "end" | "cancel" }) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.post
  const [form] = Form.useForm<EndValues>()
  const cancels = verb === "cancel"
  return (
    <FormDrawer
      name={`duties.${verb}-post.${post.id}`}
      title={words[verb]}
      submit={words[verb]}
      form={form}
      initial={{}}
      shownAtField={(path) => ["note", "reason"].includes(path)}
      saved={messages.saved}
      send={(commandId, { note, reason }) => {
        const [remark, why] = [written(note), written(reason)]
        return cancels
          ? actOnPost("cancel", post.id, commandId, why === undefined ? {} : { reason: why })
          : actOnPost("end", post.id, commandId, remark === undefined ? {} : { note: remark })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item
        name={cancels ? "reason" : "note"}
        label={cancels ? words.reason : words.note}
        rules={cancels ? [{ required: true, whitespace: true, message: common.common.required }] : []}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
