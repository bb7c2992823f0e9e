import { Alert } from "antd"
import { type ReactNode, useSyncExternalStore } from "react"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { useSenderState } from "../queue/useQueue.ts"
import { usePrincipal } from "../session/Session.tsx"
import { SectionPage } from "../shell/SectionPage.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { useWardenMessages } from "./wardenMessages.ts"
import "../file/file.css"
import "../vehicles/vehicles.css"
import "./wardens.css"

interface Props {
  readonly title: ReactNode
  readonly children: ReactNode
}

const onConnection = (tell: () => void) => {
  window.addEventListener("online", tell)
  window.addEventListener("offline", tell)
  return () => {
    window.removeEventListener("online", tell)
    window.removeEventListener("offline", tell)
  }
}

const paths = {
  day: "/wardens",
  called: "/wardens/called",
  persuasion: "/wardens/persuasions",
  visit: "/wardens/visits",
  hazard: "/wardens/hazards",
  help: "/wardens/help",
  publicity: "/wardens/publicity",
  gathering: "/wardens/gatherings",
  unsent: "/wardens/unsent"
} as const

/** A page of a warden's day, with the ways to the others above it. A grid worker files visits only (row 35). */
export const Section = ({ title, children }: Props) => {
  const messages = useWardenMessages()
  const offline = useOfflineMessages()
  const { role } = usePrincipal()
  const texts = useIsPhone() ? messages.short : messages.section
  // A device that believes in its line does not always get an answer.
  const noAnswer = useSenderState() === "waiting"
  const connected = useSyncExternalStore(onConnection, () => navigator.onLine) && !noAnswer
  const places =
    role === "grid-worker"
      ? (["visit", "unsent"] as const)
      : ([
          "day",
          "called",
          "unsent",
          "persuasion",
          "visit",
          "hazard",
          "help",
          "publicity",
          "gathering"
        ] as const)
  return (
    <SectionPage
      title={title}
      label={messages.label}
      ways={places.map((place) => ({
        to: paths[place],
        text: texts[place],
        name: messages.section[place],
        end: true
      }))}
    >
      {!connected && <Alert className="page-alert" type="info" showIcon title={offline.noConnection} />}
      {children}
    </SectionPage>
  )
}
