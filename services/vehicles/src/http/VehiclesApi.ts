import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import {
  CorrectionForm,
  DeregistrationForm,
  DriverForm,
  DriverRemovalForm,
  HazardClearanceForm,
  HazardForm,
  InspectionForm,
  InsuranceForm,
  LicenceRecordForm,
  LinkForm,
  ListingCorrectionForm,
  ListingForm,
  MoveForm,
  PermitForm,
  RegistrationForm,
  ReplatingForm,
  StrikingOffForm,
  SuspensionForm,
  TransferForm,
  VisitByPlateForm,
  VisitForm
} from "../domain/forms/VehicleForms.ts"
import { UnregisteredVehicleFile, VehicleFile } from "./VehicleFile.ts"

/** The contract of the vehicle register. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const act = actsUnder("/api/vehicles")
const actOnListed = actsUnder("/api/unregistered-vehicles")

/** The register of key vehicles. */
export const VehiclesGroup = HttpApiGroup.make("vehicles")
  .add(
    HttpApiEndpoint.post("register", "/api/vehicles")
      .setHeaders(CommandHeaders)
      .setPayload(RegistrationForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Put a vehicle on file")
  )
  .add(
    HttpApiEndpoint.get("file", "/api/vehicles/:id")
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(VehicleFile)
      .annotate(OpenApi.Summary, "A vehicle's file with its full history")
  )
  .add(
    HttpApiEndpoint.post("visit", "/api/vehicles/visits")
      .setHeaders(CommandHeaders)
      .setPayload(VisitByPlateForm)
      .addSuccess(CommandAnswer)
      .annotate(OpenApi.Summary, "Visit a vehicle that is known by its plate")
      .annotate(
        OpenApi.Description,
        "For whoever stands at a door without the file. The plate is looked up when the command arrives; the answer " +
          "names the vehicle, and its file says the same as after `verify`."
      )
  )
  .add(act("verify", "Verify a vehicle at a door-to-door visit: one form, everything at once", VisitForm))
  .add(act("correct", "Correct what is wrong on file", CorrectionForm))
  .add(act("move", "Move a vehicle to another village", MoveForm))
  .add(act("transfer", "Transfer a vehicle to another owner", TransferForm))
  .add(act("replate", "Give a vehicle another plate", ReplatingForm))
  .add(act("record-inspection", "Record a newer inspection", InspectionForm))
  .add(act("record-insurance", "Record a newer compulsory insurance", InsuranceForm))
  .add(act("record-permit", "Record a permit", PermitForm))
  .add(act("report-hazard", "Report a hazard", HazardForm))
  .add(act("clear-hazard", "Clear a hazard that was put right", HazardClearanceForm))
  .add(act("suspend", "Take a vehicle off the road for a while", SuspensionForm))
  .add(act("resume", "Put a suspended vehicle back on the road", PlainForm))
  .add(act("deregister", "Take a vehicle out of the register", DeregistrationForm))
  .add(act("restore", "Undo a deregistration that was a mistake", PlainForm))
  .add(act("add-driver", "Add a driver", DriverForm))
  .add(act("record-licence", "Record the licence a driver has shown", LicenceRecordForm))
  .add(act("remove-driver", "Remove a driver", DriverRemovalForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Vehicles")

/** The list of unregistered village vehicles (K15). */
export const UnregisteredVehiclesGroup = HttpApiGroup.make("unregistered-vehicles")
  .add(
    HttpApiEndpoint.post("list", "/api/unregistered-vehicles")
      .setHeaders(CommandHeaders)
      .setPayload(ListingForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Put an unregistered vehicle on the list")
  )
  .add(
    HttpApiEndpoint.get("file", "/api/unregistered-vehicles/:id")
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(UnregisteredVehicleFile)
      .annotate(OpenApi.Summary, "An unregistered vehicle with its history")
  )
  .add(actOnListed("correct", "Correct what is wrong on the list", ListingCorrectionForm))
  .add(actOnListed("strike-off", "Strike a vehicle off the list", StrikingOffForm))
  .add(actOnListed("link", "Link a listed vehicle to its file now that it is registered", LinkForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Unregistered vehicles")
