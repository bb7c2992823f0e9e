import { type ReactNode, useCallback } from "react"
import { useDutyMessages } from "./dutyMessages.ts"
import type { Hand } from "./hand.ts"

interface Props {
  readonly personId: string
  readonly name: string
  readonly kind: "officer" | "auxiliary" | "assistant"
  /** The duty they are in; undefined in the list of people. */
  readonly from?: string
  readonly hand: Hand
  readonly editable: boolean
  readonly onSay: (words: string | undefined, fits: boolean) => void
  readonly mark?: ReactNode
  readonly children?: ReactNode
}

const stop = (event: Event): void => event.stopPropagation()

/** Somebody who can be dragged, or chosen with a tap or Enter. */
export const PersonChip = ({ personId, name, kind, from, hand, editable, onSay, mark, children }: Props) => {
  const messages = useDutyMessages()
  const { held } = hand
  const chosen = held?.personId === personId && held.from === from
  // The calendar would take the press on somebody for one on the duty that they are in.
  const keep = useCallback((chip: HTMLElement | null) => {
    chip?.addEventListener("mousedown", stop)
    chip?.addEventListener("touchstart", stop, { passive: true })
  }, [])
  return (
    <button
      ref={keep}
      type="button"
      className={`person-chip person-${kind}`}
      data-person={personId}
      draggable={editable}
      disabled={!editable}
      aria-pressed={chosen}
      aria-label={from === undefined ? name : messages.roster.slot.pick(name)}
      onClick={() => {
        if (chosen) hand.letGo()
        else hand.take({ personId, from })
      }}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", name)
        event.dataTransfer.effectAllowed = "move"
        // The browser draws what is dragged before the page changes.
        setTimeout(() => hand.take({ personId, from }), 0)
      }}
      onDragEnd={() => {
        hand.letGo()
        onSay(undefined, true)
      }}
    >
      {mark}
      <span>{name}</span>
      {children}
    </button>
  )
}
