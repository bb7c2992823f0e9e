import { Link } from "react-router"
import { FileHistory } from "../file/FileHistory.tsx"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { figureLines } from "./historyFigures.ts"
import type { HistoryEntry } from "./vehicleCalls.ts"

const colours: Readonly<Record<string, string>> = {
  VehicleWasRegistered: "blue",
  VehicleWasVerified: "green",
  HazardWasReported: "red",
  HazardWasCleared: "green",
  VehicleWasDeregistered: "gray",
  VehicleWasRestored: "blue"
}

/** What happened with a vehicle; an entry about an accident leads to its file. */
export const History = ({ entries }: { readonly entries: ReadonlyArray<HistoryEntry> }) => {
  const messages = useMessages()
  const reference = useReference()
  return (
    <FileHistory
      entries={entries}
      colours={colours}
      reasonLine={(reason) => `${messages.common.reason}：${reason}`}
      linesOf={(figures) => figureLines(figures, messages, reference)}
      more={({ figures }) =>
        typeof figures["accidentId"] === "string" && (
          <Link to={`/accidents/${figures["accidentId"]}`}>{messages.file.accidentFile}</Link>
        )
      }
    />
  )
}
