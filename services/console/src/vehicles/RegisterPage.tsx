import { Button, Form } from "antd"
import { useEffect, useState } from "react"
import { Link, useNavigate } from "react-router"
import { DoneNotice, FormNotices } from "../fields/FormNotices.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { RegistrationFields } from "./RegistrationFields.tsx"
import {
  optionalPaths,
  type RegistrationValues,
  registrationForm,
  registrationPaths,
  withoutPlate
} from "./registration.ts"
import { registerVehicle } from "./vehicleCalls.ts"
import "./vehicles.css"

const fresh = (plateArea: string, village?: string, kind = "02"): RegistrationValues => ({
  plate: { kind, number: plateArea },
  use: "A",
  owner: { kind: "person" },
  ...(village === undefined ? {} : { village })
})

const shownAtField = (path: string): boolean => registrationPaths.has(path)

/** Puts a vehicle on file: one form, which loses nothing of what was typed whatever the network does. */
const RegisterPage = () => {
  const messages = useMessages()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { plateArea } = useReference()
  const { account } = usePrincipal()
  const [form] = Form.useForm<RegistrationValues>()
  const [more, setMore] = useState(false)
  const registration = useUnlosableForm({
    name: `register.${account}`,
    form,
    send: (commandId, values: RegistrationValues) => registerVehicle(commandId, registrationForm(values)),
    shownAtField,
    onRefused: (refused) => {
      if (refused.fields.some((field) => optionalPaths.has(field.path))) setMore(true)
    }
  })

  // A draft with values behind "more" opens it: nothing that is sent stays out of sight.
  useEffect(() => {
    const values = registration.kept
    if (values !== undefined && [...optionalPaths].some((path) => path in values)) setMore(true)
  }, [registration.kept])

  // The plates of the district begin alike; known once the reference is there.
  useEffect(() => {
    const number = form.getFieldValue(["plate", "number"]) as string | undefined
    if (plateArea !== "" && (number ?? "") === "") form.setFieldValue(["plate", "number"], plateArea)
  }, [plateArea, form])

  if (registration.answer !== undefined) {
    const values: RegistrationValues = form.getFieldsValue(true)
    const { id, warnings } = registration.answer
    const number = values.plate?.kind === withoutPlate ? undefined : values.plate?.number
    return (
      <Page title={messages.register.title}>
        <DoneNotice
          title={messages.register.doneText(number ?? messages.vehicle.noPlate)}
          warnings={warnings}
        >
          <Button
            type="primary"
            size="large"
            onClick={() => registration.restart(fresh(plateArea, values.village, values.plate?.kind))}
          >
            {messages.register.another}
          </Button>
          <Button size="large" onClick={() => navigate(`/vehicles/${id}`)}>
            {messages.register.toFile}
          </Button>
        </DoneNotice>
      </Page>
    )
  }

  return (
    <Page title={messages.register.title}>
      <FormNotices
        {...registration}
        shownAtField={shownAtField}
        onRetry={() => void registration.submit()}
        onReopen={registration.reopen}
        onEmpty={() => registration.restart(fresh(plateArea))}
      />
      <Form<RegistrationValues>
        form={form}
        layout="vertical"
        className="vehicle-form"
        initialValues={fresh(plateArea)}
        disabled={registration.sending || registration.unanswered}
        scrollToFirstError={{ block: "center", focus: true }}
        onValuesChange={registration.changed}
        onFinish={registration.submit}
      >
        <RegistrationFields form={form} more={more} onMore={setMore} />
        <div className="form-submit">
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block={phone}
            loading={registration.sending}
            disabled={registration.unanswered}
          >
            {registration.sending ? messages.register.submitting : messages.register.submit}
          </Button>
          {!phone && <Link to="/vehicles">{messages.common.cancel}</Link>}
        </div>
      </Form>
    </Page>
  )
}

export default RegisterPage
