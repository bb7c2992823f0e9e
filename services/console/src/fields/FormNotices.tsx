import { CheckCircleFilled } from "@ant-design/icons"
import { Alert, Button } from "antd"
import { type ReactNode, useEffect, useRef } from "react"
import { useMessages } from "../messages/Language.tsx"
import type { Refused } from "../server/Refused.ts"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"

interface NoticesProps {
  readonly restored: boolean
  readonly unanswered: boolean
  readonly sending: boolean
  readonly refused: Refused | undefined
  readonly shownAtField?: (path: string) => boolean
  readonly onRetry: () => void
  readonly onReopen: () => void
  readonly onEmpty: () => void
}

/** What there is to say about a form before its first field: restored, on its way, or refused. */
export const FormNotices = (props: NoticesProps) => {
  const messages = useMessages()
  if (props.unanswered) {
    return (
      <Alert
        className="page-alert"
        type="warning"
        showIcon
        title={messages.register.unsent}
        description={
          <>
            {messages.register.unsentHint}
            <div className="unsent-actions">
              <Button type="primary" loading={props.sending} onClick={props.onRetry}>
                {messages.problem.tryAgain}
              </Button>
              <Button disabled={props.sending} onClick={props.onReopen}>
                {messages.register.change}
              </Button>
            </div>
          </>
        }
      />
    )
  }
  return (
    <>
      {props.restored && (
        <Alert
          className="page-alert"
          type="info"
          showIcon
          title={messages.register.draftKept}
          action={
            <Button size="small" onClick={props.onEmpty}>
              {messages.register.dropDraft}
            </Button>
          }
        />
      )}
      <RefusedNotice refused={props.refused} shownAtField={props.shownAtField} />
    </>
  )
}

interface DoneProps {
  readonly title: string
  readonly warnings: ReadonlyArray<{ readonly reason: string; readonly rule: string | null }>
  readonly children: ReactNode
}

/** It is recorded; what to be aware of, and what next. */
export const DoneNotice = ({ title, warnings, children }: DoneProps) => {
  const messages = useMessages()
  const notice = useRef<HTMLElement>(null)
  // The button that was pressed is gone: the keyboard goes on from here.
  useEffect(() => notice.current?.focus(), [])
  return (
    <section className="panel done" role="status" aria-live="polite" tabIndex={-1} ref={notice}>
      <CheckCircleFilled className="done-mark" aria-hidden />
      <h2>{title}</h2>
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={messages.register.warnings}
          description={
            <ul className="refused-fields">
              {warnings.map((warning) => (
                <li key={warning.reason}>
                  {warning.reason}
                  <RuleTag rule={warning.rule ?? undefined} />
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className="done-next">{children}</div>
    </section>
  )
}
