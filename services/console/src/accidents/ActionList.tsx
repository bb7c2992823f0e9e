import { SearchOutlined } from "@ant-design/icons"
import { Button, Drawer, Empty, Input } from "antd"
import { useState } from "react"
import type { AccidentFormMessages } from "../messages/accidentForms.zh.ts"
import { useMessages } from "../messages/Language.tsx"
import { initialsOf } from "../reference/initials.ts"
import { usePrincipal } from "../session/Session.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { actions, verbs } from "./actions.ts"
import type { AccidentFile, Verb } from "./fileCalls.ts"
import { mayDecide, mayReport } from "./permissions.ts"
import { nextSteps } from "./standing.ts"

interface Props {
  readonly file: AccidentFile
  readonly onAct: (verb: Verb) => void
}

const useOffered = (file: AccidentFile): ReadonlyArray<Verb> => {
  const { role } = usePrincipal()
  if (!mayReport(role)) return []
  return verbs.filter(
    (verb) => actions[verb].possible(file) && (mayDecide(role) || actions[verb].firstHelp === true)
  )
}

const matches = (verb: Verb, typed: string, messages: AccidentFormMessages): boolean => {
  const name = messages.verbs[verb].toLowerCase()
  return [name, initialsOf(name), verb].some((key) => key.includes(typed.trim().toLowerCase()))
}

/** What most probably comes next, each one tap away, and everything else behind one button with a search. */
export const ActionList = ({ file, onAct }: Props) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const phone = useIsPhone()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState("")
  const offered = useOffered(file)
  if (offered.length === 0) return null
  const next = nextSteps(file).filter((verb) => offered.includes(verb))
  const found = offered.filter((verb) => matches(verb, typed, messages))
  const groups = Object.entries(messages.groups).map(
    ([group, name]) => [name, found.filter((verb) => actions[verb].group === group)] as const
  )
  const choose = (verb: Verb) => {
    setOpen(false)
    setTyped("")
    onAct(verb)
  }
  return (
    <section className="panel next-steps" aria-label={messages.file.next}>
      <div className="next-buttons">
        {next.map((verb, index) => (
          <Button
            key={verb}
            type={index === 0 ? "primary" : "default"}
            data-next={verb}
            onClick={() => onAct(verb)}
          >
            {messages.verbs[verb]}
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
                  {messages.verbs[verb]}
                </button>
              ))}
            </section>
          )
        )}
      </Drawer>
    </section>
  )
}
