import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { isCandidate, orderOfRow, problemsOf, rowsBySubject } from "@jiaosuo/ledger/answering/Candidates"
import { accepted, type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import type { Answered, LedgerImport, RowAnswering } from "@jiaosuo/ledger/LedgerKind"
import { Effect, Either } from "effect"
import { toRefusal } from "../../domain/VehicleRejections.ts"
import { Vehicles } from "../../Vehicles.ts"
import type { LedgerField } from "../columns/LedgerFields.ts"
import { type Holders, holdersOf, vehicleOnFile } from "./Register.ts"
import { sameVehicle } from "./RepeatedVehicle.ts"
import {
  type Candidate,
  checkRow,
  inRounds,
  type RowChecking,
  rowsOfOneVehicle,
  vehicleOfRow
} from "./RowChecks.ts"
import { answerHeld } from "./SameVehicle.ts"
import { isUnmarked, markOf } from "./UnmarkedVehicles.ts"

type VehicleFailure = Effect.Effect.Error<ReturnType<typeof Vehicles.Service.register>>

/** One import of a ledger of vehicles on its way. */
export interface VehicleImport
  extends LedgerImport<LedgerField>,
    Pick<RowChecking, "district" | "townships"> {}

/** A row that loses its plate to somebody else between look-up and append is looked up again this often. */
const attempts = 5

const isLostClaim = (failure: VehicleFailure): boolean =>
  failure._tag === "Rejected" &&
  (failure.rejection._tag === "PlateIsHeldByAnotherVehicle" ||
    failure.rejection._tag === "VinIsHeldByAnotherVehicle")

const nobody: Holders = { plate: undefined, vin: undefined }

/** Rows of which the first part is answered; the rest shares a plate or VIN with other rows and waits. */
interface Begun extends Answered {
  readonly rest: ReadonlyArray<Candidate>
}

/**
 * Answers rows of one import, in two steps. The first checks rows on their own, looks up plates and VINs of all
 * at once, and registers together what is free; rows of a ledger that have nothing in common with any other row
 * need nothing more. The second answers the rest in the order of the rows: of two rows with the same plate the
 * earlier one has it.
 */
export const answerRows = (
  handedIn: VehicleImport
): RowAnswering<EventStore | PersonalRecords | Vehicles> => {
  const { id, table } = handedIn
  const rowOf = rowsBySubject(table.rows.length, (row) => vehicleOfRow(id, row))
  const shared = rowsOfOneVehicle(table)
  const checking: RowChecking = { ...handedIn, importId: handedIn.id }

  const register = (candidates: ReadonlyArray<Candidate>) =>
    Effect.gen(function* () {
      if (candidates.length === 0) return []
      const vehicles = yield* Vehicles
      const { principal, at } = handedIn
      return yield* vehicles.registerAll(
        candidates.map((candidate) => ({
          registration: { value: candidate.registration, warnings: candidate.warnings },
          ...orderOfRow(id, principal, candidate),
          at
        }))
      )
    })

  /** Rows with nothing in common with each other: looked up, and registered where nobody is in the way. */
  const settle = (
    candidates: ReadonlyArray<Candidate>,
    left: number
  ): Effect.Effect<Answered, StoreIsUnavailable, EventStore | PersonalRecords | Vehicles> =>
    Effect.gen(function* () {
      if (candidates.length === 0) return { answers: [], position: 0 }
      const holders = yield* holdersOf(candidates)
      const looked = yield* Effect.forEach(
        candidates,
        (candidate, at) => answerHeld(candidate, holders[at] ?? nobody, rowOf),
        { concurrency: 32 }
      )
      const answers = looked.filter((answer) => answer !== undefined)
      const free = candidates.filter((_, at) => looked[at] === undefined)
      const results = yield* register(free)
      const lost: Array<Candidate> = []
      let position = 0
      for (const [at, result] of results.entries()) {
        const candidate = free[at] as Candidate
        if (Either.isRight(result)) {
          position = Math.max(position, result.right.position)
          answers.push(accepted(candidate, result.right.id, candidate.warnings))
        } else if (result.left._tag === "StoreIsUnavailable") {
          return yield* result.left
        } else if (isLostClaim(result.left) && left > 0) {
          lost.push(candidate)
        } else {
          answers.push(rejected(candidate, problemsOf(result.left, toRefusal)))
        }
      }
      if (lost.length === 0) return { answers, position }
      const again = yield* settle(lost, left - 1)
      return { answers: [...answers, ...again.answers], position: Math.max(position, again.position) }
    })

  /** N5: a vehicle without plate and VIN that was handed in before; undefined where it is new. */
  const recognised = (candidate: Candidate) =>
    Effect.gen(function* () {
      const mark = yield* markOf(candidate)
      const { vehicleId } = candidate
      let vehicle = yield* handedIn.takeMark(mark, vehicleId)
      if (vehicle !== vehicleId && (yield* vehicleOnFile(vehicle))._tag === "Deregistered") {
        vehicle = yield* handedIn.takeMark(mark, vehicleId, vehicle)
      }
      return vehicle === vehicleId
        ? undefined
        : sameVehicle(candidate, { subject: vehicle, row: rowOf(vehicle) }, "plate.kind")
    })

  /** Rows in rounds, each when the one before it is settled. */
  const settleAll = (rounds: ReadonlyArray<ReadonlyArray<Candidate>>) =>
    Effect.gen(function* () {
      const answers: Array<RowAnswer> = []
      let position = 0
      for (const round of rounds) {
        const settled = yield* settle(round, attempts)
        answers.push(...settled.answers)
        position = Math.max(position, settled.position)
      }
      return { answers, position }
    })

  const begin = (
    from: number,
    to: number
  ): Effect.Effect<Begun, StoreIsUnavailable, EventStore | PersonalRecords | Vehicles> =>
    Effect.gen(function* () {
      const answers: Array<RowAnswer> = []
      const free: Array<Candidate> = []
      const rest: Array<Candidate> = []
      for (let row = from; row <= to; row++) {
        const checked = checkRow(table, row, checking)
        if (!isCandidate(checked)) answers.push(checked)
        else if (shared.has(row) || isUnmarked(checked)) rest.push(checked)
        else free.push(checked)
      }
      const settled = yield* settleAll([free])
      return { rest, answers: [...answers, ...settled.answers], position: settled.position }
    })

  const end = (
    begun: Begun
  ): Effect.Effect<Answered, StoreIsUnavailable, EventStore | PersonalRecords | Vehicles> =>
    Effect.gen(function* () {
      const answers = [...begun.answers]
      const candidates: Array<Candidate> = []
      for (const candidate of begun.rest) {
        // One after the other: of two rows that say the same, the earlier one has the vehicle.
        const known = isUnmarked(candidate) ? yield* recognised(candidate) : undefined
        if (known !== undefined) answers.push(known)
        else candidates.push(candidate)
      }
      const settled = yield* settleAll(inRounds(candidates))
      answers.push(...settled.answers)
      return {
        answers: answers.sort((a, b) => a.row - b.row),
        position: Math.max(begun.position, settled.position)
      }
    })

  return { begin: (from, to) => Effect.map(begin(from, to), end) }
}
