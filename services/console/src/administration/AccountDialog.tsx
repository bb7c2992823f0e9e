import { Qualification, type Role } from "@jiaosuo/http/Principal"
import { Checkbox, Form, Input, Modal, Select } from "antd"
import { useRef } from "react"
import { DayField } from "../fields/DayField.tsx"
import { useMessages } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useCommand } from "../server/useCommand.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import {
  type Account,
  createAccount,
  isOfStation,
  lockAccount,
  type NewAccount,
  type QualificationTyped,
  qualify,
  resetPassword,
  unlockAccount
} from "./accountCalls.ts"

/** What an administrator is about to do. */
export type Change =
  | { readonly _tag: "Create" }
  | { readonly _tag: "Qualify"; readonly account: Account }
  | { readonly _tag: "Lock"; readonly account: Account }
  | { readonly _tag: "Unlock"; readonly account: Account }
  | { readonly _tag: "Password"; readonly account: Account }

type Values = Partial<Omit<NewAccount, "qualified"> & QualificationTyped> & { readonly reason?: string }

const roles: ReadonlyArray<Role> = [
  "warden",
  "grid-worker",
  "auxiliary",
  "officer",
  "registrar",
  "dispatcher",
  "commander",
  "admin"
]

const qualificationIn = ({ qualification, certificateNumber, lastValidDay }: Values): QualificationTyped => ({
  qualification: qualification ?? "none",
  certificateNumber,
  lastValidDay
})

const newAccountIn = (values: Values): NewAccount => ({
  name: values.name ?? "",
  displayName: values.displayName ?? "",
  role: values.role ?? "warden",
  ...(values.townships === undefined ? {} : { townships: values.townships }),
  ...(values.ofDistrict === undefined ? {} : { ofDistrict: values.ofDistrict }),
  ...(values.qualification === undefined ? {} : { qualified: qualificationIn(values) }),
  password: values.password ?? ""
})

const sentAs = (change: Change, commandId: string, values: Values) => {
  const reason = values.reason ?? ""
  switch (change._tag) {
    case "Create":
      return createAccount(commandId, newAccountIn(values))
    case "Qualify":
      return qualify(change.account.name, commandId, qualificationIn(values), reason)
    case "Lock":
      return lockAccount(change.account.name, commandId, reason)
    case "Unlock":
      return unlockAccount(change.account.name, commandId, reason)
    case "Password":
      return resetPassword(change.account.name, commandId, values.password ?? "", reason)
  }
}

/** A2: the level, and what comes with it. */
const QualificationFields = ({ account }: { readonly account?: Account }) => {
  const messages = useMessages()
  const level = Form.useWatch<Qualification | undefined>("qualification")
  return (
    <>
      <Form.Item
        name="qualification"
        label={messages.accounts.qualification}
        initialValue={account?.qualification ?? "none"}
      >
        <Select
          options={Qualification.literals.map((value) => ({
            value,
            label: messages.accounts.qualifications[value]
          }))}
        />
      </Form.Item>
      {level !== undefined && level !== "none" && (
        <>
          <Form.Item
            name="certificateNumber"
            label={messages.accounts.certificateNumber}
            rules={[{ required: true, whitespace: true, message: messages.common.required }]}
            initialValue={account?.certificateNumber ?? undefined}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="lastValidDay"
            label={messages.accounts.lastValidDay}
            extra={messages.accounts.lastValidDayNote}
            initialValue={account?.lastValidDay ?? undefined}
          >
            <DayField />
          </Form.Item>
        </>
      )}
    </>
  )
}

interface Places {
  readonly townships: ReadonlyArray<{ readonly code: string; readonly name: string }>
}

/** Who somebody is, and for where. */
const NewAccountFields = ({ townships }: Places) => {
  const messages = useMessages()
  const role = Form.useWatch<Role | undefined>("role")
  const ofDistrict = Form.useWatch<boolean | undefined>("ofDistrict") === true
  const must = [{ required: true, message: messages.common.required }]
  return (
    <>
      <Form.Item name="name" label={messages.accounts.name} rules={must}>
        <Input maxLength={60} autoCapitalize="none" placeholder="officer-371603101" />
      </Form.Item>
      <Form.Item name="displayName" label={messages.accounts.displayName} rules={must}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="role" label={messages.accounts.role} rules={must} initialValue="warden">
        <Select options={roles.map((value) => ({ value, label: messages.roles[value] }))} />
      </Form.Item>
      {role === "officer" && (
        <Form.Item name="ofDistrict" valuePropName="checked">
          <Checkbox>{messages.accounts.ofDistrict}</Checkbox>
        </Form.Item>
      )}
      {isOfStation(role) && !(role === "officer" && ofDistrict) && (
        <Form.Item name="townships" label={messages.accounts.townships} rules={must}>
          <Select
            mode="multiple"
            options={townships.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {role === "officer" && <QualificationFields />}
    </>
  )
}

interface Props extends Places {
  readonly change: Change
  readonly onClose: () => void
  readonly onDone: () => void
}

/** One change to one account, sent as one command; what is wrong is said above the fields. */
export const AccountDialog = ({ change, townships, onClose, onDone }: Props) => {
  const messages = useMessages()
  const [form] = Form.useForm<Values>()
  const commandId = useRef(newCommandId())
  const { send, sending, refused } = useCommand((values: Values) => sentAs(change, commandId.current, values))
  const submit = async (values: Values) => {
    if ((await send(values)) === undefined) commandId.current = newCommandId()
    else onDone()
  }
  const must = [{ required: true, message: messages.common.required }]
  const titles: { readonly [Tag in Change["_tag"]]: string } = {
    Create: messages.accounts.add,
    Qualify: messages.accounts.qualification,
    Lock: messages.accounts.block,
    Unlock: messages.accounts.unblock,
    Password: messages.accounts.setPassword
  }

  return (
    <Modal
      open
      title={`${titles[change._tag]}${change._tag === "Create" ? "" : ` · ${change.account.name}`}`}
      okText={messages.common.confirm}
      cancelText={messages.common.cancel}
      confirmLoading={sending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <RefusedNotice refused={refused} />
      <Form<Values> form={form} layout="vertical" preserve={false} onFinish={submit} autoComplete="off">
        {change._tag === "Create" && <NewAccountFields townships={townships} />}
        {change._tag === "Qualify" && <QualificationFields account={change.account} />}
        {(change._tag === "Create" || change._tag === "Password") && (
          <Form.Item
            name="password"
            label={messages.accounts.newPassword}
            extra={messages.accounts.passwordRule}
            rules={must}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        )}
        {change._tag !== "Create" && (
          <Form.Item name="reason" label={messages.common.reason} rules={must}>
            <Input maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
