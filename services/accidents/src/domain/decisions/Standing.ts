import type { AccidentFile } from "../Accident.ts"
import type { IntakeRejection } from "../rejections/Intake.ts"
import { type StandingRejection, standsElsewhere } from "../rejections/Standing.ts"

/**
 * What a command asks of the file as a whole. Each answers the rejection, or undefined where nothing stands
 * against it.
 */

/** It is reported or accepted: it can still be worked on, also before it is accepted. */
export const unlessOpen = (file: AccidentFile): StandingRejection | undefined =>
  standsElsewhere(file.standing)

/** It is accepted and neither closed nor gone: papers may be made. */
export const unlessAccepted = (file: AccidentFile): StandingRejection | undefined =>
  file.standing._tag === "Reported" ? { _tag: "AccidentIsNotAccepted" } : standsElsewhere(file.standing)

/** It is worked on, closed, or of another record: what it says of the accident itself can be put right. */
export const unlessCorrectable = (file: AccidentFile): StandingRejection | undefined =>
  file.standing._tag === "Closed" || file.standing._tag === "Historical"
    ? undefined
    : standsElsewhere(file.standing)

/** It is worked on or closed, but no record of somebody else (C2: also a closed file learns of a death). */
export const unlessOurs = (file: AccidentFile): StandingRejection | undefined =>
  file.standing._tag === "Closed" ? undefined : standsElsewhere(file.standing)

/** No other file is merged into it: those would count nowhere once it counts no more. `into` is its own id. */
export const unlessOthersAreInIt = (
  { takenIn }: AccidentFile,
  into: string | null = null
): IntakeRejection | undefined =>
  takenIn.length === 0 ? undefined : { _tag: "AccidentsAreMergedIntoIt", into, merged: takenIn }
