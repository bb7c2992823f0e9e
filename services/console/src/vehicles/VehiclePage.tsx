import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useEffect, useState } from "react"
import { useParams } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { Actions } from "./Actions.tsx"
import { DriversPanel, DuesPanel, FactsPanel, HazardsPanel, PermitsPanel } from "./filePanels.tsx"
import { History } from "./History.tsx"
import { PlateTag } from "./PlateTag.tsx"
import { PurposeDialog } from "./PurposeDialog.tsx"
import { mayChange } from "./permissions.ts"
import { ClassTags, StateTag } from "./VehicleCard.tsx"
import { vehicleFile } from "./vehicleCalls.ts"
import "./file.css"
import "./list.css"
import "./vehicles.css"

/** Personal values are hidden again after this long: people leave their screens. */
const shownFor = 180_000

/** Everything on file about one vehicle, and what happened to it. */
const VehiclePage = () => {
  const messages = useMessages()
  const reference = useReference()
  const { role } = usePrincipal()
  const { id = "" } = useParams()
  const [change, setChange] = useState(0)
  const [purpose, setPurpose] = useState<string>()
  const [asking, setAsking] = useState(false)
  const {
    data: file,
    refused,
    askAgain
  } = useAnswer(vehicleFile(id, purpose), `${id} ${change} ${purpose ?? ""}`, `${id} ${purpose ?? ""}`)

  useEffect(() => {
    if (purpose === undefined) return
    const timer = setTimeout(() => setPurpose(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [purpose])

  return (
    <Page
      back="/vehicles"
      title={
        file === undefined ? (
          messages.file.title
        ) : (
          <span className="file-title">
            <PlateTag plate={file.plate} large />
            <StateTag state={file.state} />
            <ClassTags classes={file.classes.map((found) => found.class)} />
          </span>
        )
      }
      side={
        file === undefined ? null : (
          <>
            {purpose === undefined ? (
              <Button icon={<EyeOutlined aria-hidden />} onClick={() => setAsking(true)}>
                {messages.file.showPersonal}
              </Button>
            ) : (
              <Button
                danger
                icon={<EyeInvisibleOutlined aria-hidden />}
                onClick={() => setPurpose(undefined)}
              >
                {messages.file.personalHide}
              </Button>
            )}
            {mayChange(role) && <Actions file={file} onDone={() => setChange((n) => n + 1)} />}
          </>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {file === undefined && refused === undefined && <Waiting />}
      {purpose !== undefined && file !== undefined && (
        <p className="soft" role="status">
          {messages.file.personalShown}
        </p>
      )}
      {file !== undefined && (
        <div className="file-columns">
          <div>
            <FactsPanel file={file} />
            <DuesPanel file={file} />
            <HazardsPanel file={file} />
            <DriversPanel file={file} />
            <PermitsPanel file={file} />
          </div>
          <div>
            <section className="panel">
              <h2>{messages.file.history}</h2>
              <History entries={file.history} />
            </section>
            <p className="soft file-foot">
              {nameOf(reference.townships, file.township)} · {messages.file.version(file.version)} · {file.id}
            </p>
          </div>
        </div>
      )}
      <PurposeDialog
        open={asking}
        onClose={() => setAsking(false)}
        onPurpose={(stated) => {
          setAsking(false)
          setPurpose(stated)
        }}
      />
    </Page>
  )
}

export default VehiclePage
