import { randomUUID } from "node:crypto"
import { expect } from "vitest"

/** What a request was answered with, whatever it was. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** The body of an answer to a command. */
export interface Done {
  readonly id: string
  readonly version: number
  readonly position: number
}

/** How a program asks the product over HTTP. */
export interface Asking {
  /** Any request, with any answer. */
  readonly ask: (path: string, token: string, init?: RequestInit) => Promise<Answered>
  /** The body of a 200, parsed. */
  readonly get: <Answer>(path: string, token: string) => Promise<Answer>
  /** A command with any answer; the same `key` is the same command. */
  readonly command: (path: string, token: string, body: unknown, key?: string) => Promise<Answered>
  /** A command that must be accepted; answers its body. */
  readonly done: <Answer = Done>(path: string, token: string, body: unknown) => Promise<Answer>
  /** The token of a demo account, or of another one with its password. */
  readonly signIn: (username: string, password?: string) => Promise<string>
}

/**
 * Asks a product that runs, the way every test here does. `product` is looked at with each call: it is started after
 * this is made.
 *
 * ```ts
 * const { done, get, signIn } = askingOf(() => product)
 * const warden = await signIn("warden-371603101")
 * const { id } = await done("/api/vehicles", warden, form)
 * const file = await get<VehicleOnFile>(`/api/vehicles/${id}`, warden)
 * ```
 */
export const askingOf = (product: () => { readonly url: string }): Asking => {
  const ask: Asking["ask"] = async (path, token, init = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...init.headers }
    const answer = await fetch(`${product().url}${path}`, { ...init, headers })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const command: Asking["command"] = (path, token, body, key = randomUUID()) =>
    ask(path, token, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body)
    })
  const get: Asking["get"] = async (path, token) => {
    const { status, text } = await ask(path, token)
    expect(status, `${path} answered ${status}: ${text}`).toBe(200)
    return JSON.parse(text)
  }
  const done: Asking["done"] = async (path, token, body) => {
    const { status, text } = await command(path, token, body)
    expect([200, 201], `${path} answered ${status}: ${text}`).toContain(status)
    return JSON.parse(text)
  }
  const signIn: Asking["signIn"] = async (username, password = "jiaosuo-demo") =>
    (
      await done<{ readonly token: string }>("/api/session", "", {
        username,
        password
      })
    ).token
  return { ask, command, get, done, signIn }
}

/** Looks again and again until what is seen is good, and answers it: one context hears of another a little later. */
export const until = <A>(look: () => Promise<A>, good: (seen: A) => boolean): Promise<A> =>
  expect.poll(look, { timeout: 20_000, interval: 100 }).toSatisfy(good).then(look)
