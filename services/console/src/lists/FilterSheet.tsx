import { FilterOutlined } from "@ant-design/icons"
import { Badge, Button, Drawer, Select, Tag } from "antd"
import { type ReactNode, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useIsPhone } from "../shell/useScreen.ts"

export interface Option {
  readonly value: string
  readonly label: string
}

interface SelectProps {
  readonly title: string
  readonly value: string | undefined
  readonly options: ReadonlyArray<Option>
  readonly onChange: (value: string | undefined) => void
}

/** One condition of a few values, under its name. */
export const FilterSelect = ({ title, value, options, onChange }: SelectProps) => {
  const messages = useMessages()
  return (
    <div className="filter-field">
      <span>{title}</span>
      <Select<string>
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
        options={[...options]}
        allowClear
        placeholder={messages.common.all}
        aria-label={title}
        popupMatchSelectWidth={false}
      />
    </div>
  )
}

interface Props<Key extends string> {
  /** The conditions in force, as they read. */
  readonly tags: ReadonlyArray<{ readonly key: Key; readonly words: string }>
  readonly onRemove: (key: Key) => void
  readonly onClear: () => void
  /** Conditions one tap away, between the tags. */
  readonly quick?: ReactNode
  readonly children: ReactNode
}

/** What narrows a list: fields at a desk, a sheet on a phone, and everything that is in force as tags. */
export const FilterSheet = <Key extends string>({ tags, onRemove, onClear, quick, children }: Props<Key>) => {
  const messages = useMessages()
  const phone = useIsPhone()
  const [open, setOpen] = useState(false)
  const fields = <div className="filter-fields">{children}</div>
  return (
    <div className="filters">
      {phone ? (
        <>
          <Badge count={tags.length} size="small">
            <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
              {messages.common.filters}
            </Button>
          </Badge>
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="bottom"
            size="82%"
            title={messages.common.filters}
            footer={
              <Button type="primary" block onClick={() => setOpen(false)}>
                {messages.common.apply}
              </Button>
            }
          >
            {fields}
          </Drawer>
        </>
      ) : (
        fields
      )}
      {(tags.length > 0 || quick !== undefined) && (
        <div className="filter-tags">
          {tags.map(({ key, words }) => (
            <Tag key={key} closable color="blue" onClose={() => onRemove(key)}>
              {words}
            </Tag>
          ))}
          {quick}
          {tags.length > 0 && (
            <Button type="link" size="small" onClick={onClear}>
              {messages.common.clearFilters}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
