import { DownOutlined } from "@ant-design/icons"
import { Button, Drawer, Dropdown, Form } from "antd"
import { useRef, useState } from "react"
import { useNavigate } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import type { Messages } from "../messages/zh.ts"
import { newCommandId } from "../server/commandIds.ts"
import { useCommand } from "../server/useCommand.ts"
import { useNotices } from "../shell/Notices.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { ActionFields } from "./ActionFields.tsx"
import { type ActionValues, act, verbsFor } from "./actionForms.ts"
import type { VehicleFile, Verb } from "./vehicleCalls.ts"

/** What an action is called. */
export const verbName = (verb: Verb, messages: Messages): string => {
  const names: { readonly [V in Verb]: string } = {
    correct: messages.file.correct,
    move: messages.file.move,
    transfer: messages.file.transfer,
    replate: messages.file.replate,
    "record-inspection": messages.file.recordInspection,
    "record-insurance": messages.file.recordInsurance,
    "record-permit": messages.file.recordPermit,
    "report-hazard": messages.file.reportHazard,
    "clear-hazard": messages.file.clearHazard,
    suspend: messages.file.suspend,
    resume: messages.file.resume,
    deregister: messages.file.deregister,
    restore: messages.file.restore,
    "add-driver": messages.file.addDriver,
    "record-licence": messages.file.recordLicence,
    "remove-driver": messages.file.removeDriver
  }
  return names[verb]
}

interface Props {
  readonly file: VehicleFile
  readonly onDone: () => void
}

/** Everything that may be done with this vehicle: the visit in front, the rest in a menu, each one form. */
export const Actions = ({ file, onDone }: Props) => {
  const messages = useMessages()
  const notices = useNotices()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const [verb, setVerb] = useState<Verb>()
  const [form] = Form.useForm<ActionValues>()
  const commandId = useRef(newCommandId())
  const { send, sending, refused, forget } = useCommand((values: ActionValues) =>
    act(verb ?? "correct", file, commandId.current, values)
  )

  const open = (next: Verb) => {
    commandId.current = newCommandId()
    forget()
    setVerb(next)
  }
  const submit = async () => {
    const answer = await send(form.getFieldsValue(true))
    if (answer === undefined) return
    setVerb(undefined)
    notices.success(messages.file.saved)
    for (const warning of answer.warnings) notices.warning(warning.reason, 8)
    onDone()
  }

  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: verbsFor(file).map((possible) => ({
            key: possible,
            label: verbName(possible, messages),
            danger: possible === "deregister",
            onClick: () => open(possible)
          }))
        }}
      >
        <Button>
          {messages.file.actions}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {file.state !== "deregistered" && (
        <Button type="primary" onClick={() => navigate(`/vehicles/${file.id}/visit`)}>
          {messages.file.visit}
        </Button>
      )}
      <Drawer
        open={verb !== undefined}
        onClose={() => setVerb(undefined)}
        placement={phone ? "bottom" : "right"}
        size={phone ? "86%" : 520}
        title={verb === undefined ? "" : verbName(verb, messages)}
        destroyOnHidden
        footer={
          <Button type="primary" size="large" block loading={sending} onClick={() => form.submit()}>
            {messages.common.save}
          </Button>
        }
      >
        <RefusedNotice refused={refused} />
        {refused?.status === 412 && (
          <Button block onClick={onDone} className="page-alert">
            {messages.common.refresh}
          </Button>
        )}
        {verb !== undefined && (
          <Form<ActionValues>
            form={form}
            layout="vertical"
            preserve={false}
            onFinish={submit}
            onValuesChange={() => {
              // Changed words are another command; the same words sent again are the same one.
              commandId.current = newCommandId()
            }}
          >
            <ActionFields verb={verb} file={file} />
          </Form>
        )}
      </Drawer>
    </>
  )
}
