import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { Schema } from "effect"
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
  PlainForm,
  RegistrationForm,
  ReplatingForm,
  StrikingOffForm,
  SuspensionForm,
  TransferForm,
  VisitForm
} from "../domain/forms/VehicleForms.ts"
import { UnregisteredVehicleFile, VehicleFile } from "./VehicleFile.ts"

/** The contract of the vehicle register. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

/** The answer to every command. `ETag` repeats the version. */
export const CommandAnswer = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number.annotations({ description: "Reads with after=<position> contain this command" }),
  warnings: Schema.Array(
    Schema.Struct({ path: Schema.String, reason: Schema.String, rule: Schema.NullOr(Schema.String) })
  )
}).annotations({ identifier: "CommandAnswer" })
export type CommandAnswer = typeof CommandAnswer.Type

/** How a file is read: as of an instant, and unmasked only for a stated purpose. */
export const FileQuery = Schema.Struct({
  asOf: Schema.optional(Schema.String).annotations({
    description: "RFC 3339: the file as it was known at that instant"
  }),
  unmask: Schema.optional(Schema.Literal("true", "false")),
  purpose: Schema.optional(Schema.String).annotations({
    description: "Why the file is read; required with unmask=true, and kept in the access log"
  })
})

export type FileQuery = typeof FileQuery.Type

const byId = Schema.Struct({ id: Schema.UUID })

/** A command on a vehicle that is on file: `POST /api/vehicles/{id}/<verb>`. */
const act = <const Verb extends string, Form, FormEncoded>(
  verb: Verb,
  summary: string,
  form: Schema.Schema<Form, FormEncoded>
) =>
  HttpApiEndpoint.post(verb, `/api/vehicles/:id/${verb}`)
    .setPath(byId)
    .setHeaders(CommandHeaders)
    .setPayload(form)
    .addSuccess(CommandAnswer)
    .annotate(OpenApi.Summary, summary)

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

const actOnListed = <const Verb extends string, Form, FormEncoded>(
  verb: Verb,
  summary: string,
  form: Schema.Schema<Form, FormEncoded>
) =>
  HttpApiEndpoint.post(verb, `/api/unregistered-vehicles/:id/${verb}`)
    .setPath(byId)
    .setHeaders(CommandHeaders)
    .setPayload(form)
    .addSuccess(CommandAnswer)
    .annotate(OpenApi.Summary, summary)

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
