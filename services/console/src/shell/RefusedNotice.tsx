import { Alert, Button } from "antd"
import { useMessages } from "../messages/Language.tsx"
import type { Refused } from "../server/Refused.ts"

/** The rulebook id beside a reason: people at the desk look it up by this. */
export const RuleTag = ({ rule }: { readonly rule: string | undefined }) =>
  rule === undefined ? null : <span className="rule-tag">{rule}</span>

interface Props {
  readonly refused: Refused | undefined
  readonly onRetry?: (() => void) | undefined
  /** Paths that are shown at their own field; the others are listed here. */
  readonly shownAtField?: ((path: string) => boolean) | undefined
}

/** Says why something was refused, in the server's own words; the alert is read out by screen readers. */
export const RefusedNotice = ({ refused, onRetry, shownAtField }: Props) => {
  const messages = useMessages()
  if (refused === undefined) return null
  const title =
    refused.status === 0
      ? messages.problem.noAnswer
      : refused.title || messages.problem.unexpected(refused.status)
  const detail = refused.status === 0 ? messages.problem.noAnswerHint : refused.detail
  const rest = refused.fields.filter((field) => !(shownAtField?.(field.path) ?? false))
  return (
    <div className="refused-notice">
      <Alert
        type={refused.status === 0 ? "warning" : "error"}
        showIcon
        title={
          <>
            {title}
            <RuleTag rule={refused.rule} />
          </>
        }
        description={
          detail === undefined && rest.length === 0 ? undefined : (
            <>
              {detail}
              {rest.length > 0 && (
                <ul className="refused-fields">
                  {rest.map((field) => (
                    <li key={`${field.path} ${field.reason}`}>
                      {field.reason}
                      <RuleTag rule={field.rule} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          )
        }
        action={
          onRetry === undefined ? undefined : (
            <Button size="small" onClick={onRetry}>
              {messages.problem.tryAgain}
            </Button>
          )
        }
      />
    </div>
  )
}
