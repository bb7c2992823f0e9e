import { Form, Input, Select } from "antd"
import { LocateField } from "../accidents/LocateField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useCaseMessages } from "./caseMessages.ts"

interface Props {
  readonly at?: string
  /** Whether the device is where the case is. */
  readonly locates?: boolean
  /** I5: a call is taken for any place of the district, one's own townships first. */
  readonly everywhere?: boolean
}

/** Where a case is: a village says the township as well; the keyboard goes through from left to right. */
export const CasePlaceFields = ({ at = "place", locates = true, everywhere = false }: Props) => {
  const common = useMessages()
  const messages = useCaseMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const form = Form.useFormInstance()
  const township = Form.useWatch([at, "township"], form) as string | undefined
  const isOwn = (code: string): boolean => townships?.includes(code.slice(0, 9)) ?? true
  const ownFirst = <One extends { readonly code: string }>(all: ReadonlyArray<One>): ReadonlyArray<One> => [
    ...all.filter(({ code }) => isOwn(code)),
    ...(everywhere ? all.filter(({ code }) => !isOwn(code)) : [])
  ]
  const choosable = ownFirst(reference.townships)
  const villages = ownFirst(reference.villages)
  const isForeign = township !== undefined && !isOwn(township)
  return (
    <div className="form-grid">
      {locates && (
        <Form.Item name={[at, "location"]} className="form-row tight">
          <LocateField />
        </Form.Item>
      )}
      <Form.Item name={[at, "village"]} label={messages.take.village}>
        <PickField
          choices={
            township === undefined
              ? villages
              : [...villages].sort(
                  (a, b) => Number(b.code.startsWith(township)) - Number(a.code.startsWith(township))
                )
          }
          title={common.register.pickVillage}
          searchHint={common.register.pickVillageSearch}
          clearable
          onChange={(village) => {
            form.setFieldValue([at, "village"], village)
            if (village !== undefined) form.setFieldValue([at, "township"], village.slice(0, 9))
          }}
        />
      </Form.Item>
      <Form.Item
        name={[at, "township"]}
        label={messages.section.township}
        extra={isForeign ? messages.take.elsewhere : undefined}
        rules={[{ required: true, message: common.common.required }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          placeholder={messages.take.pickTownship}
          options={choosable.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string) => {
            const village = form.getFieldValue([at, "village"]) as string | undefined
            if (village !== undefined && !village.startsWith(code)) {
              form.setFieldValue([at, "village"], undefined)
            }
          }}
        />
      </Form.Item>
      <Form.Item name={[at, "address"]} label={messages.take.address} className="form-row">
        <Input maxLength={200} placeholder={messages.take.addressHint} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[at, "road"]} label={messages.take.road}>
        <Input
          maxLength={12}
          placeholder={messages.take.roadHint}
          autoComplete="off"
          autoCapitalize="characters"
        />
      </Form.Item>
      <Form.Item name={[at, "post"]} label={messages.take.post}>
        <Input
          maxLength={20}
          placeholder={messages.take.postHint}
          autoComplete="off"
          autoCapitalize="characters"
        />
      </Form.Item>
    </div>
  )
}
