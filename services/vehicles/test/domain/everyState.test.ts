import { describe, expect, it } from "vitest"
import type { VehicleCommand } from "../../src/domain/VehicleCommands.ts"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { commands } from "./commands.ts"
import {
  accidentRecorded,
  deregistered,
  driverAdded,
  hazardReported,
  named,
  registered,
  suspended,
  vehicle
} from "./examples.ts"

/**
 * Every command in every state of the file: a dot is accepted, a word is the rejection. A new command or a
 * changed answer shows here.
 */
const onFile = [
  registered,
  driverAdded("wang"),
  hazardReported("overcrowded"),
  accidentRecorded("first"),
  named("first")
]
const states: Record<string, ReadonlyArray<VehicleEvent>> = {
  unknown: [],
  normal: onFile,
  suspended: [...onFile, suspended],
  deregistered: [...onFile, deregistered]
}

const none = "VehicleIsNotRegistered"
const gone = "VehicleIsDeregistered"
const decided: { readonly [Tag in VehicleCommand["_tag"]]: readonly [string, string, string, string] } = {
  RegisterVehicle: [".", "VehicleIsAlreadyRegistered", "VehicleIsAlreadyRegistered", gone],
  VerifyVehicle: [none, ".", ".", gone],
  CorrectVehicle: [none, ".", ".", gone],
  MoveVehicle: [none, ".", ".", gone],
  TransferVehicle: [none, ".", ".", gone],
  ReplateVehicle: [none, ".", ".", gone],
  RecordInspection: [none, ".", ".", gone],
  RecordInsurance: [none, ".", ".", gone],
  RecordPermit: [none, ".", ".", gone],
  ReportHazard: [none, "HazardIsAlreadyOpen", "HazardIsAlreadyOpen", gone],
  ClearHazard: [none, ".", ".", gone],
  SuspendVehicle: [none, ".", "VehicleIsAlreadySuspended", gone],
  ResumeVehicle: [none, "VehicleIsNotSuspended", ".", gone],
  DeregisterVehicle: [none, ".", ".", gone],
  RestoreVehicle: [none, "VehicleIsNotDeregistered", "VehicleIsNotDeregistered", "."],
  AddDriver: [none, ".", ".", gone],
  RecordDriverLicence: [none, ".", ".", gone],
  RemoveDriver: [none, ".", ".", gone],
  RecordAccident: [none, ".", ".", "."],
  TakeBackAccident: [none, ".", ".", "."],
  RecordCheck: [none, ".", ".", "."],
  RecordNaming: [none, ".", ".", "."],
  TakeBackNaming: [none, ".", ".", "."]
}

describe("every command in every state is decided", () => {
  for (const [tag, answers] of Object.entries(decided)) {
    for (const [i, [state, history]] of Object.entries(states).entries()) {
      it(`${tag} on ${state === "unknown" ? "an" : "a"} ${state} vehicle: ${answers[i] === "." ? "accepted" : answers[i]}`, () => {
        const outcome = vehicle(history).when(commands[tag as VehicleCommand["_tag"]])
        const answer = "rejected" in outcome ? outcome.rejected._tag : "."
        expect(answer).toBe(answers[i])
        if ("happened" in outcome) expect(outcome.happened.length).toBeGreaterThan(0)
      })
    }
  }
})
