import { DeleteOutlined, PlusOutlined } from "@ant-design/icons"
import { Button, Form, Input } from "antd"
import * as Effect from "effect/Effect"
import { useEffect, useState } from "react"
import { ChipField } from "../fields/ChipField.tsx"
import { PlateField } from "../fields/PlateField.tsx"
import { useLanguage } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { listVehicles, type VehicleItem } from "../townships/townshipCalls.ts"
import { commonPlateKinds } from "../vehicles/commonCodes.ts"
import { ClassTags, HazardTags } from "../vehicles/VehicleCard.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"

const nobody = Effect.succeed<ReadonlyArray<VehicleItem>>([])

/** The vehicles of the register with exactly this plate; asked shortly after the last key. */
const usePlateLookUp = (number: string) => {
  const [asked, setAsked] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => setAsked(number.length >= 7 ? number : ""), 300)
    return () => clearTimeout(timer)
  }, [number])
  const answer = useAnswer(
    asked === ""
      ? nobody
      : Effect.map(listVehicles({ q: asked, state: "on-file", limit: 5 }), ({ items }) =>
          items.filter(({ plate }) => plate.number === asked)
        ),
    asked
  )
  const current = asked === number && asked !== ""
  return { known: current && !answer.asking, asking: current && answer.asking, found: answer.data ?? [] }
}

const LookUp = ({ number }: { readonly number: string }) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const { known, asking, found } = usePlateLookUp(number)
  return (
    <div className="look-up" role="status">
      {found.map((vehicle) => (
        <p key={vehicle.id} data-found={vehicle.plate.number}>
          <strong>{messages.report.found}</strong> {nameOf(reference.vehicleTypes, vehicle.vehicleType)} ·{" "}
          {vehicle.townshipName} <ClassTags classes={vehicle.classes} />
          <HazardTags hazards={vehicle.openHazards} />
        </p>
      ))}
      {known && found.length === 0 && <span className="soft">{messages.report.notFound}</span>}
      {asking && <span className="soft">{messages.report.looking}</span>}
    </div>
  )
}

/** The vehicles as far as they are known: plates are looked up in the register while they are typed. */
export const VehicleRows = () => {
  const { language } = useLanguage()
  const messages = useAccidentMessages()
  const reference = useReference()
  const form = Form.useFormInstance()
  // A row that was opened before the tables were there gets what the plates of the district begin with.
  useEffect(() => {
    const opened = (form.getFieldValue("vehicles") ?? []) as ReadonlyArray<{ plateNumber?: string }>
    opened.forEach(({ plateNumber }, index) => {
      if (reference.plateArea !== "" && (plateNumber ?? "") === "") {
        form.setFieldValue(["vehicles", index, "plateNumber"], reference.plateArea)
      }
    })
  }, [reference.plateArea, form])
  const rows = (Form.useWatch("vehicles", form) ?? []) as ReadonlyArray<
    { plateKind?: string; plateNumber?: string } | undefined
  >
  return (
    <Form.List name="vehicles">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="vehicle-row">
              <legend>
                {messages.report.vehicleNumber(name + 1)}
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={messages.report.removeVehicle}
                  onClick={() => remove(name)}
                />
              </legend>
              <Form.Item name={[name, "plateKind"]} className="tight">
                <ChipField
                  choices={reference.plateKinds}
                  common={commonPlateKinds[language]}
                  title={messages.fields.plate}
                />
              </Form.Item>
              {rows[name]?.plateKind !== "41" && (
                <Form.Item name={[name, "plateNumber"]} label={messages.fields.plate} className="tight">
                  <PlateField />
                </Form.Item>
              )}
              <LookUp number={rows[name]?.plateNumber ?? ""} />
              <Form.Item name={[name, "description"]} label={messages.report.vehicleDescription}>
                <Input
                  maxLength={100}
                  placeholder={messages.report.vehicleDescriptionHint}
                  autoComplete="off"
                />
              </Form.Item>
            </fieldset>
          ))}
          <Button
            block
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add({ plateKind: "02", plateNumber: reference.plateArea })}
          >
            {messages.report.addVehicle}
          </Button>
        </>
      )}
    </Form.List>
  )
}
