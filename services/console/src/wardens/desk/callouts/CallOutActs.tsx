import { Button } from "antd"
import { useState } from "react"
import { useOnce } from "../../../cases/useOnce.ts"
import { ReasonDialog } from "../../../duties/ReasonDialog.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { useNotices } from "../../../shell/Notices.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { among, type FieldOf, must } from "../forms/fields.ts"
import { mayGive } from "../permissions.ts"
import { actOnCallOut, type CallOutFile, type CallOutFormOf } from "./callOutCalls.ts"

interface Props {
  readonly file: CallOutFile
  readonly onDone: () => void
}

/** It was done, or there was nothing to do. */
const FinishForm = ({ file, onDone, onClose }: Props & { readonly onClose: () => void }) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.acts
  const fields: ReadonlyArray<FieldOf<CallOutFormOf<"finish">, typeof words>> = [
    { key: "outcome", as: { options: among(words.outcomes) }, ...must },
    { key: "note", as: "long" }
  ]
  return (
    <DescribedForm
      title={words.finish}
      words={words}
      act={{
        name: `call-out.finish.${file.id}`,
        fields,
        initial: { outcome: "done" },
        send: (commandId, form) => actOnCallOut("finish", file.id, commandId, form as CallOutFormOf<"finish">)
      }}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

type Asked = "stop" | "ask-next" | "finish"

/** What the desk can do with a call-out that is open: ask whoever is further away, finish it, stop it at any time. */
export const CallOutActs = ({ file, onDone }: Props) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.acts
  const notices = useNotices()
  const { role } = usePrincipal()
  const [asking, setAsking] = useState<Asked>()
  const { send, sending, refused } = useOnce(
    (
      commandId,
      { verb, reason }: { readonly verb: "stop" | "ask-next"; readonly reason: string | undefined }
    ) => actOnCallOut(verb, file.id, commandId, reason === undefined ? {} : { reason }),
    () => onDone()
  )
  const give = async (verb: "stop" | "ask-next", reason: string | undefined) => {
    setAsking(undefined)
    const answer = await send({ verb, reason })
    if (answer !== undefined) notices.success(verb === "stop" ? words.stopped : words.nextAsked)
  }
  return (
    <section className="panel" data-panel="acts">
      <RefusedNotice refused={refused} />
      <div className="call-out-acts">
        {file.standing === "asking" && mayGive("callout.ask-next", role) && (
          <Button size="large" disabled={sending} onClick={() => setAsking("ask-next")}>
            {words.next}
          </Button>
        )}
        {file.arrived > 0 && mayGive("callout.finish", role) && (
          <Button type="primary" size="large" disabled={sending} onClick={() => setAsking("finish")}>
            {words.finish}
          </Button>
        )}
        {mayGive("callout.stop", role) && (
          <Button danger size="large" disabled={sending} onClick={() => setAsking("stop")}>
            {words.stop}
          </Button>
        )}
      </div>
      {(asking === "stop" || asking === "ask-next") && (
        <ReasonDialog
          title={asking === "stop" ? words.stop : words.next}
          required={false}
          onReason={(reason) => void give(asking, reason)}
          onClose={() => setAsking(undefined)}
        >
          <p>{asking === "stop" ? words.stopQuestion : words.nextQuestion}</p>
        </ReasonDialog>
      )}
      {asking === "finish" && (
        <FinishForm
          file={file}
          onDone={() => {
            setAsking(undefined)
            onDone()
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}
