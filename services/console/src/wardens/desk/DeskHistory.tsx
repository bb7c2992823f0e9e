import { Alert } from "antd"
import type { ComponentProps } from "react"
import { isValues } from "../../accidents/actionFields.ts"
import { type FigureLine, FileHistory, type HistoryEntry } from "../../file/FileHistory.tsx"
import { type Language, useLanguage } from "../../messages/Language.tsx"

/** What an event was recorded with although something was unusual; it stays in the history. */

interface Remark {
  readonly path: string
  readonly reason: string
}

const wordsOf = (reason: unknown, language: Language): string | undefined => {
  if (typeof reason === "string") return reason
  const words = isValues(reason) ? reason[language] : undefined
  return typeof words === "string" ? words : undefined
}

/** The warnings that an event was recorded with, in a language. */
export const remarksOf = (figures: HistoryEntry["figures"], language: Language): ReadonlyArray<Remark> => {
  const warnings = figures["warnings"]
  return Array.isArray(warnings)
    ? warnings.filter(isValues).flatMap((warning) => {
        const reason = wordsOf(warning["reason"], language)
        const path = warning["path"]
        return reason === undefined ? [] : [{ path: typeof path === "string" ? path : "", reason }]
      })
    : []
}

/** What an event said, line by line, without what it did not say. */
export const linesOfWhatWasSaid = (
  said: ReadonlyArray<readonly [string, string | undefined]>
): ReadonlyArray<FigureLine> =>
  said.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [{ name, value }]))

type Props = Pick<ComponentProps<typeof FileHistory>, "entries" | "colours" | "linesOf">

/** What happened, the newest first, each event with the warnings that it was recorded with. */
export const DeskHistory = (told: Props) => {
  const { language } = useLanguage()
  return (
    <FileHistory
      {...told}
      more={({ figures }) =>
        remarksOf(figures, language).map(({ path, reason }) => (
          <Alert key={`${path} ${reason}`} type="warning" showIcon title={reason} data-remark={path} />
        ))
      }
    />
  )
}
