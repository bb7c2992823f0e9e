import type { AccidentFile } from "../Accident.ts"
import { isSecondTestDue, returnedOn } from "../clocks/Tests.ts"
import type { CloseAccident } from "../commands/Intake.ts"
import type { OpenProceeding } from "../rejections/Intake.ts"

/** A proceeding that the law wants ended before the file is, with its id: of a vehicle, that of the vehicle. */
export interface StillOpen {
  readonly what: OpenProceeding
  readonly id: string
}

/**
 * What keeps a file open: a stop (A11), a review (A17), a mediation (A18), a test without a result, with one that no
 * party got, or with a request that nobody answered (A12), a vehicle that is still held for a test (A12), a search
 * notice that others still follow (A20), a recusal that nobody decided (A21). Of a criminal case the vehicle goes
 * along as evidence, and is given back there. Undefined where nothing is open.
 */
export const openProceeding = (file: AccidentFile, way: CloseAccident["way"]): StillOpen | undefined => {
  const stop = file.stops.find(({ resumedOn }) => resumedOn === null)
  if (stop !== undefined) return { what: "stop", id: stop.stopId }
  const review = file.reviews.find(({ outcome }) => outcome === null)
  if (review !== undefined) return { what: "review", id: review.reviewId }
  const mediation = file.mediations.find(({ outcome }) => outcome === null)
  if (mediation !== undefined) return { what: "mediation", id: mediation.mediationId }
  const test = file.tests.find(
    (one) => one.receivedOn === null || one.servedOn === null || isSecondTestDue(file, one)
  )
  if (test !== undefined) return { what: "test", id: test.testId }
  const held =
    way === "criminal"
      ? undefined
      : file.tests.find((one) => one.vehicleId !== null && returnedOn(file, one) === null)?.vehicleId
  if (held !== undefined && held !== null) return { what: "vehicle", id: held }
  const notice = file.search?.notices.find(({ cancelledOn }) => cancelledOn === null)
  if (notice !== undefined) return { what: "notice", id: notice.noticeId }
  const recusal = file.recusals.find(({ decidedOn }) => decidedOn === null)
  return recusal === undefined ? undefined : { what: "recusal", id: recusal.recusalId }
}
