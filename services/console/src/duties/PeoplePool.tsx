import { Checkbox, Input } from "antd"
import { useMemo, useState } from "react"
import type { RosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import type { Hand } from "./hand.ts"
import { PersonChip } from "./PersonChip.tsx"
import type { Checks } from "./rosterChecks.ts"

interface Props {
  readonly file: RosterFile
  readonly checks: Checks
  readonly hand: Hand
  readonly editable: boolean
  readonly nameOf: (personId: string) => string
  readonly day: string
  readonly onSay: (words: string | undefined, fits: boolean) => void
}

const kinds = ["officer", "auxiliary", "assistant"] as const

/** Those who take part with their duty days of the month, who has fewest first. */
export const PeoplePool = ({ file, checks, hand, editable, nameOf, day, onSay }: Props) => {
  const messages = useDutyMessages()
  const [typed, setTyped] = useState("")
  const [onlyFree, setOnlyFree] = useState(false)
  const shown = useMemo(
    () =>
      [...file.loads]
        .map((load) => ({ ...load, name: nameOf(load.personId) }))
        .filter(({ name }) => typed.trim() === "" || name.includes(typed.trim()))
        .filter(({ personId }) => !onlyFree || checks.isFree(personId, day))
        .sort((a, b) => a.dutyDays - b.dutyDays || a.name.localeCompare(b.name, "zh")),
    [file.loads, nameOf, typed, onlyFree, checks, day]
  )
  return (
    <section className="panel people-pool">
      <h2>{messages.roster.pool}</h2>
      <Input
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={messages.roster.poolFind}
        aria-label={messages.roster.poolFind}
        allowClear
      />
      <Checkbox checked={onlyFree} onChange={(event) => setOnlyFree(event.target.checked)}>
        {messages.roster.onlyFree} <span className="soft number">{day.slice(5)}</span>
      </Checkbox>
      {kinds.map((kind) => {
        const ofKind = shown.filter(({ personKind }) => personKind === kind)
        return ofKind.length === 0 ? null : (
          <div key={kind}>
            <h3 className="pool-kind">
              {messages.personKinds[kind]} <span className="soft">{ofKind.length}</span>
            </h3>
            <ul className="pool-people">
              {ofKind.map(({ personId, name, dutyDays }) => (
                <li key={personId}>
                  <PersonChip
                    personId={personId}
                    name={name}
                    kind={kind}
                    hand={hand}
                    editable={editable}
                    onSay={onSay}
                  >
                    <span className="pool-days number">
                      {dutyDays}
                      {messages.roster.dutyDays}
                    </span>
                  </PersonChip>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
