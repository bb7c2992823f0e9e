import { StarFilled } from "@ant-design/icons"
import { type DragEvent, useMemo } from "react"
import type { Duty } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { timeOf } from "./dutyTimes.ts"
import type { Hand } from "./hand.ts"
import { PersonChip } from "./PersonChip.tsx"
import { type Checks, dutyName, dutyOnDay } from "./rosterChecks.ts"

interface Props {
  readonly slot: Duty
  readonly checks: Checks
  readonly hand: Hand
  /** With its people, or in one line. */
  readonly detailed: boolean
  readonly editable: boolean
  readonly nameOf: (personId: string) => string
  readonly unitName: (unitId: string) => string
  readonly onOpen: (slotId: string) => void
  readonly onSay: (words: string | undefined, fits: boolean) => void
}

/** One duty in the calendar. While somebody is in one's hand it says whether they fit. */
export const DutyTile = ({
  slot,
  checks,
  hand,
  detailed,
  editable,
  nameOf,
  unitName,
  onOpen,
  onSay
}: Props) => {
  const messages = useDutyMessages()
  const { held } = hand
  const why = useMemo(
    () => (held === undefined ? undefined : checks.place(held.personId, slot.slotId, held.from)),
    [held, checks, slot.slotId]
  )
  const fit = held === undefined ? "idle" : why === undefined ? "fits" : "refuses"
  const incomplete = checks.isIncomplete(slot)
  const place = slot.kind === "station-officer" ? unitName(slot.unitId) : ""
  const name = place === "" ? dutyName(slot, messages) : place
  const said =
    why === undefined
      ? messages.roster.allowed(dutyOnDay(slot, messages))
      : messages.roster.refused(dutyOnDay(slot, messages), why)
  const act = () => {
    if (held === undefined) onOpen(slot.slotId)
    else if (why === undefined) hand.put(slot.slotId)
    else onSay(said, false)
  }
  const over = (event: DragEvent) => {
    if (held === undefined) return
    if (why === undefined) event.preventDefault()
    onSay(said, why === undefined)
  }
  const lead = slot.members.find((member) => member.lead) ?? slot.members[0]
  const count =
    slot.members.length === 0
      ? messages.roster.empty
      : `${slot.members.length}${incomplete ? ` · ${messages.roster.incomplete}` : ""}`
  return (
    // The whole tile takes what is dropped; the button in it does the same for the keyboard.
    <fieldset
      className="duty-tile"
      aria-label={dutyOnDay(slot, messages)}
      data-slot={slot.slotId}
      data-duty={slot.kind}
      data-fit={fit}
      data-incomplete={incomplete}
      onDragOver={over}
      onDragLeave={() => onSay(undefined, true)}
      onDrop={(event) => {
        event.preventDefault()
        if (why === undefined) hand.put(slot.slotId)
      }}
    >
      <button
        type="button"
        className="duty-open"
        title={held === undefined ? `${name} ${timeOf(slot.from)}–${timeOf(slot.until)}` : said}
        aria-label={`${dutyOnDay(slot, messages)} ${place} ${timeOf(slot.from)}–${timeOf(slot.until)} ${count}${held === undefined ? "" : ` · ${said}`}`}
        onClick={act}
        onFocus={() => {
          if (held !== undefined) onSay(said, why === undefined)
        }}
      >
        <strong>{name}</strong>
        {detailed ? (
          <span className="duty-time number">
            {timeOf(slot.from)}–{timeOf(slot.until)}
          </span>
        ) : (
          <span className="duty-lead">
            {lead === undefined ? messages.roster.empty : nameOf(lead.personId)}
            {slot.members.length > 1 && ` +${slot.members.length - 1}`}
          </span>
        )}
        {detailed && incomplete && <span className="duty-lack">{count}</span>}
      </button>
      {detailed && slot.members.length > 0 && (
        <ul className="duty-people">
          {slot.members.map((member) => (
            <li key={member.personId}>
              <PersonChip
                personId={member.personId}
                name={nameOf(member.personId)}
                kind={member.personKind}
                from={slot.slotId}
                hand={hand}
                editable={editable}
                onSay={onSay}
                mark={
                  member.lead && slot.members.length > 1 ? <StarFilled aria-label={messages.lead} /> : null
                }
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
