import { Form, Input, InputNumber, Select } from "antd"
import { DayField } from "../fields/DayField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { PlateField } from "../fields/PlateField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { grounds, permitKinds } from "./actionForms.ts"
import { commonVehicleTypes } from "./commonCodes.ts"
import { OwnerFields } from "./RegistrationFields.tsx"
import type { VehicleFile, Verb } from "./vehicleCalls.ts"

interface Props {
  readonly verb: Verb
  readonly file: VehicleFile
}

const VillageItem = ({ required }: { readonly required: boolean }) => {
  const messages = useMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const villages = reference.villages.filter(({ code }) => townships?.includes(code.slice(0, 9)) ?? true)
  return (
    <Form.Item
      name="village"
      label={messages.file.newVillage}
      rules={required ? [{ required: true, message: messages.common.required }] : []}
    >
      <PickField
        choices={villages}
        title={messages.register.pickVillage}
        searchHint={messages.register.pickVillageSearch}
        clearable={!required}
      />
    </Form.Item>
  )
}

const ReasonItem = ({ required = false }: { readonly required?: boolean }) => {
  const messages = useMessages()
  return (
    <Form.Item
      name="reason"
      label={messages.common.reason}
      rules={required ? [{ required: true, whitespace: true, message: messages.common.required }] : []}
    >
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        placeholder={messages.file.reasonHint}
      />
    </Form.Item>
  )
}

const LicenceItems = () => {
  const messages = useMessages()
  return (
    <>
      <Form.Item
        name="licenceClass"
        label={messages.visit.licenceClass}
        rules={[{ required: true, message: messages.common.required }]}
      >
        <Input autoCapitalize="characters" maxLength={12} placeholder="C1" />
      </Form.Item>
      <Form.Item name="licenceUntil" label={messages.visit.licenceUntil} extra={messages.file.longTermHint}>
        <DayField />
      </Form.Item>
    </>
  )
}

const DriverItem = ({ file }: { readonly file: VehicleFile }) => {
  const messages = useMessages()
  return (
    <Form.Item
      name="driverId"
      label={messages.file.driver}
      rules={[{ required: true, message: messages.common.required }]}
    >
      <Select
        options={file.drivers.map((driver) => ({
          value: driver.driverId,
          label: `${driver.person.name ?? messages.file.erased} · ${driver.licence.class}`
        }))}
      />
    </Form.Item>
  )
}

const CorrectionItems = ({ file }: { readonly file: VehicleFile }) => {
  const messages = useMessages()
  const reference = useReference()
  return (
    <>
      <Form.Item
        name={["corrected", "vehicleType"]}
        label={messages.vehicle.type}
        initialValue={file.vehicleType}
      >
        <PickField
          choices={reference.vehicleTypes}
          common={commonVehicleTypes}
          title={messages.register.pickType}
          searchHint={messages.register.pickTypeSearch}
        />
      </Form.Item>
      <Form.Item name={["corrected", "use"]} label={messages.vehicle.use} initialValue={file.use}>
        <PickField choices={reference.uses} title={messages.register.pickUse} />
      </Form.Item>
      <Form.Item
        name={["corrected", "purpose"]}
        label={messages.vehicle.purpose}
        initialValue={file.purpose ?? undefined}
      >
        <PickField choices={reference.purposes} title={messages.register.pickPurpose} clearable />
      </Form.Item>
      <Form.Item name={["corrected", "vin"]} label={messages.vehicle.vin} initialValue={file.vin ?? ""}>
        <Input autoCapitalize="characters" className="code-input" maxLength={25} />
      </Form.Item>
      <Form.Item name={["corrected", "brand"]} label={messages.vehicle.brand} initialValue={file.brand ?? ""}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name={["corrected", "colour"]}
        label={messages.vehicle.colour}
        initialValue={file.colour ?? undefined}
      >
        <PickField choices={reference.colours} title={messages.vehicle.colour} clearable />
      </Form.Item>
      <Form.Item
        name={["corrected", "fuel"]}
        label={messages.vehicle.fuel}
        initialValue={file.fuel ?? undefined}
      >
        <PickField choices={reference.fuels} title={messages.vehicle.fuel} clearable />
      </Form.Item>
      <Form.Item name={["corrected", "seats"]} label={messages.vehicle.seats} initialValue={file.seats}>
        <InputNumber min={1} max={999} precision={0} controls={false} className="full" />
      </Form.Item>
      <Form.Item name={["corrected", "loadKg"]} label={messages.vehicle.load} initialValue={file.loadKg}>
        <InputNumber min={0} max={999999} precision={0} controls={false} className="full" />
      </Form.Item>
      {(["firstRegisteredOn", "inspectionValidUntil", "insuranceValidUntil"] as const).map((key) => (
        <Form.Item
          key={key}
          name={["corrected", key]}
          label={messages.vehicle[key]}
          initialValue={file[key] ?? undefined}
        >
          <DayField />
        </Form.Item>
      ))}
      <p className="soft">{messages.file.personalUnchanged}</p>
      <Form.Item name={["corrected", "ownerName"]} label={messages.vehicle.owner}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={["corrected", "ownerNumber"]} label={messages.vehicle.idNumber}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name={["corrected", "ownerPhone"]} label={messages.vehicle.phone}>
        <Input type="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name={["corrected", "note"]} label={messages.common.note} initialValue={file.note ?? ""}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <ReasonItem required />
    </>
  )
}

/** The fields of one action. */
export const ActionFields = ({ verb, file }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const must = [{ required: true, message: messages.common.required }]
  switch (verb) {
    case "correct":
      return <CorrectionItems file={file} />
    case "move":
      return (
        <>
          <VillageItem required />
          <ReasonItem />
        </>
      )
    case "transfer":
      return (
        <>
          <h3>{messages.file.newOwner}</h3>
          <Form.Item name={["owner", "kind"]} initialValue="person" hidden>
            <Input />
          </Form.Item>
          <OwnerFields at="owner" withAddress />
          <Form.Item name="transferredOn" label={messages.file.transferredOn}>
            <DayField />
          </Form.Item>
          <VillageItem required={false} />
          <ReasonItem />
        </>
      )
    case "replate":
      return (
        <>
          <Form.Item
            name={["plate", "kind"]}
            label={messages.vehicle.plateKind}
            initialValue={file.plate.kind}
            rules={must}
          >
            <PickField choices={reference.plateKinds} title={messages.register.pickKind} />
          </Form.Item>
          <Form.Item
            name={["plate", "number"]}
            label={messages.vehicle.plateNumber}
            initialValue={reference.plateArea}
          >
            <PlateField />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "record-inspection":
      return (
        <>
          <Form.Item name="validUntil" label={messages.vehicle.inspectionValidUntil} rules={must}>
            <DayField />
          </Form.Item>
          <Form.Item name="inspectedOn" label={messages.file.inspectedOn}>
            <DayField />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "record-insurance":
      return (
        <>
          <Form.Item name="validUntil" label={messages.vehicle.insuranceValidUntil} rules={must}>
            <DayField />
          </Form.Item>
          <Form.Item name="insurer" label={messages.file.insurer}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="policyNumber" label={messages.file.policyNumber}>
            <Input maxLength={40} className="code-input" />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "record-permit":
      return (
        <>
          <Form.Item name="permitKind" label={messages.file.permitKind} rules={must}>
            <Select
              options={Object.keys(permitKinds).map((kind) => ({
                value: kind,
                label: messages.permits[kind as keyof typeof permitKinds]
              }))}
            />
          </Form.Item>
          <Form.Item name="number" label={messages.file.permitNumber}>
            <Input maxLength={40} className="code-input" />
          </Form.Item>
          <Form.Item name="issuedOn" label={messages.file.issuedOn}>
            <DayField />
          </Form.Item>
          <Form.Item name="validUntil" label={messages.file.validUntil}>
            <DayField />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "report-hazard":
      return (
        <>
          <Form.Item name="hazard" label={messages.file.hazardKind} rules={must}>
            <PickField choices={reference.hazards} title={messages.file.hazardKind} />
          </Form.Item>
          <Form.Item name="note" label={messages.common.note}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
          </Form.Item>
        </>
      )
    case "clear-hazard":
      return (
        <>
          <Form.Item name="hazardId" label={messages.file.hazard} rules={must}>
            <Select
              options={file.hazards
                .filter((hazard) => hazard.clearedAt === null)
                .map((hazard) => ({ value: hazard.hazardId, label: hazard.name }))}
            />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "suspend":
      return (
        <>
          <Form.Item name="until" label={messages.file.until}>
            <DayField />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "resume":
      return <ReasonItem />
    case "restore":
      return <ReasonItem required />
    case "deregister":
      return (
        <>
          <Form.Item name="ground" label={messages.file.ground} rules={must}>
            <Select
              options={Object.keys(grounds).map((ground) => ({
                value: ground,
                label: messages.grounds[ground as keyof typeof grounds]
              }))}
            />
          </Form.Item>
          <Form.Item name="deregisteredOn" label={messages.file.deregisteredOn}>
            <DayField />
          </Form.Item>
          <ReasonItem />
        </>
      )
    case "add-driver":
      return (
        <>
          <Form.Item name="name" label={messages.visit.driverName} rules={must}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="idNumber" label={messages.vehicle.idNumber}>
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={messages.vehicle.phone}>
            <Input type="tel" maxLength={20} autoComplete="off" />
          </Form.Item>
          <LicenceItems />
          <ReasonItem />
        </>
      )
    case "record-licence":
      return (
        <>
          <DriverItem file={file} />
          <LicenceItems />
          <ReasonItem />
        </>
      )
    case "remove-driver":
      return (
        <>
          <DriverItem file={file} />
          <ReasonItem />
        </>
      )
  }
}
