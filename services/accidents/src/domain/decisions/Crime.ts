import type { AccidentFile } from "../Accident.ts"
import type { ConsiderCrime } from "../commands/Proceedings.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { unlessAfterAccident } from "./Guards.ts"

/** C7: a person looked at the flags, or at what no flag shows. What they conclude is theirs alone. */
export const considerCrime = (command: ConsiderCrime, file: AccidentFile): Decision => {
  const { conclusion, number, consideredOn, reason } = command
  const against = unlessAfterAccident("consideredOn", consideredOn, file)
  if (against !== undefined) return refused(against)
  const { crime } = file
  return crime?.conclusion === conclusion && crime.number === number && crime.consideredOn === consideredOn
    ? unchanged
    : happened({ _tag: "CrimeFlagWasConsidered", conclusion, number, consideredOn, reason })
}
