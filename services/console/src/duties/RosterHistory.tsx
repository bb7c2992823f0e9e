import { Collapse } from "antd"
import type { RosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { EventTimeline } from "./EventTimeline.tsx"

/** What happened to a roster, behind a click: a drafted month has many entries. */
export const RosterHistory = ({ file }: { readonly file: RosterFile }) => {
  const messages = useDutyMessages()
  return (
    <Collapse
      className="page-alert"
      items={[
        {
          key: "history",
          label: `${messages.roster.history} · ${file.history.length}`,
          children: <EventTimeline history={file.history} />
        }
      ]}
    />
  )
}
