import { FileHistory, type HistoryEntry } from "../file/FileHistory.tsx"

/** What happened with a roster, a person, a post or a cell; the titles say it all. */
export const EventTimeline = ({ history }: { readonly history: ReadonlyArray<HistoryEntry> }) => (
  <FileHistory entries={history} />
)
