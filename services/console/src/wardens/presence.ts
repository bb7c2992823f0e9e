import type { Filled } from "../queue/useQueuedForm.ts"
import type { PlaceAndTime } from "./placeAndTime.ts"

/** Address of the page on which a check-in or check-out that was refused is corrected. */
export const presencePage = "/wardens/presence"

/** A check-in or check-out: which one, when and where. */
export interface PresenceValues extends PlaceAndTime {
  /** Address that it is posted to. */
  readonly path?: string
  readonly subject?: string
}

/** As the contract wants it; a device that does not say where it is says nothing. */
export const presenceForm = ({ path = "", subject = "", location }: PresenceValues): Filled => ({
  path,
  body: location === undefined ? {} : { location },
  subject
})
