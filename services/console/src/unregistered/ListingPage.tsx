import { Button, Form, Input } from "antd"
import { useId } from "react"
import { useNavigate, useSearchParams } from "react-router"
import { Chip } from "../fields/Chip.tsx"
import { DoneNotice, FormNotices } from "../fields/FormNotices.tsx"
import { PickField } from "../fields/PickField.tsx"
import { useUnlosableForm } from "../fields/useUnlosableForm.ts"
import { useMessages } from "../messages/Language.tsx"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { CorrectingNotice } from "../queue/CorrectingNotice.tsx"
import { useSendThroughQueue } from "../queue/useSendThroughQueue.ts"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { OwnerFields } from "../vehicles/RegistrationFields.tsx"
import { type OwnerValues, ownerForm } from "../vehicles/registration.ts"
import { toldAtVisit, visitPage } from "../wardens/visitByPlate.ts"
import "../vehicles/vehicles.css"
import { listVehicle } from "./unregisteredCalls.ts"

type Kind = keyof ReturnType<typeof useMessages>["unregistered"]["kinds"]

interface Values {
  readonly kind?: Kind
  readonly description?: string
  readonly owner?: OwnerValues
  readonly village?: string
  readonly place?: string
  readonly note?: string
}

const written = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? null : trimmed
}

const paths = new Set([
  "kind",
  "description",
  "owner.kind",
  "owner.name",
  "owner.idNumber",
  "owner.phone",
  "owner.address",
  "village",
  "place",
  "note"
])
const shownAtField = (path: string): boolean => paths.has(path)

const page = "/unregistered/new"
const fresh: Values = { owner: { kind: "person" } }

const listingForm = (values: Values) => ({
  kind: values.kind ?? "other-motor",
  description: written(values.description),
  owner: ownerForm(values.owner),
  village: values.village ?? "",
  place: written(values.place),
  note: written(values.note)
})

/** Puts a vehicle without a plate on its village's list: what it is, whose, and where it stands. */
const ListingSheet = ({ correcting }: { readonly correcting: string | null }) => {
  const messages = useMessages()
  const reference = useReference()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { account, townships } = usePrincipal()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch("kind", form)
  const offline = useOfflineMessages()
  const { send, correcting: refusedForm } = useSendThroughQueue<Values>({
    form,
    page,
    fill: (values) => ({
      path: "/api/unregistered-vehicles",
      body: listingForm(values),
      subject: `${messages.unregistered.add} · ${messages.unregistered.kinds[values.kind ?? "other-motor"]}`
    }),
    direct: (commandId, values) => listVehicle(commandId, listingForm(values)),
    toCorrect: (found) => {
      if (found.page !== visitPage) return found.values as Values
      // A visit to a vehicle that is on no file: what was told there is not asked for again.
      const { number, kind, owner, note } = toldAtVisit(found.values)
      const plate = `${messages.vehicle.plateNumber} ${number} ${nameOf(reference.plateKinds, kind)}`
      return { ...fresh, description: plate.trim(), owner, note }
    }
  })
  const listing = useUnlosableForm({
    name: correcting === null ? `listing.${account}` : `listing.${account}.${correcting}`,
    form,
    send,
    shownAtField
  })
  const must = [{ required: true, message: messages.common.required }]
  const villages = reference.villages.filter(({ code }) => townships?.includes(code.slice(0, 9)) ?? true)

  if (listing.answer !== undefined) {
    const village = form.getFieldValue("village") as string | undefined
    return (
      <Page title={messages.unregistered.add}>
        <DoneNotice
          title={listing.answer.kept ? offline.saved : messages.unregistered.done}
          warnings={listing.answer.warnings}
        >
          <Button
            type="primary"
            size="large"
            onClick={() => listing.restart(village === undefined ? fresh : { ...fresh, village })}
          >
            {messages.register.another}
          </Button>
          <Button size="large" onClick={() => navigate("/unregistered")}>
            {messages.unregistered.title}
          </Button>
        </DoneNotice>
      </Page>
    )
  }

  return (
    <Page title={messages.unregistered.add} back="/unregistered">
      <CorrectingNotice correcting={refusedForm} page={page} />
      <FormNotices
        {...listing}
        shownAtField={shownAtField}
        onRetry={() => void listing.submit()}
        onReopen={listing.reopen}
        onEmpty={() => listing.restart(fresh)}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        className="vehicle-form"
        initialValues={fresh}
        disabled={listing.sending || listing.unanswered}
        scrollToFirstError={{ block: "center", focus: true }}
        onValuesChange={listing.changed}
        onFinish={listing.submit}
      >
        <fieldset className="panel form-section">
          <legend>{messages.unregistered.kind}</legend>
          <Form.Item name="kind" rules={must}>
            <KindChips value={kind} />
          </Form.Item>
          <Form.Item name="description" label={messages.unregistered.description}>
            <Input maxLength={200} placeholder={messages.unregistered.descriptionHint} />
          </Form.Item>
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.vehicle.owner}</legend>
          <div className="form-grid">
            <OwnerFields at="owner" withAddress={false} />
          </div>
        </fieldset>
        <fieldset className="panel form-section">
          <legend>{messages.register.sectionPlace}</legend>
          <div className="form-grid">
            <Form.Item name="village" label={messages.vehicle.village} rules={must} className="form-wide">
              <PickField
                choices={villages}
                title={messages.register.pickVillage}
                searchHint={messages.register.pickVillageSearch}
              />
            </Form.Item>
            <Form.Item name="place" label={messages.unregistered.place} className="form-wide">
              <Input maxLength={200} placeholder={messages.unregistered.placeHint} />
            </Form.Item>
            <Form.Item name="note" label={messages.common.note} className="form-row">
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
            </Form.Item>
          </div>
        </fieldset>
        <div className="form-submit">
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block={phone}
            loading={listing.sending}
            disabled={listing.unanswered}
          >
            {messages.unregistered.submit}
          </Button>
        </div>
      </Form>
    </Page>
  )
}

interface KindChipsProps {
  readonly id?: string
  readonly value?: Kind | undefined
  readonly onChange?: (kind: Kind) => void
}

const KindChips = ({ id, value, onChange }: KindChipsProps) => {
  const group = useId()
  const messages = useMessages()
  return (
    <div className="chips" role="radiogroup" aria-label={messages.unregistered.kind} id={id}>
      {(Object.entries(messages.unregistered.kinds) as ReadonlyArray<[Kind, string]>).map(([code, name]) => (
        <Chip
          key={code}
          type="radio"
          name={group}
          checked={code === value}
          onChange={() => onChange?.(code)}
          text={name}
        />
      ))}
    </div>
  )
}

/** What is corrected and a new one are two forms, whose fields are not mixed. */
const ListingPage = () => {
  const [search] = useSearchParams()
  const correcting = search.get("correct")
  return <ListingSheet key={correcting} correcting={correcting} />
}

export default ListingPage
