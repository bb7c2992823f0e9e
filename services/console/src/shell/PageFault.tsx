import { Button } from "antd"
import { Component, type ReactNode, useEffect, useState } from "react"
import { useMessages } from "../messages/Language.tsx"

/** What broke: a part of the pages that did not come, or the page itself. */
const FaultNotice = ({ missing }: { readonly missing: boolean }) => {
  const { problem, common } = useMessages()
  const [noAnswer, setNoAnswer] = useState(false)
  useEffect(() => {
    // Whether it is gone, or nothing can be had at the moment, is what the server's own sign of life says.
    if (missing) fetch("/healthz", { cache: "no-store" }).catch(() => setNoAnswer(true))
  }, [missing])
  const [title, hint] = !missing
    ? [problem.broken, problem.brokenHint]
    : noAnswer
      ? [problem.noAnswer, problem.noAnswerHint]
      : [problem.newVersion, undefined]
  return (
    <div role="alert" className="page-fault">
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      <Button type="primary" size="large" onClick={() => window.location.reload()}>
        {common.refresh}
      </Button>
    </div>
  )
}

/**
 * A page that breaks says so and offers to reload, and the frame around it stays. A part of the pages that
 * is no longer on the server means that a newer version was installed while this tab was open; or there is no connection.
 */
export class PageFault extends Component<{ readonly children: ReactNode }, { readonly fault: unknown }> {
  override state: { readonly fault: unknown } = { fault: undefined }

  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }

  override render() {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    const missing =
      fault instanceof Error &&
      /dynamically imported module|module script failed|preload css/i.test(fault.message)
    return <FaultNotice missing={missing} />
  }
}
