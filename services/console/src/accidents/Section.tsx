import type { ReactNode } from "react"
import { NavLink } from "react-router"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { mayImport, mayReport } from "./permissions.ts"
import "./accidents.css"
import "./report.css"
import "./accidentFile.css"
import "./desk.css"
import "./analysis.css"
import "./map.css"

interface Props {
  readonly title: ReactNode
  readonly side?: ReactNode
  readonly back?: string
  readonly children: ReactNode
}

/** A page about accidents: the ways to the others above it, and below it whose numbers count (A23). */
export const Section = ({ children, ...page }: Props) => {
  const messages = useAccidentMessages()
  const { role } = usePrincipal()
  const phone = useIsPhone()
  const names = phone ? messages.section.short : messages.section
  const places: ReadonlyArray<readonly [string, string, string]> = [
    ...(mayReport(role) ? [["/accidents/report", names.report, messages.section.report] as const] : []),
    ["/accidents/desk", names.desk, messages.section.desk],
    ["/accidents", names.list, messages.section.list],
    ["/accidents/map", names.map, messages.section.map],
    ["/accidents/analysis", names.analysis, messages.section.analysis],
    ["/accidents/duplicates", names.duplicates, messages.section.duplicates],
    ...(mayImport(role) ? [["/accidents/imports", names.imports, messages.section.imports] as const] : [])
  ]
  return (
    <>
      <nav className="section-tabs" aria-label={messages.section.label}>
        {places.map(([to, text, name]) => (
          <NavLink key={to} to={to} end={to === "/accidents"} aria-label={name}>
            {text}
          </NavLink>
        ))}
      </nav>
      <Page {...page}>{children}</Page>
      <p className="soft record-note">{messages.section.recordNote}</p>
    </>
  )
}
