import { SearchOutlined } from "@ant-design/icons"
import { Input } from "antd"
import { useEffect, useState } from "react"
import { useMessages } from "../messages/Language.tsx"

interface Props {
  readonly value: string
  readonly onSearch: (text: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

/** The free search as it is typed: the list follows shortly after the last key. */
export const SearchInput = ({ value, onSearch, placeholder, autoFocus = false }: Props) => {
  const messages = useMessages()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onSearch(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <Input
      className="search-input"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onSearch(typed.trim())}
      placeholder={placeholder ?? messages.list.filterText}
      aria-label={placeholder ?? messages.list.filterText}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      autoFocus={autoFocus}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="search"
    />
  )
}
