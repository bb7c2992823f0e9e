import { randomUUID } from "node:crypto"
import { expect } from "vitest"
import type { Product } from "./product.ts"

/** How a program asks the product over HTTP. */
export interface Asking {
  readonly ask: (
    path: string,
    token: string,
    init?: RequestInit
  ) => Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>
  /** The body of a 200, parsed. */
  readonly get: <Answer>(path: string, token: string) => Promise<Answer>
  readonly command: (
    path: string,
    token: string,
    body: unknown,
    key?: string
  ) => Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>
  /** A command that must be accepted; answers its body. */
  readonly done: (
    path: string,
    token: string,
    body: unknown
  ) => Promise<{ readonly id: string; readonly version: number; readonly position: number }>
  readonly signIn: (username: string) => Promise<string>
}

/** Asks a product that runs. `product` is looked at with each call: it is started after this is made. */
export const askingOf = (product: () => Product): Asking => {
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
  return {
    ask,
    command,
    get: async (path, token) => {
      const { status, text } = await ask(path, token)
      expect(status, text).toBe(200)
      return JSON.parse(text)
    },
    done: async (path, token, body) => {
      const { status, text } = await command(path, token, body)
      expect([200, 201], text).toContain(status)
      return JSON.parse(text)
    },
    signIn: async (username) => {
      const { status, text } = await command("/api/session", "", { username, password: "jiaosuo-demo" })
      expect(status, text).toBe(200)
      return JSON.parse(text).token
    }
  }
}
