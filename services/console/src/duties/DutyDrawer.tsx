import { CloseOutlined, StarFilled, StarOutlined } from "@ant-design/icons"
import { Button, Drawer, Input, Popconfirm, Select } from "antd"
import { useMemo, useState } from "react"
import { DayField } from "../fields/DayField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import type { Duty, RosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { daysBetween, instantOfField, shifted, timeOf } from "./dutyTimes.ts"
import { type Checks, dutyOnDay, withoutMember } from "./rosterChecks.ts"
import type { Names } from "./useNames.ts"

interface Props {
  readonly file: RosterFile
  readonly slot: Duty
  readonly checks: Checks
  readonly names: Names
  readonly editable: boolean
  readonly busy: boolean
  readonly onSave: (slot: Duty) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One duty with its people and its time: everything that dragging does, with fields. */
export const DutyDrawer = ({
  file,
  slot,
  checks,
  names,
  editable,
  busy,
  onSave,
  onRemove,
  onClose
}: Props) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.roster.slot
  const phone = useIsPhone()
  const [edited, setEdited] = useState(slot)
  const [day, setDay] = useState(slot.day)
  const why = day === slot.day ? undefined : checks.move(slot.slotId, day)
  const candidates = useMemo(
    () =>
      file.facts.people
        .filter(({ personId }) => !edited.members.some((member) => member.personId === personId))
        .map(({ personId, personKind }) => {
          // Somebody who was taken out a moment ago may come back.
          const wasThere = slot.members.some((member) => member.personId === personId)
          const refused = wasThere ? undefined : checks.place(personId, slot.slotId, undefined)
          return {
            value: personId,
            label: `${names.person(personId)} · ${messages.personKinds[personKind]}${refused === undefined ? "" : ` · ${refused}`}`,
            refused
          }
        })
        .sort((a, b) => Number(a.refused !== undefined) - Number(b.refused !== undefined)),
    [file.facts.people, edited.members, checks, slot, names, messages]
  )
  const save = () => {
    const days = daysBetween(slot.day, day)
    onSave({
      ...edited,
      day,
      from: shifted(edited.from, days),
      until: shifted(edited.until, days)
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "86%" : 460}
      title={dutyOnDay(slot, messages)}
      footer={
        editable ? (
          <div className="drawer-buttons">
            <Popconfirm
              title={words.cancelTitle}
              okText={common.common.confirm}
              cancelText={common.common.cancel}
              onConfirm={onRemove}
            >
              <Button danger disabled={busy}>
                {words.cancelDuty}
              </Button>
            </Popconfirm>
            <Button type="primary" loading={busy} disabled={why !== undefined} onClick={save}>
              {words.save}
            </Button>
          </div>
        ) : null
      }
    >
      <p>
        {names.unit(slot.unitId)}{" "}
        <span className="number">
          {slot.from.slice(0, 10)} {timeOf(slot.from)} – {slot.until.slice(0, 10)} {timeOf(slot.until)}
        </span>
      </p>
      <h3>{words.members}</h3>
      <ul className="drawer-people">
        {edited.members.map((member) => {
          const name = names.person(member.personId)
          return (
            <li key={member.personId}>
              <span className={`person-chip person-${member.personKind}`}>{name}</span>
              <span className="soft">
                {messages.personKinds[member.personKind]}
                {member.lead && edited.members.length > 1 && ` · ${messages.lead}`}
              </span>
              {editable && (
                <span className="drawer-member">
                  {member.personKind === "officer" && edited.members.length > 1 && (
                    <Button
                      type="text"
                      icon={member.lead ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
                      aria-label={words.makeLead(name)}
                      aria-pressed={member.lead}
                      onClick={() =>
                        setEdited({
                          ...edited,
                          members: edited.members.map((one) => ({ ...one, lead: one === member }))
                        })
                      }
                    />
                  )}
                  <Button
                    type="text"
                    icon={<CloseOutlined aria-hidden />}
                    aria-label={words.remove(name)}
                    onClick={() => setEdited(withoutMember(edited, member.personId))}
                  />
                </span>
              )}
            </li>
          )
        })}
        {edited.members.length === 0 && <li className="over-text">{messages.roster.empty}</li>}
      </ul>
      {editable && (
        <>
          <Select<string>
            className="full"
            value={null}
            placeholder={words.add}
            aria-label={words.add}
            showSearch={{ optionFilterProp: "label" }}
            options={candidates.map(({ value, label, refused }) => ({
              value,
              label,
              disabled: refused !== undefined
            }))}
            onChange={(personId: string | null) => {
              const person = file.facts.people.find((one) => one.personId === personId)
              if (person === undefined) return
              setEdited({
                ...edited,
                members: [
                  ...edited.members,
                  {
                    personId: person.personId,
                    personKind: person.personKind,
                    account: person.account,
                    lead: person.personKind === "officer" && !edited.members.some(({ lead }) => lead)
                  }
                ]
              })
            }}
          />
          <div className="drawer-times">
            <div className="filter-field">
              <span>{words.day}</span>
              <DayField
                label={words.day}
                value={day}
                min={`${file.month}-01`}
                max={`${file.month}-31`}
                onChange={(next) => setDay(next ?? slot.day)}
              />
            </div>
            {(["from", "until"] as const).map((end) => (
              <div key={end} className="filter-field">
                <span>{words[end]}</span>
                <Input
                  type="datetime-local"
                  aria-label={words[end]}
                  value={edited[end].slice(0, 16)}
                  disabled={day !== slot.day}
                  onChange={(event) => {
                    if (event.target.value !== "") {
                      setEdited({ ...edited, [end]: instantOfField(event.target.value) })
                    }
                  }}
                />
              </div>
            ))}
          </div>
          {why !== undefined && (
            <p className="over-text" role="alert">
              {messages.roster.mayNotMove(day, why)}
            </p>
          )}
        </>
      )}
    </Drawer>
  )
}
