import type { ReactNode } from "react"
import { usePrincipal } from "../session/Session.tsx"
import { SectionPage } from "../shell/SectionPage.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { mayServe, worksWithCells } from "./permissions.ts"
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
export const Section = (page: Props) => {
  const { section } = useDutyMessages()
  const { role } = usePrincipal()
  const texts = useIsPhone() ? section.short : section
  const places = [
    ...(mayServe(role) ? (["mine"] as const) : []),
    "overview",
    "rosters",
    "organisation",
    "people",
    "load",
    "posts",
    ...(worksWithCells(role) ? (["cells"] as const) : []),
    "indicators"
  ] as const
  return (
    <SectionPage
      {...page}
      label={section.label}
      ways={places.map((place) => ({ to: `/duties/${place}`, text: texts[place], name: section[place] }))}
    />
  )
}
