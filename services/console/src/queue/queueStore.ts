import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import { newCommandId } from "../server/commandIds.ts"
import {
  daysKept,
  type FilledForm,
  forgottenAfterDays,
  type KeptRefusal,
  type QueuedForm
} from "./QueuedForm.ts"
import { noteWaiting } from "./somethingWaits.ts"

/** A form as it lies in the database, before the database has given it its place. */
type Stored = Omit<QueuedForm, "seq" | "keptAt"> & {
  readonly seq?: number
  /** Not there in forms of an earlier version of these pages. */
  readonly keptAt?: string
}

const queued = (form: Stored): ReadonlyArray<QueuedForm> =>
  form.seq === undefined ? [] : [{ ...form, seq: form.seq, keptAt: form.keptAt ?? form.happenedAt }]

interface Kept extends DBSchema {
  readonly forms: { key: number; value: Stored; indexes: { readonly account: string } }
  /** What a page needs of its own person without a connection, by account and name. */
  readonly kept: { key: [string, string]; value: unknown }
}

let opened: Promise<IDBPDatabase<Kept>> | undefined

/** The database of this browser; opened when somebody first asks, and again after the browser has closed it. */
const database = (): Promise<IDBPDatabase<Kept>> => {
  opened ??= openDB<Kept>("jiaosuo", 1, {
    upgrade: (db) => {
      db.createObjectStore("forms", { keyPath: "seq", autoIncrement: true }).createIndex("account", "account")
      db.createObjectStore("kept")
    },
    terminated: () => {
      opened = undefined
    }
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

type Listener = () => void
const listeners = new Set<Listener>()

/** Pages of the same origin tell each other; a browser without channels shows it at the next look. */
const channel = "BroadcastChannel" in window ? new BroadcastChannel("jiaosuo.queue") : undefined
const tellHere = (): void => {
  for (const listener of listeners) listener()
}
const changed = async (): Promise<void> => {
  noteWaiting(await (await database()).count("forms"))
  tellHere()
  channel?.postMessage("changed")
}
channel?.addEventListener("message", tellHere)

/** Calls back when a queue has changed, here or in another page. Returns how to stop listening. */
export const onQueueChange = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The forms of an account, in the order in which they were filled in. */
export const formsOf = async (account: string): Promise<ReadonlyArray<QueuedForm>> =>
  (await (await database()).getAllFromIndex("forms", "account", account)).flatMap(queued)

/** How many forms of other accounts lie on this device, and since when the first of them (RFC 3339). */
export interface OthersForms {
  readonly count: number
  readonly since: string
}

/** What lies here of others; undefined where nothing does. Nothing of what they filled in. */
export const formsOfOthers = async (account: string): Promise<OthersForms | undefined> => {
  const kept = (await (await database()).getAll("forms"))
    .flatMap(queued)
    .flatMap((form) => (form.account === account ? [] : [form.keptAt]))
    .sort()
  const [since] = kept
  return since === undefined ? undefined : { count: kept.length, since }
}

/**
 * The end of a queue that nobody comes back for: somebody else has signed in on this device, so forms of others that
 * have been kept for too long are removed, and what was kept for the pages of others is as well. One's own are never
 * removed by themselves.
 */
export const forgetOthers = async (account: string, now: number): Promise<void> => {
  const transaction = (await database()).transaction(["forms", "kept"], "readwrite")
  const [forms, kept] = [transaction.objectStore("forms"), transaction.objectStore("kept")]
  let removed = 0
  for (const form of (await forms.getAll()).flatMap(queued)) {
    if (form.account === account || daysKept(form, now) < forgottenAfterDays) continue
    await forms.delete(form.seq)
    removed++
  }
  for (const key of await kept.getAllKeys()) if (key[0] !== account) await kept.delete(key)
  await transaction.done
  if (removed > 0) await changed()
}

/** One form of an account; undefined where it is not there any more. */
export const formOf = async (account: string, seq: number): Promise<QueuedForm | undefined> =>
  (await formsOf(account)).find((form) => form.seq === seq)

/** Keeps a form behind all others of its account. It is on the disk when this has ended. */
export const enqueue = async (account: string, form: FilledForm): Promise<number> => {
  const keptAt = new Date().toISOString()
  const seq = await (await database()).add("forms", { ...form, account, keptAt, refused: null })
  await changed()
  return seq
}

/** Changes one form in one transaction: nothing of another page gets in between. */
const change = async (
  account: string,
  seq: number,
  to: (form: Stored) => Stored | undefined
): Promise<boolean> => {
  const transaction = (await database()).transaction("forms", "readwrite", { durability: "strict" })
  const form = await transaction.store.get(seq)
  const isThere = form !== undefined && form.account === account
  const next = isThere ? to(form) : undefined
  if (isThere && next === undefined) await transaction.store.delete(seq)
  if (next !== undefined && next !== form) await transaction.store.put(next)
  await transaction.done
  if (isThere && next !== form) await changed()
  return isThere
}

const asJson = (value: unknown): string => JSON.stringify(value)

/**
 * A refused form as it should have been, in its old place. Its command id stays the same as long as what is sent does:
 * only another content is another command. False where it is not there any more.
 */
export const correct = (account: string, seq: number, to: FilledForm): Promise<boolean> =>
  change(account, seq, (form) => {
    if (form.refused === null) return form
    const same = form.path === to.path && asJson(form.body) === asJson(to.body)
    return {
      ...form,
      ...to,
      commandId: same ? form.commandId : newCommandId(),
      refused: null
    }
  })

/** Sends a refused form again as it is. */
export const sendAgain = (account: string, seq: number): Promise<boolean> =>
  change(account, seq, (form) => (form.refused === null ? form : { ...form, refused: null }))

/** Throws a form away. */
export const throwAway = (account: string, seq: number): Promise<boolean> =>
  change(account, seq, () => undefined)

/** The server has taken it: it leaves the queue, unless it is another one by now. */
export const wasTaken = (form: QueuedForm): Promise<boolean> =>
  change(form.account, form.seq, (now) => (now.commandId === form.commandId ? undefined : now))

/** The server has refused it: it stays until somebody corrects it or throws it away. */
export const wasRefused = (form: QueuedForm, refused: KeptRefusal): Promise<boolean> =>
  change(form.account, form.seq, (now) => (now.commandId === form.commandId ? { ...now, refused } : now))

/** Keeps something of an account under a name, instead of what was there. */
export const keepFor = async (account: string, name: string, value: unknown): Promise<void> => {
  await (await database()).put("kept", value, [account, name])
}

/** What is kept for an account under a name. The caller checks what it is. */
export const keptFor = async (account: string, name: string): Promise<unknown> =>
  (await database()).get("kept", [account, name])
