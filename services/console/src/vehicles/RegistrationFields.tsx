import { Button, Form, type FormInstance, Input, InputNumber, Segmented } from "antd"
import type { ReactNode } from "react"
import { ChipField } from "../fields/ChipField.tsx"
import { DayField } from "../fields/DayField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { PlateField } from "../fields/PlateField.tsx"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { commonPlateKinds, commonUses, commonVehicleTypes } from "./commonCodes.ts"
import { type RegistrationValues, vinDoubt, withoutPlate } from "./registration.ts"

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className="panel form-section">
    <legend>{title}</legend>
    <div className="form-grid">{children}</div>
  </fieldset>
)

/** Name, number and phone of an owner; a company has a credit code instead of an id number. */
export const OwnerFields = ({ at, withAddress }: { readonly at: string; readonly withAddress: boolean }) => {
  const messages = useMessages()
  const kind = Form.useWatch([at, "kind"]) as "person" | "company" | undefined
  const company = kind === "company"
  return (
    <>
      <Form.Item name={[at, "kind"]} label={messages.vehicle.ownerKind} className="form-wide">
        <Segmented
          block
          options={[
            { value: "person", label: messages.vehicle.person },
            { value: "company", label: messages.vehicle.company }
          ]}
        />
      </Form.Item>
      <Form.Item
        name={[at, "name"]}
        label={company ? messages.vehicle.companyName : messages.vehicle.ownerName}
        rules={[{ required: true, whitespace: true, message: messages.common.required }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name={[at, "phone"]} label={messages.vehicle.phone}>
        <Input type="tel" inputMode="tel" autoComplete="off" maxLength={20} />
      </Form.Item>
      <Form.Item
        name={[at, "idNumber"]}
        label={company ? messages.vehicle.creditCode : messages.vehicle.idNumber}
        className="form-wide"
      >
        <Input autoComplete="off" autoCapitalize="characters" maxLength={20} spellCheck={false} />
      </Form.Item>
      {withAddress && (
        <Form.Item name={[at, "address"]} label={messages.vehicle.address} className="form-wide">
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      )}
    </>
  )
}

const VinHelp = ({ vin }: { readonly vin: string }) => {
  const messages = useMessages()
  switch (vinDoubt(vin)) {
    case undefined:
      return <>{messages.vehicle.vinHint}</>
    case "length":
      return <span className="doubt">{messages.vehicle.vinShort(vin.trim().length)}</span>
    case "letters":
      return <span className="doubt">{messages.vehicle.vinLetters}</span>
    case "check-digit":
      return <span className="doubt">{messages.vehicle.vinCheckDigit}（N8）</span>
  }
}

interface Props {
  readonly form: FormInstance<RegistrationValues>
  readonly more: boolean
  readonly onMore: (more: boolean) => void
}

/** The fields of a registration in the order in which they are read off the papers. */
export const RegistrationFields = ({ form, more, onMore }: Props) => {
  const messages = useMessages()
  const { language } = useLanguage()
  const reference = useReference()
  const principal = usePrincipal()
  const kind = Form.useWatch(["plate", "kind"], form)
  const vin = Form.useWatch("vin", form) ?? ""
  const must = [{ required: true, message: messages.common.required }]
  const villages = reference.villages.filter(
    (village) => principal.townships === null || principal.townships.includes(village.code.slice(0, 9))
  )
  return (
    <>
      <Section title={messages.register.sectionPlate}>
        <Form.Item
          name={["plate", "kind"]}
          label={messages.vehicle.plateKind}
          rules={must}
          className="form-row"
        >
          <ChipField
            choices={reference.plateKinds}
            common={commonPlateKinds[language]}
            title={messages.register.pickKind}
          />
        </Form.Item>
        {kind !== withoutPlate && (
          <Form.Item
            name={["plate", "number"]}
            label={messages.vehicle.plateNumber}
            rules={must}
            className="form-wide"
          >
            <PlateField />
          </Form.Item>
        )}
      </Section>
      <Section title={messages.register.sectionVehicle}>
        <Form.Item name="vehicleType" label={messages.vehicle.type} rules={must}>
          <PickField
            choices={reference.vehicleTypes}
            common={commonVehicleTypes}
            title={messages.register.pickType}
            searchHint={messages.register.pickTypeSearch}
          />
        </Form.Item>
        <Form.Item name="use" label={messages.vehicle.use} rules={must}>
          <PickField choices={reference.uses} common={commonUses} title={messages.register.pickUse} />
        </Form.Item>
        <Form.Item
          name="vin"
          label={messages.vehicle.vin}
          className="form-wide"
          extra={<VinHelp vin={vin} />}
        >
          <Input
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            maxLength={25}
            className="code-input"
          />
        </Form.Item>
      </Section>
      <Section title={messages.register.sectionOwner}>
        <OwnerFields at="owner" withAddress={more} />
      </Section>
      <Section title={messages.register.sectionPlace}>
        <Form.Item name="village" label={messages.vehicle.village} rules={must} className="form-wide">
          <PickField
            choices={villages}
            title={messages.register.pickVillage}
            searchHint={messages.register.pickVillageSearch}
          />
        </Form.Item>
        <Form.Item name="inspectionValidUntil" label={messages.vehicle.inspectionValidUntil}>
          <DayField />
        </Form.Item>
        <Form.Item name="insuranceValidUntil" label={messages.vehicle.insuranceValidUntil}>
          <DayField />
        </Form.Item>
      </Section>
      {more ? (
        <Section title={messages.register.sectionDates}>
          <Form.Item name="firstRegisteredOn" label={messages.vehicle.firstRegisteredOn}>
            <DayField />
          </Form.Item>
          <Form.Item name="purpose" label={messages.vehicle.purpose}>
            <PickField choices={reference.purposes} title={messages.register.pickPurpose} clearable />
          </Form.Item>
          <Form.Item name="brand" label={messages.vehicle.brand}>
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item name="colour" label={messages.vehicle.colour}>
            <PickField choices={reference.colours} title={messages.vehicle.colour} clearable />
          </Form.Item>
          <Form.Item name="fuel" label={messages.vehicle.fuel}>
            <PickField choices={reference.fuels} title={messages.vehicle.fuel} clearable />
          </Form.Item>
          <Form.Item name="seats" label={messages.vehicle.seats}>
            <InputNumber
              min={1}
              max={999}
              precision={0}
              inputMode="numeric"
              controls={false}
              className="full"
            />
          </Form.Item>
          <Form.Item name="loadKg" label={messages.vehicle.load}>
            <InputNumber
              min={0}
              max={999999}
              precision={0}
              inputMode="numeric"
              controls={false}
              className="full"
            />
          </Form.Item>
          <Form.Item name="note" label={messages.common.note} className="form-row">
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
        </Section>
      ) : (
        <Button type="dashed" block className="form-more" onClick={() => onMore(true)}>
          {messages.common.moreFields}
        </Button>
      )}
    </>
  )
}
