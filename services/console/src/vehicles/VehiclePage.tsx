import { useState } from "react"
import { useParams } from "react-router"
import { FileColumns } from "../file/FileColumns.tsx"
import { usePurpose } from "../file/usePurpose.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Page, Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { Actions } from "./Actions.tsx"
import {
  DriversPanel,
  DuesPanel,
  FactsPanel,
  HazardsPanel,
  NamingsPanel,
  PermitsPanel
} from "./filePanels.tsx"
import { History } from "./History.tsx"
import { PlateTag } from "./PlateTag.tsx"
import { mayChange } from "./permissions.ts"
import { ClassTags, StateTag } from "./VehicleCard.tsx"
import { vehicleFile } from "./vehicleCalls.ts"
import "../lists/lists.css"
import "./vehicles.css"

/** Everything on file about one vehicle, and what happened to it. */
const VehiclePage = () => {
  const messages = useMessages()
  const reference = useReference()
  const { role } = usePrincipal()
  const { id = "" } = useParams()
  const [change, setChange] = useState(0)
  const personal = usePurpose()
  const { purpose } = personal
  const {
    data: file,
    refused,
    askAgain
  } = useAnswer(vehicleFile(id, purpose), `${id} ${change} ${purpose ?? ""}`, `${id} ${purpose ?? ""}`)

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
            {personal.button}
            {mayChange(role) && <Actions file={file} onDone={() => setChange((n) => n + 1)} />}
          </>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {file === undefined && refused === undefined && <Waiting />}
      {file !== undefined && personal.notice}
      {file !== undefined && (
        <FileColumns
          history={<History entries={file.history} />}
          station={nameOf(reference.townships, file.township)}
          version={file.version}
          id={file.id}
        >
          <FactsPanel file={file} />
          <DuesPanel file={file} />
          <HazardsPanel file={file} />
          <NamingsPanel file={file} />
          <DriversPanel file={file} />
          <PermitsPanel file={file} />
        </FileColumns>
      )}
      {personal.dialog}
    </Page>
  )
}

export default VehiclePage
