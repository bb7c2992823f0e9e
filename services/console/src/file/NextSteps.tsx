import { SearchOutlined } from "@ant-design/icons"
import { Button, Drawer, Empty, Input } from "antd"
import { useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { initialsOf } from "../reference/initials.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import "./file.css"

interface Props<Verb extends string> {
  /** Everything that this reader may do with the file as it stands. */
  readonly offered: ReadonlyArray<Verb>
  /** What most probably comes next, the nearest first. */
  readonly next: ReadonlyArray<Verb>
  readonly nameOf: (verb: Verb) => string
  /** Names of the groups, by their keys, in the order in which they are shown. */
  readonly groups: Readonly<Record<string, string>>
  readonly groupOf: (verb: Verb) => string
  readonly messages: { readonly next: string; readonly allActions: string; readonly findAction: string }
  readonly onAct: (verb: Verb) => void
}

/** What most probably comes next, each one tap away, and everything else behind one button with a search. */
export const NextSteps = <Verb extends string>({
  offered,
  next,
  nameOf,
  groups,
  groupOf,
  messages,
  onAct
}: Props<Verb>) => {
  const common = useMessages()
  const phone = useIsPhone()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState("")
  if (offered.length === 0) return null
  const found = offered.filter((verb) => {
    const name = nameOf(verb).toLowerCase()
    return [name, initialsOf(name), verb].some((key) => key.includes(typed.trim().toLowerCase()))
  })
  const choose = (verb: Verb) => {
    setOpen(false)
    setTyped("")
    onAct(verb)
  }
  return (
    <section className="panel" aria-label={messages.next}>
      <div className="next-buttons">
        {next.map((verb, index) => (
          <Button
            key={verb}
            type={index === 0 ? "primary" : "default"}
            data-next={verb}
            onClick={() => onAct(verb)}
          >
            {nameOf(verb)}
          </Button>
        ))}
        <Button icon={<SearchOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {messages.allActions}
        </Button>
      </div>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement={phone ? "bottom" : "right"}
        size={phone ? "86%" : 420}
        title={messages.allActions}
        styles={{ body: { padding: 0 } }}
        destroyOnHidden
      >
        <Input
          className="pick-search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={messages.findAction}
          aria-label={messages.findAction}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
        />
        {found.length === 0 && <Empty description={common.register.nothingFound} />}
        {Object.entries(groups).map(([group, name]) => {
          const members = found.filter((verb) => groupOf(verb) === group)
          return members.length === 0 ? null : (
            <section key={group} aria-label={name}>
              <h3 className="pick-group">{name}</h3>
              {members.map((verb) => (
                <button
                  type="button"
                  key={verb}
                  className="pick-row"
                  data-verb={verb}
                  onClick={() => choose(verb)}
                >
                  {nameOf(verb)}
                </button>
              ))}
            </section>
          )
        })}
      </Drawer>
    </section>
  )
}
