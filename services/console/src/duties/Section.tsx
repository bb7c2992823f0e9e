import type { ReactNode } from "react"
import { NavLink } from "react-router"
import { usePrincipal } from "../session/Session.tsx"
import { Page } from "../shell/Page.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { mayServe } from "./permissions.ts"
import "../accidents/accidents.css"
import "../file/file.css"
import "./duties.css"

interface Props {
  readonly title: ReactNode
  readonly side?: ReactNode
  readonly back?: string
  readonly children: ReactNode
}

/** A page about duties, with the ways to the others above it. */
export const Section = ({ children, ...page }: Props) => {
  const messages = useDutyMessages()
  const { role } = usePrincipal()
  const names = useIsPhone() ? messages.section.short : messages.section
  const places = [
    ...(mayServe(role) ? (["mine"] as const) : []),
    "overview",
    "rosters",
    "organisation",
    "people",
    "load",
    "posts"
  ] as const
  return (
    <>
      <nav className="section-tabs" aria-label={messages.section.label}>
        {places.map((place) => (
          <NavLink key={place} to={`/duties/${place}`} aria-label={messages.section[place]}>
            {names[place]}
          </NavLink>
        ))}
      </nav>
      <Page {...page}>{children}</Page>
    </>
  )
}
