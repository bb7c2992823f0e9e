import type { FormInstance } from "antd"
import { useCallback, useEffect, useRef, useState } from "react"
import { useSearchParams } from "react-router"
import { newCommandId } from "../server/commandIds.ts"
import { dropDraft, keepDraft, readDraft } from "../server/drafts.ts"
import { type Refused, refusedFrom } from "../server/Refused.ts"
import { usePrincipal } from "../session/Session.tsx"
import type { QueuedForm } from "./QueuedForm.ts"
import { correct, enqueue, formOf } from "./queueStore.ts"

/** What a page makes of its fields: where they are posted to, as what, and what the queue calls it. */
export interface Filled {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly subject: string
}

interface Options<Values> {
  readonly form: FormInstance<Values>
  /** Address of the page, which is also the name of its draft. */
  readonly page: string
  readonly fresh: Values
  readonly fill: (values: Values) => Filled
  /** When it happened, where the person says so (RFC 3339); the moment of saving otherwise. */
  readonly happenedAt: (values: Values) => string | undefined
  /** What the fields hold of a form that is to be corrected. */
  readonly toCorrect: (values: Values, happenedAt: string) => Values
}

const minuteMillis = 60_000

/** The instant that a form told of, where the minute of it was left as it stood there. */
const sameMinute = (said: string | undefined, before: string | undefined): string | undefined =>
  said !== undefined &&
  before !== undefined &&
  Date.parse(said) === Math.floor(Date.parse(before) / minuteMillis) * minuteMillis
    ? before
    : undefined

interface Saving<Values> {
  /** The refused form that is corrected here. */
  readonly correcting: QueuedForm | undefined
  readonly refused: Refused | undefined
  /** The form to be corrected is gone: sent or thrown away meanwhile. */
  readonly gone: boolean
  readonly saved: boolean
  /** The browser would not keep it. */
  readonly failed: boolean
  readonly save: (values: Values) => Promise<void>
  readonly changed: () => void
  readonly another: () => void
}

/**
 * A form that goes through the queue: kept on the device first, then sent. With `?correct=<seq>` it holds what was
 * refused, and saving it puts it back into its old place.
 */
export const useQueuedForm = <Values extends object>({
  form,
  page,
  fresh,
  fill,
  happenedAt,
  toCorrect
}: Options<Values>): Saving<Values> => {
  const { account } = usePrincipal()
  const [search, setSearch] = useSearchParams()
  const asked = search.get("correct")
  const [correcting, setCorrecting] = useState<QueuedForm>()
  const [gone, setGone] = useState(false)
  const [saved, setSaved] = useState(false)
  const [failed, setFailed] = useState(false)
  const busy = useRef(false)
  const draft = `${page}.${account}`
  const latest = useRef(toCorrect)
  latest.current = toCorrect

  useEffect(() => {
    let wanted = true
    if (asked === null) {
      const kept = readDraft<Values>(draft)
      if (kept !== undefined) form.setFieldsValue(kept.values as never)
      return
    }
    formOf(account, Number(asked)).then(
      (found) => {
        if (!wanted) return
        const refused = found?.refused === null ? undefined : found
        setGone(refused === undefined)
        setCorrecting(refused)
        if (refused !== undefined) {
          form.setFieldsValue(latest.current(refused.values as Values, refused.happenedAt) as never)
        }
      },
      () => {
        if (wanted) setGone(true)
      }
    )
    return () => {
      wanted = false
    }
  }, [account, asked, draft, form])

  const changed = useCallback(() => {
    if (asked !== null) return
    keepDraft(draft, { commandId: "", values: form.getFieldsValue(true), unanswered: false })
  }, [asked, draft, form])

  const save = useCallback(
    async (values: Values) => {
      if (busy.current) return
      busy.current = true
      setFailed(false)
      const { path, body, subject } = fill(values)
      const before = correcting?.happenedAt
      const said = happenedAt(values)
      const at = sameMinute(said, before) ?? said ?? before ?? new Date().toISOString()
      const filled = {
        commandId: newCommandId(),
        path,
        body: { ...body, happenedAt: at },
        page,
        subject,
        values,
        happenedAt: at
      }
      try {
        if (correcting === undefined) {
          await enqueue(account, filled)
          // Of a new form: what was begun beside a correction is still there afterwards.
          dropDraft(draft)
        } else if (!(await correct(account, correcting.seq, filled))) {
          // Said before anything is kept: saved once more, it is a new form.
          setCorrecting(undefined)
          setGone(true)
          window.scrollTo(0, 0)
          return
        }
        setSaved(true)
        window.scrollTo(0, 0)
      } catch {
        setFailed(true)
      } finally {
        busy.current = false
      }
    },
    [account, correcting, draft, fill, happenedAt, page]
  )

  const another = useCallback(() => {
    form.resetFields()
    form.setFieldsValue(fresh as never)
    setSaved(false)
    setCorrecting(undefined)
    setGone(false)
    setSearch({}, { replace: true })
  }, [form, fresh, setSearch])

  const refusal = correcting?.refused ?? null
  return {
    correcting,
    refused: refusal === null ? undefined : refusedFrom(refusal.status, refusal),
    gone,
    saved,
    failed,
    save,
    changed,
    another
  }
}
