import { DeleteOutlined, PlusOutlined } from "@ant-design/icons"
import { Button, Checkbox, Form, Input } from "antd"
import { useMessages } from "../../../messages/Language.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import "./hours.css"

/** The weekly windows of a place, one below the other: which days, from when until when. */
export const HoursField = ({ name, label }: { readonly name: string; readonly label: string }) => {
  const { common } = useMessages()
  const { work: messages } = useWardenDeskMessages()
  const words = messages.hints
  const must = [{ required: true, message: common.required }]
  const days = messages.weekdays.map((day, i) => ({ value: i + 1, label: day }))
  return (
    <fieldset className="hours-field">
      <legend>{label}</legend>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: row }) => (
              <div key={key} className="hours-row" data-window={row}>
                <Form.Item name={[row, "days"]} rules={must} className="tight">
                  <Checkbox.Group options={days} aria-label={words.days} />
                </Form.Item>
                <Form.Item name={[row, "from"]} label={words.hoursFrom} rules={must} className="tight">
                  <Input type="time" />
                </Form.Item>
                <Form.Item name={[row, "until"]} label={words.hoursUntil} rules={must} className="tight">
                  <Input type="time" />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={`${words.removeHours} ${row + 1}`}
                  onClick={() => remove(row)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ days: [1, 2, 3, 4, 5, 6, 7] })}>
              {words.addHours}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
