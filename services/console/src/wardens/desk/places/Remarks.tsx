import { Alert } from "antd"
import type { HistoryEntry } from "../../../file/FileHistory.tsx"
import { FileHistory } from "../../../file/FileHistory.tsx"
import { type Language, useLanguage } from "../../../messages/Language.tsx"

/** What an event was recorded with although something was unusual; it stays in the history. */

interface Remark {
  readonly path: string
  readonly reason: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const wordsOf = (reason: unknown, language: Language): string | undefined => {
  if (typeof reason === "string") return reason
  const words = isRecord(reason) ? reason[language] : undefined
  return typeof words === "string" ? words : undefined
}

/** The warnings that an event was recorded with, in a language. */
export const remarksOf = (figures: HistoryEntry["figures"], language: Language): ReadonlyArray<Remark> => {
  const warnings = figures["warnings"]
  return Array.isArray(warnings)
    ? warnings.filter(isRecord).flatMap((warning) => {
        const reason = wordsOf(warning["reason"], language)
        const path = warning["path"]
        return reason === undefined ? [] : [{ path: typeof path === "string" ? path : "", reason }]
      })
    : []
}

/** What happened, the newest first, each event with the warnings that it was recorded with. */
export const HistoryWithRemarks = ({ entries }: { readonly entries: ReadonlyArray<HistoryEntry> }) => {
  const { language } = useLanguage()
  return (
    <FileHistory
      entries={entries}
      more={({ figures }) =>
        remarksOf(figures, language).map(({ path, reason }) => (
          <Alert key={`${path} ${reason}`} type="warning" showIcon title={reason} data-remark={path} />
        ))
      }
    />
  )
}
