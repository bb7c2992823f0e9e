import type { ReactNode } from "react"
import { useMessages } from "../messages/Language.tsx"
import "./file.css"

interface Props {
  /** Panels with what is on file. */
  readonly children: ReactNode
  readonly history: ReactNode
  /** Where the file is kept. */
  readonly station: string
  readonly version: number
  readonly id: string
}

/** A file: what is on record, beside it what happened, below it which version this is. */
export const FileColumns = ({ children, history, station, version, id }: Props) => {
  const messages = useMessages()
  return (
    <div className="file-columns">
      <div>{children}</div>
      <div>
        <section className="panel">
          <h2>{messages.file.history}</h2>
          {history}
        </section>
        <p className="soft file-foot">
          {station} · {messages.file.version(version)} · {id}
        </p>
      </div>
    </div>
  )
}
