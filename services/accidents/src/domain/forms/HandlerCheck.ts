import { text } from "@jiaosuo/kernel/Problem"
import { type FormReading, longestNote, longestShort } from "@jiaosuo/orders/domain/FormReading"
import type { Attachment, Handler } from "../values/Proceedings.ts"
import type { AttachmentForm, HandlerForm } from "./IntakeForms.ts"

/** Most people, and most references, that one form names. */
const mostHandlers = 30
const mostAttachments = 500

/**
 * A2: somebody who handles the accident. The giver is what their own account says, whatever the form says of them;
 * who is no officer has no qualification.
 */
export const checkHandler = (
  reading: FormReading,
  path: string,
  form: HandlerForm,
  giver: Handler
): Handler => {
  const account = reading.text(`${path}.account`, form.account, longestShort) ?? ""
  if (account === "") {
    reading.reject(`${path}.account`, text("请填写账号或者警号", "an account or police number is needed"))
  }
  if (account === giver.account) return giver
  const kind = form.kind ?? "officer"
  return { account, kind, qualification: kind === "officer" ? (form.qualification ?? "none") : "none" }
}

/** The others of a team; the giver is not one of them. */
export const checkHandlers = (
  reading: FormReading,
  path: string,
  forms: ReadonlyArray<HandlerForm> | undefined,
  giver: Handler
): ReadonlyArray<Handler> => {
  const given = forms ?? []
  if (given.length > mostHandlers) {
    reading.reject(path, text(`最多${mostHandlers}人`, `at most ${mostHandlers} people`))
    return []
  }
  return given.map((form, i) => checkHandler(reading, `${path}.${i}`, form, giver))
}

/** Photographs, sketches, videos, papers: where each is kept. */
export const checkAttachments = (
  reading: FormReading,
  forms: ReadonlyArray<AttachmentForm> | undefined
): ReadonlyArray<Attachment> => {
  const given = forms ?? []
  if (given.length > mostAttachments) {
    reading.reject("attachments", text(`最多${mostAttachments}件`, `at most ${mostAttachments}`))
    return []
  }
  return given.map(({ kind, reference, note }, i) => {
    const kept = reading.text(`attachments.${i}.reference`, reference, longestNote)
    if (kept === null) {
      reading.reject(`attachments.${i}.reference`, text("请填写存放位置", "where it is kept is needed"))
    }
    return { kind, reference: kept ?? "", note: reading.text(`attachments.${i}.note`, note, longestNote) }
  })
}
