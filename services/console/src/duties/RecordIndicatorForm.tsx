import type { CommandAnswer } from "@jiaosuo/duties/api"
import { Checkbox, Form, Input, InputNumber, Select } from "antd"
import type * as Effect from "effect/Effect"
import { FormDrawer } from "../file/FormDrawer.tsx"
import { useMessages } from "../messages/Language.tsx"
import { actOnOrganisation, type indicatorCatalogue, type indicatorValues } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"

export type Indicator = Effect.Effect.Success<typeof indicatorCatalogue>["indicators"][number]
export type IndicatorValues = Effect.Effect.Success<ReturnType<typeof indicatorValues>>

interface Values {
  readonly period?: string
  readonly value?: number | null
  readonly missing?: boolean
  readonly source?: string
}

interface Props {
  readonly indicator: Indicator
  readonly unit: string
  readonly year: string
  /** What is on file of it. */
  readonly known: IndicatorValues["indicators"][number] | undefined
  readonly onDone: (answer: CommandAnswer) => void
  readonly onClose: () => void
}

/** Records a value of an indicator, or that there is none: which is not the value zero (row 18). */
export const RecordIndicatorForm = ({ indicator, unit, year, known, onDone, onClose }: Props) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.indicator
  const [form] = Form.useForm<Values>()
  const missing = Form.useWatch("missing", form)
  const periods = known?.periods ?? [{ period: year, value: null, source: null, recorded: false }]
  const first = periods.find(({ value }) => value === null) ?? periods[0]
  return (
    <FormDrawer
      name={`duties.record-indicator.${unit}.${indicator.indicator}.${year}`}
      title={words.recordTitle(indicator.name)}
      form={form}
      initial={{ period: first?.period ?? year, missing: false }}
      shownAtField={(path) => ["period"].includes(path)}
      saved={messages.saved}
      send={(commandId, { period, value, missing: none, source }) =>
        actOnOrganisation("record-indicators", commandId, {
          unitId: unit,
          period: period ?? year,
          values: [
            {
              indicator: indicator.indicator,
              value: none === true ? null : (value ?? null),
              ...(source === undefined || source.trim() === "" ? {} : { source: source.trim() })
            }
          ]
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p className="soft">
        {indicator.measure} · {words.origin}: {indicator.origin}
      </p>
      <Form.Item name="period" label={words.which}>
        <Select
          options={periods.map(({ period, value, recorded }) => ({
            value: period,
            label: `${period} · ${value ?? (recorded ? words.knownMissing : words.missing)}`
          }))}
        />
      </Form.Item>
      <Form.Item name="missing" valuePropName="checked">
        <Checkbox>{words.noValue}</Checkbox>
      </Form.Item>
      {missing !== true && (
        <Form.Item
          name="value"
          label={words.value}
          rules={[{ required: true, message: common.common.required }]}
        >
          <InputNumber min={0} controls={false} inputMode="decimal" className="full" />
        </Form.Item>
      )}
      <Form.Item name="source" label={words.source}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  )
}
