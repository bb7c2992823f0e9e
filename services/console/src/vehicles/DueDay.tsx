import { useLanguage, useMessages } from "../messages/Language.tsx"
import type { VehicleItem } from "../townships/townshipCalls.ts"
import { daysBetween } from "./days.ts"

/** A day in words and in colour: red where it has passed, amber within 30 days. */
export const DayLeft = ({ dueOn, day }: { readonly dueOn: string | null; readonly day: string }) => {
  const messages = useMessages()
  if (dueOn === null) return <span className="soft">{messages.due.none}</span>
  const left = daysBetween(day, dueOn)
  return (
    <span className={left < 0 ? "due due-over" : left <= 30 ? "due due-soon" : "due"}>
      {dueOn}
      {left <= 60 && <small>{left < 0 ? messages.due.overdueBy(-left) : messages.due.inDays(left)}</small>}
    </span>
  )
}

interface Props {
  readonly due: VehicleItem["inspection"]
  /** The day from which it is seen. */
  readonly day: string
}

/** A due day of a list, with its reason behind it. An estimated one is not counted, and does not shout. */
export const DueDay = ({ due, day }: Props) => {
  const { language, messages } = useLanguage()
  const reason = `${due.reason[language]}（${due.reason.rule}）`
  if (due.dueOn === null) {
    return (
      <span className="soft" title={reason}>
        —
      </span>
    )
  }
  if (due.basis === "estimated") {
    return (
      <span className="due soft" title={reason}>
        {due.dueOn}
        <small>{messages.due.estimated}</small>
      </span>
    )
  }
  return (
    <span title={reason}>
      <DayLeft dueOn={due.dueOn} day={day} />
    </span>
  )
}
