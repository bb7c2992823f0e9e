import { DeleteOutlined, PlusOutlined } from "@ant-design/icons"
import { Button, Form, Input, Select } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import type { CellForming } from "./cellCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"

/** A member as the form holds it. */
export interface MemberValues {
  readonly name?: string
  readonly phone?: string
  readonly as?: CellForming["members"][number]["as"]
  readonly skills?: ReadonlyArray<string>
}

/** Members as the contract takes them; what was not given is left out. */
export const membersForm = (members: ReadonlyArray<MemberValues> | undefined) =>
  (members ?? []).map(({ name, phone, as, skills }) => ({
    as: as ?? ("villager" as const),
    // The form does not let go without a name.
    name: name?.trim() ?? "",
    ...(phone === undefined || phone.trim() === "" ? {} : { phone: phone.trim() }),
    skills: [...(skills ?? [])]
  }))

/** Villagers, grid staff and cadres with what they can do: one row each, and one more. */
export const CellMembersField = ({ name, label }: { readonly name: string; readonly label: string }) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.cell.member
  const reference = useReference()
  const skills = reference.table("duty.cellSkills").map((choice) => ({
    value: choice.code,
    label: choice.name
  }))
  const must = [{ required: true, whitespace: true, message: common.common.required }]
  return (
    <fieldset className="cell-members">
      <legend>{label}</legend>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: row }) => (
              <div key={key} className="cell-member" data-member={row}>
                <Form.Item name={[row, "name"]} label={words.name} rules={must}>
                  <Input maxLength={50} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[row, "phone"]} label={words.phone}>
                  <Input type="tel" inputMode="tel" maxLength={20} autoComplete="off" />
                </Form.Item>
                <Form.Item
                  name={[row, "as"]}
                  label={words.as}
                  rules={[{ required: true, message: common.common.required }]}
                >
                  <Select
                    options={Object.entries(words.kinds).map(([value, text]) => ({ value, label: text }))}
                  />
                </Form.Item>
                <Form.Item name={[row, "skills"]} label={words.skills}>
                  <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={skills} />
                </Form.Item>
                <Button type="text" danger icon={<DeleteOutlined aria-hidden />} onClick={() => remove(row)}>
                  {words.remove}
                </Button>
              </div>
            ))}
            <Button block icon={<PlusOutlined aria-hidden />} onClick={() => add({ as: "villager" })}>
              {words.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
