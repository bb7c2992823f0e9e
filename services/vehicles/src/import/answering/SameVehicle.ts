import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { text } from "@jiaosuo/kernel/Problem"
import type { RowOfSubject } from "@jiaosuo/ledger/answering/Candidates"
import { type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import { Effect } from "effect"
import { onFile } from "../../domain/Vehicle.ts"
import { type Holder, toRefusal, type VehicleRejection } from "../../domain/VehicleRejections.ts"
import { type Holders, vehicleOnFile } from "./Register.ts"
import { sameVehicle } from "./RepeatedVehicle.ts"
import type { Candidate } from "./RowChecks.ts"

const heldBy = (id: string): Effect.Effect<Holder, StoreIsUnavailable, EventStore> =>
  Effect.map(vehicleOnFile(id), (vehicle) => {
    const file = onFile(vehicle)
    return {
      id,
      plate: file?.facts.plate ?? null,
      vin: file?.facts.vin ?? null,
      township: file === undefined ? null : file.village.slice(0, 9)
    }
  })

/** The register's own words for a rejection, with the row of this ledger that stands in the way. */
const contradiction = (
  candidate: Candidate,
  rejection: Extract<VehicleRejection, { readonly holder: Holder }>,
  rowOf: RowOfSubject
): RowAnswer => {
  const { title, detail } = toRefusal(rejection)
  const row = rowOf(rejection.holder.id)
  const here = row === null ? text("", "") : text(`，见本台账第${row}行`, `, see row ${row} of this ledger`)
  return rejected(candidate, [
    {
      path: rejection._tag === "PlateIsHeldByAnotherVehicle" ? "plate.number" : "vin",
      rule: "K3",
      reason: text(`${title.zh}。${detail?.zh ?? ""}${here.zh}`, `${title.en}. ${detail?.en ?? ""}${here.en}`)
    }
  ])
}

/**
 * K3: what becomes of a row whose plate or VIN is held already. The same vehicle handed in again (plate and
 * VIN both those of one vehicle, or the one it has while neither has the other) is a duplicate; a plate
 * under another VIN, or a VIN under another plate, is for a person to decide.
 *
 * Undefined where nobody but the row's own vehicle holds anything: it is to be registered, or was before an
 * interruption.
 */
export const answerHeld = (
  candidate: Candidate,
  holders: Holders,
  rowOf: RowOfSubject
): Effect.Effect<RowAnswer | undefined, StoreIsUnavailable, EventStore> =>
  Effect.gen(function* () {
    const { plate, vin, vehicleId } = candidate
    const ofPlate = holders.plate === vehicleId ? undefined : holders.plate
    const ofVin = holders.vin === vehicleId ? undefined : holders.vin
    const other = ofPlate ?? ofVin
    if (other === undefined) return undefined
    if (ofPlate !== undefined && ofPlate === ofVin) {
      return sameVehicle(candidate, { subject: other, row: rowOf(other) }, "plate.number")
    }
    const holder = yield* heldBy(other)
    if (ofPlate !== undefined) {
      return vin === null && holder.vin === null
        ? sameVehicle(candidate, { subject: other, row: rowOf(other) }, "plate.number")
        : contradiction(
            candidate,
            { _tag: "PlateIsHeldByAnotherVehicle", value: plate?.value ?? "", holder },
            rowOf
          )
    }
    return plate === null && candidate.registration.facts.plate.number === (holder.plate?.number ?? null)
      ? sameVehicle(candidate, { subject: other, row: rowOf(other) }, "vin")
      : contradiction(
          candidate,
          { _tag: "VinIsHeldByAnotherVehicle", value: vin?.value ?? "", holder },
          rowOf
        )
  })
