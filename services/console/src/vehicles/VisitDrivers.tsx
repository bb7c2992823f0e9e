import { PlusOutlined } from "@ant-design/icons"
import { Button, Checkbox, Form, Input } from "antd"
import { useState } from "react"
import { DayField } from "../fields/DayField.tsx"
import { useMessages } from "../messages/Language.tsx"
import type { VehicleFile } from "./vehicleCalls.ts"

/** The people met who drive the vehicle, with the licences they showed; one more can be added. */
export const VisitDrivers = ({ drivers }: { readonly drivers: VehicleFile["drivers"] }) => {
  const messages = useMessages()
  const [adding, setAdding] = useState(false)
  const seen = Form.useWatch("drivers") as Readonly<Record<string, { seen?: boolean }>> | undefined
  return (
    <fieldset className="panel form-section">
      <legend>{messages.visit.drivers}</legend>
      {drivers.map((driver) => (
        <div key={driver.driverId} className="visit-driver">
          <Form.Item name={["drivers", driver.driverId, "seen"]} valuePropName="checked" className="tight">
            <Checkbox>
              <strong>{driver.person.name ?? messages.file.erased}</strong>{" "}
              <span className="soft">
                {driver.licence.class} {driver.licence.validUntil ?? messages.file.longTerm}
              </span>{" "}
              {messages.visit.driverSeen}
            </Checkbox>
          </Form.Item>
          {seen?.[driver.driverId]?.seen === true && (
            <div className="form-grid">
              <Form.Item
                name={["drivers", driver.driverId, "class"]}
                label={messages.visit.licenceClass}
                initialValue={driver.licence.class}
              >
                <Input autoCapitalize="characters" maxLength={12} />
              </Form.Item>
              <Form.Item
                name={["drivers", driver.driverId, "until"]}
                label={messages.visit.licenceUntil}
                initialValue={driver.licence.validUntil ?? undefined}
              >
                <DayField />
              </Form.Item>
            </div>
          )}
        </div>
      ))}
      {adding ? (
        <div className="form-grid">
          <Form.Item name={["newDriver", "name"]} label={messages.visit.driverName}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name={["newDriver", "phone"]} label={messages.vehicle.phone}>
            <Input type="tel" maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name={["newDriver", "idNumber"]} label={messages.vehicle.idNumber} className="form-wide">
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name={["newDriver", "class"]} label={messages.visit.licenceClass}>
            <Input autoCapitalize="characters" maxLength={12} placeholder="C1" />
          </Form.Item>
          <Form.Item name={["newDriver", "until"]} label={messages.visit.licenceUntil}>
            <DayField />
          </Form.Item>
        </div>
      ) : (
        <Button
          type="dashed"
          block
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setAdding(true)}
          className="tight"
        >
          {messages.visit.addDriver}
        </Button>
      )}
    </fieldset>
  )
}
