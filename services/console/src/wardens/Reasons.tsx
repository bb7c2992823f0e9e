import { useMessages } from "../messages/Language.tsx"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import type { KeptRefusal } from "../queue/QueuedForm.ts"
import { refusedFrom } from "../server/Refused.ts"
import { RuleTag } from "../shell/RefusedNotice.tsx"

/** Why a form was refused: in the server's words, value by value, with the rule. */
export const Reasons = ({ refusal }: { readonly refusal: KeptRefusal }) => {
  const messages = useMessages()
  const { fields } = useOfflineMessages()
  const names: Readonly<Record<string, string>> = fields
  const { title, detail, rule, status } = refusedFrom(refusal.status, refusal)
  return (
    <div className="unsent-reasons">
      <strong>{title || messages.problem.unexpected(status)}</strong>
      <RuleTag rule={rule} />
      {detail !== undefined && <p>{detail}</p>}
      {refusal.fields.length > 0 && (
        <ul className="refused-fields">
          {refusal.fields.map((field) => (
            <li key={`${field.path} ${field.reason}`} data-field={field.path}>
              {names[field.path] ?? field.path}：{field.reason}
              <RuleTag rule={field.rule} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
