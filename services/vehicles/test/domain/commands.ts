import type { Instant } from "@jiaosuo/kernel/Event"
import type { VehicleCommand } from "../../src/domain/VehicleCommands.ts"
import {
  accident,
  check,
  driver,
  licence,
  naming,
  personOwner,
  register,
  seen,
  villageElsewhere,
  visit
} from "./examples.ts"

const at: Instant = "2026-05-06T00:30:00.000Z"
const reason = null
const warnings: [] = []

/** One ordinary command of every kind; the compiler counts them. */
export const commands: { readonly [Tag in VehicleCommand["_tag"]]: Extract<VehicleCommand, { _tag: Tag }> } =
  {
    RegisterVehicle: register,
    VerifyVehicle: visit(at),
    CorrectVehicle: { _tag: "CorrectVehicle", corrected: { note: "备用" }, reason, warnings },
    MoveVehicle: { _tag: "MoveVehicle", village: villageElsewhere, reason },
    TransferVehicle: {
      _tag: "TransferVehicle",
      owner: personOwner("zhao"),
      transferredOn: "2026-05-06",
      village: null,
      plate: null,
      reason,
      at,
      warnings
    },
    ReplateVehicle: {
      _tag: "ReplateVehicle",
      plate: { kind: "02", number: "鲁M00001" },
      reason,
      at,
      warnings
    },
    RecordInspection: {
      _tag: "RecordInspection",
      inspectedOn: null,
      validUntil: "2028-03-31",
      reason,
      at,
      warnings
    },
    RecordInsurance: {
      _tag: "RecordInsurance",
      insurer: null,
      policyNumber: null,
      validUntil: "2028-06-30",
      reason,
      at,
      warnings
    },
    RecordPermit: {
      _tag: "RecordPermit",
      permit: { kind: "road-transport", number: "1", issuedOn: null, validUntil: null },
      reason
    },
    ReportHazard: { _tag: "ReportHazard", ...seen("overcrowded"), at },
    ClearHazard: { _tag: "ClearHazard", hazardId: "hazard-overcrowded", reason, at },
    SuspendVehicle: { _tag: "SuspendVehicle", until: null, reason },
    ResumeVehicle: { _tag: "ResumeVehicle", reason },
    DeregisterVehicle: { _tag: "DeregisterVehicle", ground: "lost", deregisteredOn: "2026-05-06", reason },
    RestoreVehicle: { _tag: "RestoreVehicle", reason },
    AddDriver: { _tag: "AddDriver", ...driver("zhao"), reason, warnings },
    RecordDriverLicence: {
      _tag: "RecordDriverLicence",
      driverId: "driver-wang",
      licence: { ...licence, class: "A1" },
      reason,
      warnings
    },
    RemoveDriver: { _tag: "RemoveDriver", driverId: "driver-wang", reason },
    RecordAccident: { _tag: "RecordAccident", accident: accident("second") },
    TakeBackAccident: {
      _tag: "TakeBackAccident",
      accidentId: "accident-first",
      involvedId: "involved-first"
    },
    RecordCheck: { _tag: "RecordCheck", check: check("first") },
    RecordNaming: { _tag: "RecordNaming", naming: naming("second") },
    TakeBackNaming: { _tag: "TakeBackNaming", sourceId: "record-first" }
  }
