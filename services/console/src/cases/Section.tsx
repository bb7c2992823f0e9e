import type { ReactNode } from "react"
import { NavLink } from "react-router"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { goesOut, mayHandle, mayTake } from "./permissions.ts"
import "../accidents/accidents.css"
import "../accidents/accidentFile.css"
import "../accidents/report.css"
import "../file/file.css"
import "../lists/lists.css"
import "../townships/townships.css"
import "../vehicles/vehicles.css"
import "./cases.css"

interface Props {
  readonly title: ReactNode
  readonly side?: ReactNode
  readonly back?: string
  readonly children: ReactNode
}

/** A page about cases: the ways to the others above it. */
export const Section = ({ children, ...page }: Props) => {
  const messages = useCaseMessages()
  const { role } = usePrincipal()
  const phone = useIsPhone()
  const { section } = messages
  const names = phone ? section.short : section
  const places: ReadonlyArray<readonly [string, string, string]> = [
    ...(goesOut(role) ? [["/cases/mine", names.mine, section.mine] as const] : []),
    ...(mayHandle(role) || role === "registrar" ? [["/cases/desk", names.desk, section.desk] as const] : []),
    ...(mayTake(role) ? [["/cases/take", names.take, section.take] as const] : []),
    ["/cases", names.list, section.list]
  ]
  return (
    <>
      <nav className="section-tabs" aria-label={section.label}>
        {places.map(([to, text, name]) => (
          <NavLink key={to} to={to} end={to === "/cases"} aria-label={name}>
            {text}
          </NavLink>
        ))}
      </nav>
      <Page {...page}>{children}</Page>
    </>
  )
}
