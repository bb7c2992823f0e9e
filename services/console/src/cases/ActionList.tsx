import { SearchOutlined } from "@ant-design/icons"
import { Button, Drawer, Empty, Input } from "antd"
import { useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { initialsOf } from "../reference/initials.ts"
import { usePrincipal } from "../session/Session.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { actions, verbs } from "./actions.ts"
import { useCaseMessages } from "./caseMessages.ts"
import type { CaseFile, FormVerb } from "./fileCalls.ts"
import { isFor, nextSteps } from "./standing.ts"

interface Props {
  readonly file: CaseFile
  readonly onAct: (verb: FormVerb) => void
}

/** What most probably comes next, each one tap away, and everything else behind one button with a search. */
export const ActionList = ({ file, onAct }: Props) => {
  const common = useMessages()
  const messages = useCaseMessages()
  const phone = useIsPhone()
  const reader = usePrincipal()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState("")
  const offered = verbs.filter(
    (verb) => isFor(actions[verb].who, reader.role) && actions[verb].possible(file)
  )
  if (offered.length === 0) return null
  const next = nextSteps(file, reader).filter((verb) => offered.includes(verb))
  const found = offered.filter((verb) => {
    const name = messages.forms.verbs[verb].toLowerCase()
    return [name, initialsOf(name), verb].some((key) => key.includes(typed.trim().toLowerCase()))
  })
  const groups = Object.entries(messages.forms.groups).map(
    ([group, name]) => [name, found.filter((verb) => actions[verb].group === group)] as const
  )
  const choose = (verb: FormVerb) => {
    setOpen(false)
    setTyped("")
    onAct(verb)
  }
  return (
    <section className="panel next-steps" aria-label={messages.file.next}>
      <div className="next-buttons">
        {next.slice(0, 5).map((verb, index) => (
          <Button
            key={verb}
            type={index === 0 ? "primary" : "default"}
            data-next={verb}
            onClick={() => onAct(verb)}
          >
            {messages.forms.verbs[verb]}
          </Button>
        ))}
        <Button icon={<SearchOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {messages.file.allActions}
        </Button>
      </div>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement={phone ? "bottom" : "right"}
        size={phone ? "86%" : 420}
        title={messages.file.allActions}
        styles={{ body: { padding: 0 } }}
        destroyOnHidden
      >
        <Input
          className="pick-search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={messages.file.findAction}
          aria-label={messages.file.findAction}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
        />
        {found.length === 0 && <Empty description={common.register.nothingFound} />}
        {groups.map(([name, members]) =>
          members.length === 0 ? null : (
            <section key={name} aria-label={name}>
              <h3 className="pick-group">{name}</h3>
              {members.map((verb) => (
                <button
                  type="button"
                  key={verb}
                  className="pick-row"
                  data-verb={verb}
                  onClick={() => choose(verb)}
                >
                  {messages.forms.verbs[verb]}
                </button>
              ))}
            </section>
          )
        )}
      </Drawer>
    </section>
  )
}
