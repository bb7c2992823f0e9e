import { Button } from "antd"
import { Component, type ReactNode } from "react"
import { useMessages } from "../messages/Language.tsx"

const FaultNotice = ({ outdated }: { readonly outdated: boolean }) => {
  const messages = useMessages()
  return (
    <div role="alert" className="page-fault">
      <h2>{outdated ? messages.problem.newVersion : messages.problem.broken}</h2>
      {!outdated && <p>{messages.problem.brokenHint}</p>}
      <Button type="primary" size="large" onClick={() => window.location.reload()}>
        {messages.common.refresh}
      </Button>
    </div>
  )
}

/**
 * A page that breaks says so and offers to reload, and the frame around it stays. A part of the pages that
 * is no longer on the server means that a newer version was installed while this tab was open.
 */
export class PageFault extends Component<{ readonly children: ReactNode }, { readonly fault: unknown }> {
  override state: { readonly fault: unknown } = { fault: undefined }

  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }

  override render() {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    const outdated =
      fault instanceof Error && /dynamically imported module|module script failed/i.test(fault.message)
    return <FaultNotice outdated={outdated} />
  }
}
