import type { ReactNode } from "react"
import { SectionPage } from "../../shell/SectionPage.tsx"
import { useWardenDeskMessages } from "./deskMessages.ts"
import "../../file/file.css"

interface Props {
  readonly title: ReactNode
  readonly side?: ReactNode
  readonly back?: string
  readonly children: ReactNode
}

const places = [
  "call-outs",
  "people",
  "teams",
  "places",
  "shifts",
  "roads",
  "records",
  "units",
  "services",
  "villages",
  "honours"
] as const

/** A page of the station and the command about wardens, with the ways to the others above it. */
export const DeskSection = (page: Props) => {
  const { label, section } = useWardenDeskMessages()
  return (
    <SectionPage
      {...page}
      label={label}
      ways={places.map((place) => ({
        to: `/wardens/${place}`,
        text: section[place],
        name: section[place]
      }))}
    />
  )
}
