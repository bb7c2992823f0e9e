import { DownloadOutlined } from "@ant-design/icons"
import { Button, Input, Modal, Tag } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { useOnce } from "../cases/useOnce.ts"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useCommand } from "../server/useCommand.ts"
import { usePrincipal } from "../session/Session.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { pageOfList } from "../townships/listAddress.ts"
import { downloadList, type FileType } from "./downloadList.ts"
import { type ExportApproval, grantExport, refuseExport } from "./exportCalls.ts"
import { useExportMessages } from "./exportMessages.ts"

const colours = {
  pending: "gold",
  granted: "green",
  refused: "red",
  used: "default",
  expired: "default"
} as const

/** `class=coach due=inspection:overdue`: the conditions as the list's address has them, without the townships. */
const conditionsOf = (list: string): string =>
  [...new URL(list, window.location.origin).searchParams]
    .filter(([name]) => name !== "township")
    .map(([name, value]) => `${name}=${value}`)
    .join(" ")

interface Props {
  readonly approval: ExportApproval
  /** Tells that it was answered or used. */
  readonly onDone: () => void
}

/** Granting or refusing what another asked for; a refusal says why. */
const Answering = ({ approval, onDone }: Props) => {
  const messages = useMessages()
  const words = useExportMessages()
  const [reason, setReason] = useState<string>()
  const granting = useOnce((commandId: string, id: string) => grantExport(commandId, id), onDone)
  const refusing = useOnce(
    (commandId: string, why: string) => refuseExport(commandId, approval.id, why),
    () => {
      setReason(undefined)
      onDone()
    }
  )
  return (
    <>
      <RefusedNotice refused={granting.refused} />
      <div className="export-approval-acts">
        <Button type="primary" loading={granting.sending} onClick={() => void granting.send(approval.id)}>
          {words.grant}
        </Button>
        <Button danger onClick={() => setReason("")}>
          {words.refuse}
        </Button>
      </div>
      <Modal
        open={reason !== undefined}
        title={words.refuseTitle(approval.displayName)}
        okText={words.refuse}
        cancelText={messages.common.cancel}
        okButtonProps={{ disabled: (reason ?? "").trim() === "" }}
        confirmLoading={refusing.sending}
        onCancel={() => setReason(undefined)}
        onOk={() => void refusing.send((reason ?? "").trim())}
        destroyOnHidden
      >
        <RefusedNotice refused={refusing.refused} />
        <Input.TextArea
          aria-label={messages.common.reason}
          placeholder={messages.common.reason}
          value={reason ?? ""}
          maxLength={500}
          rows={3}
          autoFocus
          onChange={({ target }) => setReason(target.value)}
        />
      </Modal>
    </>
  )
}

/** Downloading what one asked for and was granted, once. */
const Downloading = ({ approval: { id, list, path, purpose }, onDone }: Props) => {
  const messages = useMessages()
  const { send, sending, refused } = useCommand((type: FileType) =>
    downloadList(
      list ?? path,
      { type, name: path.split("/").at(-1) ?? "list" },
      { purpose: purpose ?? "", approval: id }
    )
  )
  const download = async (type: FileType) => {
    if ((await send(type)) !== undefined) onDone()
  }
  return (
    <>
      <RefusedNotice refused={refused} />
      <div className="export-approval-acts">
        {(["xlsx", "csv"] as const).map((type) => (
          <Button
            key={type}
            icon={<DownloadOutlined aria-hidden />}
            disabled={sending}
            onClick={() => void download(type)}
          >
            {type === "xlsx" ? messages.list.exportXlsx : messages.list.exportCsv}
          </Button>
        ))}
      </div>
    </>
  )
}

/** One request: who asks for what and why, how it stands, and what its reader may do with it. */
export const Approval = ({ approval, onDone }: Props) => {
  const messages = useMessages()
  const words = useExportMessages()
  const { townships } = useReference()
  const { account } = usePrincipal()
  const { list, standing } = approval
  const conditions = list === null ? words.forgotten : conditionsOf(list) || words.noConditions
  const within = approval.townships ?? approval.scope
  const page = pageOfList(list ?? undefined)
  return (
    <li className="panel export-approval" data-approval={approval.id} data-standing={standing}>
      <div className="export-approval-head">
        <strong>{words.lists[approval.path] ?? approval.path}</strong>
        <span className="number">{words.rows(figure(approval.rows))}</span>
        <Tag color={colours[standing]}>{words.standings[standing]}</Tag>
        <span className="soft">{words.askedBy(approval.displayName, minuteOf(approval.askedAt))}</span>
      </div>
      <dl>
        <dt>{words.purpose}</dt>
        <dd>{approval.purpose ?? words.forgotten}</dd>
        <dt>{words.townships}</dt>
        <dd>{within?.map((code) => nameOf(townships, code)).join("、") ?? messages.wholeDistrict}</dd>
        <dt>{words.conditions}</dt>
        <dd>
          {conditions}{" "}
          {page !== undefined && (
            <Link to={page} className="export-approval-list">
              {words.openList}
            </Link>
          )}
        </dd>
        {approval.reason !== null && (
          <>
            <dt>{words.refusedFor}</dt>
            <dd>{approval.reason}</dd>
          </>
        )}
      </dl>
      {approval.answeredAt !== null && (
        <p className="soft">
          {words.answeredBy(approval.answeredByName ?? "", minuteOf(approval.answeredAt))}
          {standing === "granted" && ` · ${words.goodUntil(minuteOf(approval.until ?? ""))}`}
          {approval.usedAt !== null && ` · ${words.usedAt(minuteOf(approval.usedAt))}`}
        </p>
      )}
      {approval.mayAnswer && <Answering approval={approval} onDone={onDone} />}
      {standing === "granted" && approval.account === account && (
        <Downloading approval={approval} onDone={onDone} />
      )}
    </li>
  )
}
