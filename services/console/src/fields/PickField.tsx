import { CheckOutlined, DownOutlined, SearchOutlined } from "@ant-design/icons"
import { Button, ConfigProvider, Drawer, Empty, Input, Select } from "antd"
import { useMemo, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { type Choice, matching } from "./Choice.ts"
import { type FieldProps, fieldProps } from "./FieldProps.ts"
import "./fields.css"

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (code: string | undefined) => void
  readonly choices: ReadonlyArray<Choice>
  /** Codes that stand first under 常用. */
  readonly common?: ReadonlyArray<string>
  readonly title: string
  /** What it asks for, where no label of a form says so. */
  readonly label?: string
  readonly searchHint?: string
  readonly clearable?: boolean
  readonly loading?: boolean
  readonly disabled?: boolean
}

const grouped = (choices: ReadonlyArray<Choice>): ReadonlyArray<readonly [string, ReadonlyArray<Choice>]> => {
  const groups = new Map<string, Array<Choice>>()
  for (const choice of choices) {
    const group = groups.get(choice.group ?? "")
    if (group === undefined) groups.set(choice.group ?? "", [choice])
    else group.push(choice)
  }
  return [...groups]
}

/**
 * Picks one of many. At a desk a list with search; on a phone a sheet from below with rows as high as a thumb,
 * searched by name, code or pinyin initials.
 */
export const PickField = (props: Props) => {
  const phone = useIsPhone()
  return phone ? <PickSheet {...props} /> : <PickList {...props} />
}

const withCommon = (choices: ReadonlyArray<Choice>, common: ReadonlyArray<string>, title: string) => {
  if (common.length === 0) return choices
  const first = common.flatMap((code) => choices.filter((choice) => choice.code === code))
  const rest = choices.filter((choice) => !common.includes(choice.code))
  return [...first.map((choice) => ({ ...choice, group: title })), ...rest]
}

const PickList = ({
  value,
  onChange,
  choices,
  common = [],
  title,
  label,
  clearable,
  loading,
  disabled,
  ...field
}: Props) => {
  const messages = useMessages()
  const options = useMemo(() => {
    const groups = grouped(withCommon(choices, common, messages.register.common))
    const option = (choice: Choice) => ({
      value: choice.code,
      label: choice.hint === undefined ? choice.name : `${choice.name}  ${choice.hint}`,
      keys: choice.keys
    })
    return groups.length === 1 && groups[0]?.[0] === ""
      ? groups[0][1].map(option)
      : groups.map(([label, members]) => ({
          label: label || messages.common.more,
          options: members.map(option)
        }))
  }, [choices, common, messages])
  return (
    <Select<string>
      {...fieldProps(field)}
      value={value ?? null}
      onChange={(code) => onChange?.(code ?? undefined)}
      options={options}
      placeholder={title}
      {...(label === undefined ? {} : { "aria-label": label })}
      allowClear={clearable ?? false}
      loading={loading ?? false}
      {...(disabled === undefined ? {} : { disabled })}
      showSearch={{
        filterOption: (typed, option) =>
          typed
            .trim()
            .toLowerCase()
            .split(/\s+/)
            .every((word) => String(option?.["keys"] ?? "").includes(word))
      }}
      notFoundContent={messages.register.nothingFound}
      popupMatchSelectWidth={false}
      style={{ width: "100%" }}
    />
  )
}

const PickSheet = ({
  value,
  onChange,
  choices,
  common = [],
  title,
  label,
  searchHint,
  clearable,
  loading,
  disabled,
  ...field
}: Props) => {
  const messages = useMessages()
  const { componentDisabled } = ConfigProvider.useConfig()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState("")
  const chosen = choices.find((choice) => choice.code === value)
  const groups = useMemo(
    () =>
      grouped(
        typed.trim() === "" ? withCommon(choices, common, messages.register.common) : matching(choices, typed)
      ),
    [choices, common, typed, messages]
  )
  const pick = (code: string | undefined) => {
    onChange?.(code)
    setOpen(false)
    setTyped("")
  }
  return (
    <>
      <button
        type="button"
        {...fieldProps(field)}
        className="pick-button"
        aria-haspopup="dialog"
        {...(label === undefined ? {} : { "aria-label": `${label}: ${chosen?.name ?? title}` })}
        disabled={disabled ?? componentDisabled ?? false}
        onClick={() => setOpen(true)}
      >
        {chosen === undefined ? (
          <span className="pick-placeholder">{value ?? title}</span>
        ) : (
          <span>
            {chosen.name}
            {chosen.hint !== undefined && <small>{chosen.hint}</small>}
          </span>
        )}
        <DownOutlined aria-hidden />
      </button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="82%"
        title={title}
        styles={{ body: { padding: 0 } }}
        extra={
          clearable === true && value !== undefined ? (
            <Button type="link" onClick={() => pick(undefined)}>
              {messages.common.clearFilters}
            </Button>
          ) : null
        }
      >
        {choices.length > 8 && (
          <Input
            className="pick-search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={searchHint ?? messages.common.search}
            aria-label={searchHint ?? messages.common.search}
            prefix={<SearchOutlined aria-hidden />}
            allowClear
            autoCapitalize="none"
            autoCorrect="off"
            enterKeyHint="search"
          />
        )}
        {loading !== true && groups.length === 0 && <Empty description={messages.register.nothingFound} />}
        {groups.map(([group, members]) => (
          <section key={group} aria-label={group || title}>
            {group !== "" && <h3 className="pick-group">{group}</h3>}
            {members.map((choice) => (
              <button
                type="button"
                key={choice.code}
                className="pick-row"
                aria-pressed={choice.code === value}
                onClick={() => pick(choice.code)}
              >
                <span>
                  {choice.name}
                  {choice.hint !== undefined && <small>{choice.hint}</small>}
                </span>
                {choice.code === value && <CheckOutlined aria-hidden />}
              </button>
            ))}
          </section>
        ))}
      </Drawer>
    </>
  )
}
