import { RuleTag } from "../../../shell/RefusedNotice.tsx"
import { figure } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { PlaceItem } from "../peopleAndPlaces.ts"

/** Row 36: the traffic assistants of a management station, with a warning where it has too few or too many. */
export const Assistants = ({ place }: { readonly place: PlaceItem }) => {
  const { work } = useWardenDeskMessages()
  const { assistants, assistantsAreWithin, assistantsShould } = place
  if (assistantsAreWithin === null) return null
  return (
    <span className={assistantsAreWithin ? "" : "warned"} data-assistants={assistantsAreWithin}>
      <span className="number">{figure(assistants)}</span>
      {!assistantsAreWithin && assistantsShould !== null && (
        <>
          {" "}
          {work.places.assistantsShould(assistantsShould.least, assistantsShould.most)}
          <RuleTag rule="36" />
        </>
      )}
    </span>
  )
}
