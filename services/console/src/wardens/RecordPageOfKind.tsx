import { Form } from "antd"
import type { ComponentType } from "react"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { type PlaceAndTime, whereOf } from "./placeAndTime.ts"
import { useDay } from "./useDay.ts"
import { useItems } from "./useItems.ts"
import { WorkForm } from "./WorkForm.tsx"
import { useWardenMessages } from "./wardenMessages.ts"

interface Props<Matter> {
  /** What is filed, as the items of wardens and the texts name it. */
  readonly kind: "gathering" | "help" | "publicity"
  /** Address of the page, to which a refused form leads back. */
  readonly page: string
  readonly Fields: ComponentType<{ readonly choices: ReturnType<ReturnType<typeof useItems>["of"]> }>
  /** The work of the record, as the contract takes it. */
  readonly work: (values: Matter) => unknown
}

const fresh = {}

/** The form of a record whose matter is one item of a table. */
export const RecordPageOfKind = <Matter extends { readonly code?: string }>({
  kind,
  page,
  Fields,
  work
}: Props<Matter>) => {
  const messages = useWardenMessages()
  const [form] = Form.useForm<Matter & PlaceAndTime>()
  const { day } = useDay()
  const items = useItems()
  const choices = items.of(kind)
  return (
    <WorkForm<Matter & PlaceAndTime>
      title={messages.section[kind]}
      page={page}
      form={form}
      fresh={fresh as Matter & PlaceAndTime}
      post={day?.place?.name}
      fill={(values) => ({
        path: "/api/wardens/records",
        body: { work: work(values), ...whereOf(values, day?.place?.id) },
        subject: `${messages.short[kind]} · ${choices.find(({ code }) => code === values.code)?.name ?? ""}`
      })}
    >
      <RefusedNotice refused={items.refused} onRetry={items.askAgain} />
      <Fields choices={choices} />
    </WorkForm>
  )
}
