import type { ReactNode } from "react"
import { NavLink } from "react-router"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { mayImport, mayReport } from "./permissions.ts"
import "./accidents.css"

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
  const places: ReadonlyArray<readonly [string, string]> = [
    ...(mayReport(role) ? [["/accidents/report", messages.section.report] as const] : []),
    ["/accidents/desk", messages.section.desk],
    ["/accidents", messages.section.list],
    ["/accidents/map", messages.section.map],
    ["/accidents/analysis", messages.section.analysis],
    ["/accidents/duplicates", messages.section.duplicates],
    ...(mayImport(role) ? [["/accidents/imports", messages.section.imports] as const] : [])
  ]
  return (
    <>
      <nav className="section-tabs" aria-label={messages.section.label}>
        {places.map(([to, text]) => (
          <NavLink key={to} to={to} end={to === "/accidents"}>
            {text}
          </NavLink>
        ))}
      </nav>
      <Page {...page}>{children}</Page>
      <p className="soft record-note">{messages.section.recordNote}</p>
    </>
  )
}
