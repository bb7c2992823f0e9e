import { Alert, Form } from "antd"
import { Navigate, useSearchParams } from "react-router"
import { type PresenceValues, presenceForm, presencePage } from "./presence.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

const fresh: PresenceValues = {}

/** A check-in or check-out that was refused: the time is put right, or the place is left out. */
const PresencePage = () => {
  const { presence: words } = useWardenMessages()
  const [search] = useSearchParams()
  const [form] = Form.useForm<PresenceValues>()
  const subject = Form.useWatch("subject", { form, preserve: true })
  // Whoever comes to a shift taps once, on the page of the day.
  if (search.get("correct") === null) return <Navigate to="/wardens" replace />
  return (
    <WorkForm<PresenceValues>
      title={subject ?? ""}
      page={presencePage}
      form={form}
      fresh={fresh}
      fill={presenceForm}
      asks={["location", "at"]}
      correctsOnly
    >
      <Alert className="page-alert" type="info" title={words.hint} />
    </WorkForm>
  )
}

export default PresencePage
