import type { CommandAnswer } from "@jiaosuo/duties/api"
import { Form, Input, InputNumber, Select } from "antd"
import { DayField } from "../fields/DayField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { FormDrawer } from "../file/FormDrawer.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { CellMembersField, type MemberValues, membersForm } from "./CellMembersField.tsx"
import { actOnCell, type CellFile, type CellVerbForm, formCell } from "./cellCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { PlaceField, wholePlace } from "./PlaceField.tsx"
import type { Place } from "./useDevicePlace.ts"

interface Ending {
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

interface OnCell extends Ending {
  readonly cell: CellFile
}

const optional = <Key extends string>(key: Key, text: string | undefined) =>
  text === undefined || text.trim() === "" ? {} : { [key]: text.trim() }

const nowhere: Place = { longitude: 0, latitude: 0 }

interface FormingValues {
  readonly village?: string
  readonly name?: string
  readonly location?: Partial<Place>
  readonly members?: ReadonlyArray<MemberValues>
  readonly equipment?: ReadonlyArray<string>
  readonly from?: string
}

const useEquipment = () =>
  useReference()
    .table("duty.cellEquipment")
    .map(({ code, name }) => ({ value: code, label: name }))

/** Forms the response cell of a village (row 23). */
export const FormCellForm = ({ onDone, onClose }: Ending) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const reference = useReference()
  const { townships } = usePrincipal()
  const equipment = useEquipment()
  const [form] = Form.useForm<FormingValues>()
  const must = [{ required: true, message: common.common.required }]
  return (
    <FormDrawer
      name="duties.form-cell"
      title={words.form}
      form={form}
      initial={{ members: [{ as: "villager" }] }}
      shownAtField={(path) => ["village", "name", "location", "equipment", "from"].includes(path)}
      saved={messages.saved}
      send={(commandId, { village, name, location, members, equipment: has, from }) =>
        formCell(commandId, {
          village: village ?? "",
          name: name ?? "",
          // The form does not let go without a place.
          location: wholePlace(location) ?? nowhere,
          members: membersForm(members),
          equipment: [...(has ?? [])],
          ...optional("from", from)
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item name="village" label={words.village} rules={must}>
        <PickField
          choices={reference.villages.filter(({ code }) => townships?.includes(code.slice(0, 9)) ?? true)}
          title={common.register.pickVillage}
          searchHint={common.register.pickVillageSearch}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={words.name}
        rules={[{ required: true, whitespace: true, message: common.common.required }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="location"
        label={words.location}
        required
        rules={[
          {
            validator: (_, place: Partial<Place> | undefined) =>
              wholePlace(place) === undefined
                ? Promise.reject(new Error(common.common.required))
                : Promise.resolve()
          }
        ]}
      >
        <PlaceField />
      </Form.Item>
      <CellMembersField name="members" label={words.members} />
      <Form.Item name="equipment" label={words.equipment}>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={equipment} />
      </Form.Item>
      <Form.Item name="from" label={words.from} extra={messages.today}>
        <DayField />
      </Form.Item>
    </FormDrawer>
  )
}

interface ChangeValues {
  readonly name?: string
  readonly location?: Partial<Place>
  readonly equipment?: ReadonlyArray<string>
  readonly leaving?: ReadonlyArray<string>
  readonly joining?: ReadonlyArray<MemberValues>
  readonly skills?: Readonly<Record<string, ReadonlyArray<string>>>
  readonly reason?: string
}

const same = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** Only what is otherwise now: skills of those who stay, and who leaves and joins. */
const changeOf = (cell: CellFile, values: ChangeValues): CellVerbForm<"change"> => {
  const { name, location, equipment, leaving, joining, skills, reason } = values
  const place = wholePlace(location)
  const gone = leaving ?? []
  const learnt = cell.members.flatMap(({ memberId, skills: before }) => {
    const now = skills?.[memberId]
    return now === undefined ||
      gone.includes(memberId) ||
      same(
        now,
        before.map(({ code }) => code)
      )
      ? []
      : [{ memberId, skills: [...now] }]
  })
  return {
    ...(name === undefined || name.trim() === cell.name ? {} : optional("name", name)),
    ...(place === undefined ||
    (place.longitude === cell.location.longitude && place.latitude === cell.location.latitude)
      ? {}
      : { location: place }),
    ...(equipment === undefined ? {} : { equipment: [...equipment] }),
    leaving: [...gone],
    joining: membersForm(joining),
    skills: learnt,
    ...optional("reason", reason)
  }
}

/** Changes the name, the place, the equipment and the people of a cell. */
export const ChangeCellForm = ({ cell, onDone, onClose }: OnCell) => {
  const messages = useDutyMessages()
  const words = messages.cell
  const reference = useReference()
  const equipment = useEquipment()
  const [form] = Form.useForm<ChangeValues>()
  const leaving = Form.useWatch("leaving", form) ?? []
  const nameOf = (member: CellFile["members"][number]): string => member.person.name ?? messages.noName
  const skills = reference.table("duty.cellSkills").map(({ code, name }) => ({ value: code, label: name }))
  return (
    <FormDrawer
      name={`duties.change-cell.${cell.id}`}
      title={words.change}
      form={form}
      initial={{
        name: cell.name,
        location: cell.location,
        equipment: cell.equipment.map(({ code }) => code),
        skills: Object.fromEntries(
          cell.members.map((member) => [member.memberId, member.skills.map(({ code }) => code)])
        )
      }}
      shownAtField={(path) => ["name", "location", "equipment", "leaving", "reason"].includes(path)}
      saved={messages.saved}
      send={(commandId, values) => actOnCell("change", cell.id, commandId, changeOf(cell, values))}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item name="name" label={words.name}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="location" label={words.location}>
        <PlaceField />
      </Form.Item>
      <Form.Item name="equipment" label={words.equipment}>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={equipment} />
      </Form.Item>
      <Form.Item name="leaving" label={words.leaving}>
        <Select
          mode="multiple"
          options={cell.members.map((member) => ({
            value: member.memberId,
            label: `${nameOf(member)} · ${member.asName}`
          }))}
        />
      </Form.Item>
      {cell.members
        .filter(({ memberId }) => !leaving.includes(memberId))
        .map((member) => (
          <Form.Item
            key={member.memberId}
            name={["skills", member.memberId]}
            label={words.newSkills(nameOf(member))}
          >
            <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={skills} />
          </Form.Item>
        ))}
      <CellMembersField name="joining" label={words.joining} />
      <Form.Item name="reason" label={words.reason}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

interface CallOutValues {
  readonly need?: string
  readonly skill?: string
  readonly people?: number | null
}

/** Calls a cell out: what is to be done, and by how many. */
export const CallOutForm = ({ cell, onDone, onClose }: OnCell) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const [form] = Form.useForm<CallOutValues>()
  const known = new Map(cell.members.flatMap(({ skills }) => skills).map(({ code, name }) => [code, name]))
  return (
    <FormDrawer
      name={`duties.call-out.${cell.id}`}
      title={words.callOut}
      submit={words.callOut}
      form={form}
      initial={{}}
      shownAtField={(path) => ["need", "skill", "people"].includes(path)}
      saved={messages.saved}
      send={(commandId, { need, skill, people }) =>
        actOnCell("call-out", cell.id, commandId, {
          need: need ?? "",
          ...optional("skill", skill),
          ...(typeof people === "number" ? { people } : {})
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item
        name="need"
        label={words.need}
        rules={[{ required: true, whitespace: true, message: common.common.required }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="skill" label={words.skill}>
        <Select allowClear options={[...known].map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="people" label={words.count}>
        <InputNumber min={1} max={50} controls={false} inputMode="numeric" className="full" />
      </Form.Item>
    </FormDrawer>
  )
}

interface EndValues {
  readonly outcome?: CellVerbForm<"end-call-out">["outcome"]
  readonly note?: string
}

/** Ends the call-out that a cell is on. */
export const EndCallOutForm = ({
  cell,
  callOutId,
  onDone,
  onClose
}: OnCell & { readonly callOutId: string }) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const [form] = Form.useForm<EndValues>()
  return (
    <FormDrawer
      name={`duties.end-call-out.${callOutId}`}
      title={words.end}
      submit={words.end}
      form={form}
      initial={{ outcome: "done" }}
      shownAtField={(path) => ["outcome", "note"].includes(path)}
      saved={messages.saved}
      send={(commandId, { outcome, note }) =>
        actOnCell("end-call-out", cell.id, commandId, {
          callOutId,
          outcome: outcome ?? "done",
          ...optional("note", note)
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item
        name="outcome"
        label={words.outcome}
        rules={[{ required: true, message: common.common.required }]}
      >
        <Select options={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}

/** A cell that is no more. */
export const DisbandForm = ({ cell, onDone, onClose }: OnCell) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell
  const [form] = Form.useForm<{ readonly reason?: string }>()
  return (
    <FormDrawer
      name={`duties.disband-cell.${cell.id}`}
      title={words.disband}
      submit={words.disband}
      form={form}
      initial={{}}
      shownAtField={(path) => ["reason"].includes(path)}
      saved={messages.saved}
      send={(commandId, { reason }) => actOnCell("disband", cell.id, commandId, optional("reason", reason))}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: common.common.required }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  )
}
