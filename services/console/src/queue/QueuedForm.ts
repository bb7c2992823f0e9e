import type { FieldAtFault } from "../server/Refused.ts"

/** Why the server did not take a form: the parts of a problem that can be kept. */
export interface KeptRefusal {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  readonly rule?: string | undefined
  readonly fields: ReadonlyArray<FieldAtFault>
}

/** A form as it is filled in: one command. */
export interface FilledForm {
  /** Made here, and the same however often it is sent. */
  readonly commandId: string
  /** Address under /api that it is posted to. */
  readonly path: string
  /** JSON body; says when it happened. */
  readonly body: unknown
  /** Address of the page that it can be corrected on; null where there is nothing to correct. */
  readonly page: string | null
  /** What it is, for whoever looks at the queue. */
  readonly subject: string
  /** What the fields held, to be corrected. */
  readonly values: unknown
  /** RFC 3339. */
  readonly happenedAt: string
}

/** A form in the queue of the account that filled it in. */
export interface QueuedForm extends FilledForm {
  /** Its place in the order of this device. */
  readonly seq: number
  readonly account: string
  /** When it was put into the queue (RFC 3339), also where it tells of something earlier. */
  readonly keptAt: string
  /** Null while it waits to be sent. */
  readonly refused: KeptRefusal | null
}

/** Whole days for which it has been kept. */
export const daysKept = ({ keptAt }: Pick<QueuedForm, "keptAt">, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(keptAt)) / 86_400_000))

/** Days after which a form that is not sent is said to be old: a signal is found sooner in any village. */
export const oldAfterDays = 3

/** Days after which what nobody signed in for is not kept any more (X2). */
export const forgottenAfterDays = 30

/** Whether it waits to be sent. */
export const waits = ({ refused }: Pick<QueuedForm, "refused">): boolean => refused === null
