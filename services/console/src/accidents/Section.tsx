import type { ReactNode } from "react"
import { usePrincipal } from "../session/Session.tsx"
import { SectionPage, type Way } from "../shell/SectionPage.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { mayImport, mayReport } from "./permissions.ts"
import "./accidents.css"
import "./report.css"
import "./accidentFile.css"
import "./desk.css"
import "../analysis/analysis.css"
import "./map.css"

interface Props {
  readonly title: ReactNode
  readonly side?: ReactNode
  readonly back?: string
  readonly children: ReactNode
}

/** A page about accidents: the ways to the others above it, and below it whose numbers count (A23). */
export const Section = (page: Props) => {
  const { section } = useAccidentMessages()
  const { role } = usePrincipal()
  const texts = useIsPhone() ? section.short : section
  const ways: ReadonlyArray<Way> = [
    ...(mayReport(role) ? [{ to: "/accidents/report", text: texts.report, name: section.report }] : []),
    { to: "/accidents/desk", text: texts.desk, name: section.desk },
    { to: "/accidents", text: texts.list, name: section.list, end: true },
    { to: "/accidents/map", text: texts.map, name: section.map },
    { to: "/accidents/analysis", text: texts.analysis, name: section.analysis },
    { to: "/accidents/duplicates", text: texts.duplicates, name: section.duplicates },
    ...(mayImport(role) ? [{ to: "/accidents/imports", text: texts.imports, name: section.imports }] : [])
  ]
  return (
    <SectionPage
      {...page}
      label={section.label}
      ways={ways}
      foot={<p className="soft record-note">{section.recordNote}</p>}
    />
  )
}
