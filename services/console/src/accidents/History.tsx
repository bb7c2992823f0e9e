import { FileHistory } from "../file/FileHistory.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { AccidentFile } from "./fileCalls.ts"
import { useFigureLines } from "./historyLines.ts"

const colours: Readonly<Record<string, string>> = {
  AccidentWasReported: "blue",
  AccidentWasAccepted: "blue",
  LiabilityWasDecided: "green",
  PaperWasServed: "green",
  AccidentWasClosed: "gray",
  AccidentWasWithdrawn: "gray",
  AccidentWasMerged: "gray",
  LiabilityWasRevoked: "red",
  SearchWasStarted: "red"
}

/** What happened with an accident. */
export const History = ({ file }: { readonly file: AccidentFile }) => {
  const messages = useAccidentMessages()
  return (
    <FileHistory
      entries={file.history}
      colours={colours}
      reasonLine={(reason) => messages.section.condition(messages.fields.reason, reason)}
      linesOf={useFigureLines(file)}
    />
  )
}
