import type { ReactNode } from "react"
import { usePrincipal } from "../session/Session.tsx"
import { SectionPage, type Way } from "../shell/SectionPage.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { goesOut, mayDispatch, mayHandle, mayImport, mayTake } from "./permissions.ts"
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
export const Section = (page: Props) => {
  const { section } = useCaseMessages()
  const { role } = usePrincipal()
  const phone = useIsPhone()
  const texts = phone ? section.short : section
  const ways: ReadonlyArray<Way> = [
    ...(goesOut(role) ? [{ to: "/cases/mine", text: texts.mine, name: section.mine }] : []),
    ...(mayHandle(role) || role === "registrar"
      ? [{ to: "/cases/desk", text: texts.desk, name: section.desk }]
      : []),
    ...(mayTake(role) ? [{ to: "/cases/take", text: texts.take, name: section.take }] : []),
    { to: "/cases", text: texts.list, name: section.list, end: true },
    ...(mayHandle(role) || role === "registrar"
      ? [{ to: "/cases/analysis", text: texts.analysis, name: section.analysis }]
      : []),
    // At a desk they are a place of their own; on a phone there is no room for it.
    ...(phone && mayDispatch(role)
      ? [{ to: "/wardens/call-outs", text: texts.callOuts, name: section.callOuts }]
      : []),
    ...(mayImport(role) ? [{ to: "/cases/imports", text: texts.imports, name: section.imports }] : [])
  ]
  return <SectionPage {...page} label={section.label} ways={ways} />
}
