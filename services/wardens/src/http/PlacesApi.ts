import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  PreconditionFailed,
  ServiceUnavailable,
  Unprocessable
} from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import * as Form from "../domain/place/forms/PlaceForms.ts"
import { PlaceFile, PlacesPage, PlacesQuery } from "./PlaceFile.ts"

/** The contract of places. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/places"
const act = actsUnder(address)

/** Management stations, persuasion posts and police rooms (rows 34, 42). */
export const WardenPlacesGroup = HttpApiGroup.make("wardenPlaces")
  .add(
    HttpApiEndpoint.post("open", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.PlaceForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Open a management station, a persuasion post or a police room")
  )
  .add(
    HttpApiEndpoint.get("list", address)
      .setUrlParams(PlacesQuery)
      .addSuccess(PlacesPage)
      .addError(BadRequest)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "Places in the reader's townships, with those who are posted there")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(PlaceFile)
      .annotate(OpenApi.Summary, "A place with its history")
  )
  .add(act("change", "Change the name, the site, the hours or the area", Form.PlaceChangeForm))
  .add(act("close", "Close the place", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Posts and rooms of wardens")
