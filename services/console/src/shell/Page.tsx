import { ArrowLeftOutlined } from "@ant-design/icons"
import { Button, Spin } from "antd"
import type { ReactNode } from "react"
import { useNavigate } from "react-router"
import { useMessages } from "../messages/Language.tsx"

interface Props {
  readonly title: ReactNode
  readonly side?: ReactNode
  /** Where "back" leads when the page was opened by its address. */
  readonly back?: string
  readonly children: ReactNode
}

/** A page with its heading and what can be done with the whole of it. */
export const Page = ({ title, side, back, children }: Props) => {
  const messages = useMessages()
  const navigate = useNavigate()
  return (
    <>
      <div className="page-head">
        {back !== undefined && (
          <Button
            type="text"
            icon={<ArrowLeftOutlined aria-hidden />}
            aria-label={messages.common.back}
            onClick={() => {
              if (window.history.length > 1) navigate(-1)
              else navigate(back)
            }}
          />
        )}
        <h1>{title}</h1>
        {side !== undefined && <div className="page-head-side">{side}</div>}
      </div>
      {children}
    </>
  )
}

/** While the first answer is on its way. */
export const Waiting = () => {
  const messages = useMessages()
  return (
    <div className="waiting" role="status" aria-live="polite">
      <Spin size="large" />
      <span className="visually-hidden">{messages.common.loading}</span>
    </div>
  )
}
