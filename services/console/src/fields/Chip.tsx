import { CheckOutlined } from "@ant-design/icons"
import { ConfigProvider } from "antd"
import "./fields.css"

interface Props {
  readonly type: "radio" | "checkbox"
  /** Group of a radio. */
  readonly name?: string
  readonly checked: boolean
  readonly onChange: () => void
  readonly text: string
  /** What a ticked one means: `alarming` is red, `good` green. */
  readonly tone?: "alarming" | "good"
  /** It says something that cannot be changed here. */
  readonly fixed?: boolean
}

/** A radio or checkbox that looks like a button a thumb high; the keyboard works as with any of them. */
export const Chip = ({ type, name, checked, onChange, text, tone, fixed = false }: Props) => {
  // A form that is being sent closes its fields, these too.
  const { componentDisabled } = ConfigProvider.useConfig()
  return (
    <label className={tone === undefined ? "chip-box" : `chip-box chip-${tone}`}>
      <input
        type={type}
        name={name}
        checked={checked}
        onChange={onChange}
        disabled={fixed || (componentDisabled ?? false)}
        className="visually-hidden"
      />
      <span className="chip">
        {checked && type === "checkbox" && <CheckOutlined aria-hidden />}
        {text}
      </span>
    </label>
  )
}
