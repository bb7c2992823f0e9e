import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import type { CheckedOwner } from "../../domain/forms/OwnerCheck.ts"
import type { Candidate } from "./RowChecks.ts"

/**
 * Vehicles without a plate of their own and without a VIN (N5) hold nothing that could be claimed, and would
 * be put on file again each time their ledger is handed in. They are recognised by everything else that is
 * written about them. The mark is made of keyed references, so that it says nothing about a person.
 */

/** Who an owner is, by the keyed identity of the person or the public code of a company. */
const ownersMark = (
  owner: CheckedOwner,
  recordId: string
): Effect.Effect<string, StoreIsUnavailable, PersonalRecords> =>
  Effect.gen(function* () {
    if (owner.kind === "company") return `company ${owner.creditCode ?? owner.name}`
    const personal = yield* PersonalRecords
    if (owner.values.idNumber === undefined) {
      return `name ${personal.searchTokens(owner.values.name).join(" ")}`
    }
    const [sealed] = yield* personal.seal([{ recordId, values: owner.values }])
    return `person ${sealed?.reference.personId ?? ""}`
  })

/** Whether a row brings nothing that a vehicle holds for itself alone. */
export const isUnmarked = ({ plate, vin }: Candidate): boolean => plate === null && vin === null

/** The same for every row that says the same about a vehicle without plate and VIN. */
export const markOf = (candidate: Candidate): Effect.Effect<string, StoreIsUnavailable, PersonalRecords> => {
  const { facts, owner, village } = candidate.registration
  return Effect.map(ownersMark(owner, derivedId("owner", candidate.commandId)), (ownedBy) =>
    derivedId(
      "unmarked vehicle",
      ownedBy,
      village,
      facts.plate.kind,
      facts.plate.number ?? "",
      facts.vehicleType,
      facts.use,
      facts.brand ?? "",
      facts.colour ?? "",
      facts.firstRegisteredOn ?? "",
      facts.seats ?? "",
      facts.loadKg ?? ""
    )
  )
}
