import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import * as Form from "../domain/post/forms/PostForms.ts"
import { ModeBands, ModeBandsQuery, PostDemands, PostDemandsQuery, PostFile } from "./PostFile.ts"

/** The contract of posts. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/duties/posts"
const act = actsUnder(address)

/** Checkpoints, posted crews and patrols (D1, D2, D3, K14). */
export const PostsGroup = HttpApiGroup.make("posts")
  .add(
    HttpApiEndpoint.post("plan", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.PostPlanForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Plan a checkpoint, a post or a patrol")
  )
  .add(
    HttpApiEndpoint.get("demands", `${address}/demands`)
      .setUrlParams(PostDemandsQuery)
      .addSuccess(PostDemands)
      .annotate(
        OpenApi.Summary,
        "How many people and which signs a road and the weather ask for (D1, D2, D3)"
      )
  )
  .add(
    HttpApiEndpoint.get("mode-bands", `${address}/mode-bands`)
      .setUrlParams(ModeBandsQuery)
      .addSuccess(ModeBands)
      .annotate(OpenApi.Summary, "When those on duty stand at their post on a day, and when they patrol")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(PostFile)
      .annotate(OpenApi.Summary, "A post with its crew, legs, checks and history")
  )
  .add(act("change", "Change the crew, the signs, or how far one sees", Form.PostChangeForm))
  .add(act("cancel", "Cancel a post that has not begun", PlainForm))
  .add(act("begin", "The crew is there", Form.PostBeginForm))
  .add(act("end", "The crew is gone", Form.PostEndForm))
  .add(act("drive-leg", "A stretch was driven", Form.LegForm))
  .add(act("check-vehicle", "Take down a key vehicle that was checked", Form.VehicleCheckForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Posts")
