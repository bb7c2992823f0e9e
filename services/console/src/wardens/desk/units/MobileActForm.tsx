import type { CommandAnswer } from "@jiaosuo/wardens/api"
import { AutoComplete, Checkbox, Form, Input, Select } from "antd"
import type { ReactNode } from "react"
import { CodeChips } from "../../../accidents/CodeChips.tsx"
import { TimeField } from "../../../accidents/TimeField.tsx"
import { useAccounts } from "../../../cases/choices.ts"
import { PlaceField } from "../../../duties/PlaceField.tsx"
import { DayField } from "../../../fields/DayField.tsx"
import { PickField } from "../../../fields/PickField.tsx"
import { FormDrawer } from "../../../file/FormDrawer.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { type Act, type Field, labelOf, textOf, type Values } from "./mobileActs.ts"

interface Props {
  readonly act: Act
  /** Reads the file again where it has moved on meanwhile. */
  readonly onStale?: () => void
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

/** More codes than this do not fit as chips. */
const mostChips = 6

interface AccountProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (account: string) => void
}

const AccountField = (field: AccountProps) => {
  const accounts = useAccounts()
  return (
    <AutoComplete
      {...field}
      options={accounts.map(({ account, label }) => ({ value: account, label }))}
      showSearch={{
        filterOption: (typed, option) =>
          String(option?.["label"] ?? "")
            .toLowerCase()
            .includes(typed.toLowerCase())
      }}
    />
  )
}

/** One field as it is described. */
const One = ({ field, township }: { readonly field: Field; readonly township: string | undefined }) => {
  const common = useMessages()
  const { mobile: messages } = useWardenDeskMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const label = messages.fields[labelOf(field)]
  const item = (inside: ReactNode, more: Readonly<Record<string, unknown>> = {}) => (
    <Form.Item
      name={field.key}
      label={label}
      rules={field.required === true ? [{ required: true, message: common.common.required }] : []}
      extra={field.hint === undefined ? null : messages.hints[field.hint]}
      {...more}
    >
      {inside}
    </Form.Item>
  )
  const { as } = field
  if (typeof as === "object") {
    if (as.several !== true && as.options.length <= mostChips) {
      return item(
        <CodeChips
          codes={Object.fromEntries(as.options.map(({ value, label: name }) => [value, name]))}
          title={label}
        />
      )
    }
    return item(
      <Select
        allowClear={field.required !== true}
        showSearch={{ optionFilterProp: "label" }}
        {...(as.several === true ? { mode: "multiple" as const } : {})}
        options={[...as.options]}
      />
    )
  }
  switch (as) {
    case "text":
      return item(<Input maxLength={100} autoComplete="off" />)
    case "long":
      return item(<Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={500} />)
    case "day":
      return item(<DayField />)
    case "instant":
      return item(<TimeField />)
    case "position":
      return item(<PlaceField />)
    case "yes":
      return item(<Checkbox>{label}</Checkbox>, { valuePropName: "checked", label: undefined, rules: [] })
    case "account":
      return item(<AccountField />)
    case "names":
      return item(
        <Select mode="tags" tokenSeparators={[",", "，", "、", " "]} suffixIcon={null} open={false} />
      )
    case "township":
      return item(
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={reference.townships
            .filter(({ code }) => townships?.includes(code) ?? true)
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
      )
    case "village":
      return item(
        <PickField
          choices={reference.villages.filter(({ code }) =>
            township === undefined
              ? (townships?.includes(code.slice(0, 9)) ?? true)
              : code.startsWith(township)
          )}
          title={common.register.pickVillage}
          searchHint={common.register.pickVillageSearch}
          clearable={field.required !== true}
        />
      )
  }
}

/** One act on a mobile unit or a service with its form. */
export const MobileActForm = ({ act, onStale, onDone, onClose }: Props) => {
  const { mobile: messages } = useWardenDeskMessages()
  const [form] = Form.useForm<Values>()
  const chosen: unknown = Form.useWatch("township", form)
  return (
    <FormDrawer<Values, CommandAnswer>
      name={`wardens.${act.verb}.${act.subject}`}
      title={messages.verbs[act.verb]}
      form={form}
      initial={act.initial ?? {}}
      send={act.send}
      shownAtField={(path) => act.fields.some(({ key }) => key === path)}
      saved={messages.saved}
      width={520}
      {...(onStale === undefined ? {} : { stale: { title: messages.changedMeanwhile, onRefresh: onStale } })}
      onDone={onDone}
      onClose={onClose}
    >
      {act.fields.map((field) => (
        <One key={field.key} field={field} township={act.township ?? textOf(chosen)} />
      ))}
    </FormDrawer>
  )
}
