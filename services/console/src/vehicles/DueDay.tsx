import { useMessages } from "../messages/Language.tsx"

/** Days from one calendar day to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

interface Props {
  readonly dueOn: string | null
  /** The day from which it is seen. */
  readonly day: string
  readonly title?: string | undefined
}

/** A due day in words and in colour: red where it has passed, amber within 30 days. */
export const DueDay = ({ dueOn, day, title }: Props) => {
  const messages = useMessages()
  if (dueOn === null) return <span className="soft">{messages.due.none}</span>
  const left = daysBetween(day, dueOn)
  const look = left < 0 ? "due due-over" : left <= 30 ? "due due-soon" : "due"
  return (
    <span className={look} title={title}>
      {dueOn}
      {left <= 60 && <small>{left < 0 ? messages.due.overdueBy(-left) : messages.due.inDays(left)}</small>}
    </span>
  )
}
