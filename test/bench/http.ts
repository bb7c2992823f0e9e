import { randomUUID } from "node:crypto"
import { Agent, request } from "node:http"

/** Sends over kept connections, so that a closed loop measures the product and not the making of sockets. */
export const makeSender = (connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  /** The status of the answer, once all of it is there. */
  const send = (
    url: string,
    method: string,
    token: string,
    body?: string,
    key: string = randomUUID()
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          agent,
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": key })
          }
        },
        (answer) => {
          answer.resume()
          answer.once("end", () => resolve(answer.statusCode ?? 0))
        }
      )
      sent.once("error", reject)
      sent.end(body)
    })
  return { send, close: () => agent.destroy() }
}

/** The token of a demo account. */
export const signIn = async (url: string, username: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: "jiaosuo-demo" })
  })
  return ((await answer.json()) as { readonly token: string }).token
}
