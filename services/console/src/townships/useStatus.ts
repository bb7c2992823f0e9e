import { type Answer, useAnswer } from "../server/useAnswer.ts"
import { type Liveness, useLive } from "../server/useLive.ts"
import {
  changesPath,
  type DistrictStatus,
  districtStatus,
  type TownshipStatus,
  townshipStatus
} from "./townshipCalls.ts"

/** Figures that follow the log by themselves; those of a day gone by stand still. */
export const useDistrictStatus = (
  asOf: string | undefined
): { readonly answer: Answer<DistrictStatus>; readonly liveness: Liveness } => {
  const { tick, liveness } = useLive(changesPath, asOf === undefined)
  const subject = asOf ?? "now"
  return { answer: useAnswer(districtStatus(asOf), `${subject} ${tick}`, subject), liveness }
}

/** The same for one township. */
export const useTownshipStatus = (
  code: string,
  asOf: string | undefined
): { readonly answer: Answer<TownshipStatus>; readonly liveness: Liveness } => {
  const { tick, liveness } = useLive(changesPath, asOf === undefined)
  const subject = `${code} ${asOf ?? "now"}`
  return { answer: useAnswer(townshipStatus(code, asOf), `${subject} ${tick}`, subject), liveness }
}
