import { Form, Input, Select } from "antd"
import { PickField } from "../fields/PickField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { CodeChips } from "./CodeChips.tsx"
import { LocateField } from "./LocateField.tsx"

/**
 * Where it was: by the device, by road and kilometre post, by village, or in words; as much as is known. `at` is
 * the name of the form's field that holds the place.
 */
export const PlaceFields = ({ at = "place" }: { readonly at?: string }) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const form = Form.useFormInstance()
  const township = Form.useWatch([at, "township"], form) as string | undefined
  const inScope = reference.townships.filter(({ code }) => townships?.includes(code) ?? true)
  const villages = reference.villages.filter(({ code }) =>
    township === undefined ? (townships?.includes(code.slice(0, 9)) ?? true) : code.startsWith(township)
  )
  return (
    <div className="form-grid">
      <Form.Item name={[at, "coordinates"]} className="form-row tight">
        <LocateField />
      </Form.Item>
      <Form.Item name={[at, "road", "code"]} label={messages.report.roadCode}>
        <Input
          maxLength={12}
          placeholder={messages.report.roadCodeHint}
          autoComplete="off"
          autoCapitalize="characters"
        />
      </Form.Item>
      <Form.Item name={[at, "post"]} label={messages.report.post}>
        <Input
          maxLength={20}
          placeholder={messages.report.postHint}
          autoComplete="off"
          autoCapitalize="characters"
        />
      </Form.Item>
      <Form.Item
        name={[at, "township"]}
        label={messages.section.township}
        rules={[{ required: true, message: common.common.required }]}
      >
        <Select
          placeholder={messages.report.pickTownship}
          options={inScope.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string) => {
            const village = form.getFieldValue([at, "village"]) as string | undefined
            if (village !== undefined && !village.startsWith(code))
              form.setFieldValue([at, "village"], undefined)
          }}
        />
      </Form.Item>
      <Form.Item name={[at, "village"]} label={messages.report.village}>
        <PickField
          choices={villages}
          title={common.register.pickVillage}
          searchHint={common.register.pickVillageSearch}
          clearable
        />
      </Form.Item>
      <Form.Item name={[at, "road", "name"]} label={messages.report.roadName}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[at, "direction"]} label={messages.report.direction}>
        <CodeChips codes={messages.report.directions} title={messages.report.direction} />
      </Form.Item>
      <Form.Item name={[at, "text"]} label={messages.report.text} className="form-row">
        <Input maxLength={200} placeholder={messages.report.textHint} autoComplete="off" />
      </Form.Item>
    </div>
  )
}
