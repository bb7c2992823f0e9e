import { Form, Input } from "antd"
import { useEffect } from "react"
import { Link, useSearchParams } from "react-router"
import { ChipField } from "../fields/ChipField.tsx"
import { DayField } from "../fields/DayField.tsx"
import { PlateField } from "../fields/PlateField.tsx"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { commonPlateKinds } from "../vehicles/commonCodes.ts"
import { VisitDrivers } from "../vehicles/VisitDrivers.tsx"
import { TickList } from "../vehicles/visitFields.tsx"
import { type VisitByPlateValues, visitByPlateForm, visitPage } from "./visitByPlate.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"
import "../vehicles/visit.css"

/** Kinds that say that there is no plate of one's own (N5). */
const withoutOwnPlate = new Set(["41", "42", "43"])
const shortestPlate = 6

/** At a door without the vehicle's file: the plate is typed, and the server finds the vehicle when the form arrives. */
const VisitByPlatePage = () => {
  const messages = useMessages()
  const warden = useWardenMessages()
  const words = warden.visit
  const { language } = useLanguage()
  const { plateKinds, plateArea, hazards } = useReference()
  const [search] = useSearchParams()
  const [form] = Form.useForm<VisitByPlateValues>()
  const fresh: VisitByPlateValues = { plate: { kind: "02", number: plateArea } }
  const corrects = search.get("correct") !== null
  // The plates of the district begin alike; known once the reference is there.
  useEffect(() => {
    const number = form.getFieldValue(["plate", "number"]) as string | undefined
    if (!corrects && plateArea !== "" && (number ?? "") === "")
      form.setFieldValue(["plate", "number"], plateArea)
  }, [corrects, plateArea, form])
  return (
    <WorkForm<VisitByPlateValues>
      title={warden.section.visit}
      page={visitPage}
      form={form}
      fresh={fresh}
      asks={["at", "note"]}
      fill={(values) => ({
        path: "/api/vehicles/visits",
        body: visitByPlateForm(values),
        subject: `${warden.short.visit} · ${values.plate?.number ?? ""}`
      })}
    >
      <fieldset className="panel form-section">
        <legend>{messages.register.sectionPlate}</legend>
        <Form.Item
          name={["plate", "kind"]}
          label={messages.vehicle.plateKind}
          rules={[{ required: true, message: messages.common.required }]}
        >
          <ChipField
            choices={plateKinds.filter(({ code }) => !withoutOwnPlate.has(code))}
            common={commonPlateKinds[language].filter(([code]) => !withoutOwnPlate.has(code))}
            title={messages.register.pickKind}
          />
        </Form.Item>
        <Form.Item
          name={["plate", "number"]}
          label={messages.vehicle.plateNumber}
          rules={[{ required: true, min: shortestPlate, message: words.plateIsShort }]}
        >
          <PlateField />
        </Form.Item>
        <Link className="visit-no-plate" to="/unregistered/new">
          {words.noPlate}
        </Link>
      </fieldset>
      <fieldset className="panel form-section">
        <legend>{messages.visit.owner}</legend>
        <Form.Item name="ownerName" label={words.ownerName}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="phone" label={words.phone} extra={words.told}>
          <Input type="tel" inputMode="tel" autoComplete="off" maxLength={20} />
        </Form.Item>
      </fieldset>
      <fieldset className="panel form-section">
        <legend>{messages.visit.papers}</legend>
        <Form.Item name="inspectionValidUntil" label={messages.visit.inspectionSeen}>
          <DayField />
        </Form.Item>
        <Form.Item name="insuranceValidUntil" label={messages.visit.insuranceSeen}>
          <DayField />
        </Form.Item>
      </fieldset>
      <fieldset className="panel form-section">
        <legend>{messages.visit.hazards}</legend>
        <Form.Item name="hazards" label={messages.visit.hazardsHint}>
          <TickList title={messages.visit.hazards} choices={hazards} tone="alarming" />
        </Form.Item>
      </fieldset>
      <VisitDrivers drivers={[]} />
    </WorkForm>
  )
}

export default VisitByPlatePage
