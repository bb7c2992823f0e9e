import type { FormInstance } from "antd"
import type * as Effect from "effect/Effect"
import { useCallback, useEffect, useRef, useState } from "react"
import { newCommandId } from "../server/commandIds.ts"
import { dropDraft, keepDraft, readDraft } from "../server/drafts.ts"
import type { Refused } from "../server/Refused.ts"
import { useCommand } from "../server/useCommand.ts"

/** Without an answer the form is sent again by itself this often. */
const retryEvery = 15_000

/** The name of the field at a path: `shares.0.share` → `["shares", 0, "share"]`. */
const nameAt = (path: string): ReadonlyArray<string | number> =>
  path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Whether the server may have got the form although no answer came back. */
const mayHaveArrived = (refused: Refused): boolean => refused.status === 0 || refused.status >= 502

interface Options<Values, A> {
  /** Names the draft; one for each form, account and thing. */
  readonly name: string
  readonly form: FormInstance<Values>
  readonly send: (commandId: string, values: Values) => Effect.Effect<A, unknown>
  /** Paths of the fields on the page: a problem with one of them is shown there. */
  readonly shownAtField?: (path: string) => boolean
  readonly onRefused?: (refused: Refused) => void
}

interface UnlosableForm<Values, A> {
  /** The draft that was put back, if one was kept. */
  readonly kept: Values | undefined
  /** A draft was put back and nothing was typed since. */
  readonly restored: boolean
  /** It was sent and no answer came: the fields are closed and it is sent again until there is one. */
  readonly unanswered: boolean
  readonly sending: boolean
  readonly refused: Refused | undefined
  readonly answer: A | undefined
  readonly submit: () => Promise<void>
  readonly changed: () => void
  /** Gives up the unanswered command and opens the fields again, as a new command. */
  readonly reopen: () => void
  /** Empties the form, for the next. */
  readonly restart: (values: Values) => void
}

/**
 * A form that loses nothing of what was typed and sends nothing twice: the draft outlives a reload, an
 * unanswered command is repeated with its own id until it is answered, and only an answered refusal or a
 * changed value makes a new one.
 */
export const useUnlosableForm = <Values, A>({
  name,
  form,
  send: sendCommand,
  shownAtField,
  onRefused
}: Options<Values, A>): UnlosableForm<Values, A> => {
  const [kept] = useState(() => readDraft<Values>(name))
  const commandId = useRef(kept?.commandId ?? newCommandId())
  const [unanswered, setUnanswered] = useState(kept?.unanswered ?? false)
  const [restored, setRestored] = useState(kept !== undefined && !kept.unanswered)
  const [answer, setAnswer] = useState<A>()
  const { send, sending, refused, forget } = useCommand((values: Values) =>
    sendCommand(commandId.current, values)
  )
  const options = useRef({ shownAtField, onRefused })
  options.current = { shownAtField, onRefused }

  const keep = useCallback(
    (sent: boolean) =>
      keepDraft(name, { commandId: commandId.current, values: form.getFieldsValue(true), unanswered: sent }),
    [name, form]
  )

  const submit = useCallback(async () => {
    // Kept before it is sent: a phone that dies in between repeats the same command, not a new one.
    keep(true)
    const answered = await send(form.getFieldsValue(true))
    if (answered === undefined) return
    dropDraft(name)
    setUnanswered(false)
    setRestored(false)
    setAnswer(answered)
    window.scrollTo(0, 0)
  }, [keep, send, form, name])

  // Not as initial values: emptying the form must not bring the draft back.
  useEffect(() => {
    if (kept !== undefined) form.setFieldsValue(kept.values as never)
  }, [kept, form])

  useEffect(() => {
    if (refused === undefined) return
    if (mayHaveArrived(refused)) {
      setUnanswered(true)
      window.scrollTo({ top: 0, behavior: "smooth" })
      return
    }
    commandId.current = newCommandId()
    setUnanswered(false)
    keep(false)
    options.current.onRefused?.(refused)
    const named = refused.fields.filter((field) => options.current.shownAtField?.(field.path) ?? false)
    // Fields that open because of the refusal are on the page after the next paint.
    setTimeout(() => {
      form.setFields(
        named.map((field) => ({
          name: nameAt(field.path) as never,
          errors: [field.rule === undefined ? field.reason : `${field.reason}（${field.rule}）`]
        }))
      )
      const first = named[0]
      if (first === undefined) window.scrollTo({ top: 0, behavior: "smooth" })
      else form.scrollToField(nameAt(first.path) as never, { block: "center", focus: true })
    }, 60)
  }, [refused, form, keep])

  useEffect(() => {
    if (!unanswered) return
    const again = () => void submit()
    const timer = setInterval(again, retryEvery)
    window.addEventListener("online", again)
    return () => {
      clearInterval(timer)
      window.removeEventListener("online", again)
    }
  }, [unanswered, submit])

  const changed = useCallback(() => {
    setRestored(false)
    forget()
    keep(false)
  }, [forget, keep])

  const reopen = useCallback(() => {
    commandId.current = newCommandId()
    setUnanswered(false)
    changed()
  }, [changed])

  const restart = useCallback(
    (values: Values) => {
      commandId.current = newCommandId()
      dropDraft(name)
      forget()
      setUnanswered(false)
      setRestored(false)
      setAnswer(undefined)
      form.resetFields()
      form.setFieldsValue(values as never)
      window.scrollTo(0, 0)
    },
    [name, forget, form]
  )

  return {
    kept: kept?.values,
    restored,
    unanswered,
    sending,
    refused: unanswered ? undefined : refused,
    answer,
    submit,
    changed,
    reopen,
    restart
  }
}
