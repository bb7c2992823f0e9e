import { Link } from "react-router"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import type { Refused } from "../server/Refused.ts"
import { usePrincipal } from "../session/Session.tsx"

/** Where a vehicle cannot be looked up for want of an answer: the visit is filed by its plate, and sent later. */
export const ByPlateHint = ({ refused }: { readonly refused: Refused | undefined }) => {
  const messages = useOfflineMessages()
  const { role } = usePrincipal()
  const noAnswer = refused !== undefined && (refused.status === 0 || refused.status >= 502)
  if (!noAnswer || (role !== "warden" && role !== "grid-worker")) return null
  return (
    <Link className="by-plate" to="/wardens/visits">
      {messages.byPlate}
    </Link>
  )
}
