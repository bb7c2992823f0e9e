import { Form, Select } from "antd"
import * as Effect from "effect/Effect"
import { type ReactNode, useEffect, useRef } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { Demands } from "./Demands.tsx"
import { useDutyMessages } from "./dutyMessages.ts"
import { everybody } from "./dutyReads.ts"
import { type PostConditions, postDemands } from "./postCalls.ts"

/** Weather, crew and signs as the form holds them; metres as they were typed. */
export interface Conditions {
  readonly visibility?: PostConditions["visibility"]
  readonly members?: ReadonlyArray<string>
  readonly signs?: ReadonlyArray<string>
}

/** The signs of a form; what is no distance is left to the field that says so. */
export const metresOf = (signs: ReadonlyArray<string> | undefined): ReadonlyArray<number> =>
  (signs ?? []).map(Number).filter((metres) => Number.isFinite(metres) && metres >= 0)

/** What the verbs of a post take of the conditions. */
export const conditionsForm = ({ visibility, members, signs }: Conditions) => ({
  ...(visibility === undefined ? {} : { visibility }),
  ...(members === undefined ? {} : { members: members.map((personId) => ({ personId })) }),
  ...(signs === undefined ? {} : { signs: metresOf(signs).map((metres) => ({ metres })) })
})

interface Props {
  /** The unit whose people may be chosen; undefined while none is. */
  readonly unit: string | undefined
  /** The day by whose rules; today where undefined. */
  readonly on: string | undefined
  readonly kind: PostConditions["kind"] | undefined
  readonly roadClass: PostConditions["roadClass"] | undefined
  readonly tollOrServiceArea: boolean
  /** Whether people may be chosen; whoever begins a post with those who were planned may not. */
  readonly crew?: ReadonlyArray<{ readonly personKind: string }>
  readonly children?: ReactNode
}

const usualDistances = ["50", "100", "200", "500", "1000", "2000"]

/** How far one sees, who stands there and from where signs warn, with what the rules ask for as it is chosen (D1, D2, D3). */
export const ConditionsFields = ({ unit, on, kind, roadClass, tollOrServiceArea, crew, children }: Props) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const words = messages.post
  const form = Form.useFormInstance<Conditions>()
  const visibility = Form.useWatch("visibility", form)
  const members = Form.useWatch("members", form)
  const signs = Form.useWatch("signs", form)
  const people = useAnswer(
    unit === undefined || crew !== undefined ? Effect.succeed([]) : everybody({ unit }),
    `crew ${unit ?? ""}`
  )
  const incomplete = kind === undefined || roadClass === undefined || visibility === undefined
  const demands = useAnswer(
    incomplete ? Effect.succeed(undefined) : postDemands({ kind, roadClass, visibility }, on),
    `demands ${kind} ${roadClass} ${visibility} ${on ?? ""}`,
    "demands"
  )
  const least = demands.data?.signs?.leastMetres
  const suggested = useRef<string>(undefined)

  // The distance that is asked for stands there already where nobody typed another one.
  useEffect(() => {
    if (least === undefined) return
    const now: Conditions["signs"] = form.getFieldValue("signs")
    const asSuggested = now?.length === 1 && now[0] === suggested.current
    if (now !== undefined && now.length > 0 && !asSuggested) return
    suggested.current = String(least)
    form.setFieldValue("signs", [suggested.current])
  }, [least, form])

  const chosen =
    crew ??
    (members ?? []).flatMap((personId) => people.data?.filter((person) => person.personId === personId) ?? [])
  const officers = chosen.filter(({ personKind }) => personKind === "officer").length
  return (
    <>
      <Form.Item
        name="visibility"
        label={words.visibility}
        rules={[{ required: true, message: common.common.required }]}
      >
        <Select options={Object.entries(messages.visibilities).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      {crew === undefined && (
        <Form.Item
          name="members"
          label={words.members}
          rules={[{ required: true, message: common.common.required }]}
        >
          <Select
            mode="multiple"
            loading={people.asking}
            showSearch={{ optionFilterProp: "label" }}
            options={(people.data ?? []).map(({ personId, name, personKind, unitName }) => ({
              value: personId,
              label: `${name ?? messages.noName} · ${messages.personKinds[personKind]} · ${unitName}`
            }))}
          />
        </Form.Item>
      )}
      {demands.data?.signs !== null && (
        <Form.Item name="signs" label={words.signs}>
          <Select
            mode="tags"
            tokenSeparators={[",", "，", " "]}
            options={usualDistances.map((value) => ({
              value,
              label: messages.postList.metres(Number(value))
            }))}
          />
        </Form.Item>
      )}
      {children}
      <RefusedNotice refused={people.refused ?? demands.refused} />
      {demands.data !== undefined && (
        <Demands
          demands={demands.data}
          planned={{
            officers,
            assistants: chosen.length - officers,
            signs: metresOf(signs),
            tollOrServiceArea
          }}
        />
      )}
    </>
  )
}
