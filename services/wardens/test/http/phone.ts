import { request } from "node:http"
import type { BatchAnswer, BatchItem } from "@jiaosuo/http/BatchApi"

/** A phone with a bad line: it sends its queue in order, and now and then the line breaks after sending. */
export interface Phone {
  readonly account: string
  readonly queue: ReadonlyArray<BatchItem>
}

/** Numbers from 0 to 1, the same for the same seed. */
export const chances = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Sends one batch over a connection of its own. Cut: the connection is destroyed as soon as all of the request was
 * handed to it, and nobody reads an answer.
 */
export const sendBatch = (
  url: string,
  account: string,
  items: ReadonlyArray<BatchItem>,
  cut: boolean
): Promise<BatchAnswer["items"] | "cut"> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ items })
    const sending = request(`${url}/api/batch`, {
      method: "POST",
      agent: false,
      headers: {
        authorization: `Bearer ${account}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body)
      }
    })
    sending.once("socket", (socket) => {
      if (!cut) return
      socket.once("connect", () =>
        sending.end(body, () =>
          // What was written is with the system by now: the server gets it, and then the end of the line.
          socket.end(() => {
            socket.destroy()
            resolve("cut")
          })
        )
      )
    })
    sending.once("error", (error) => (cut ? resolve("cut") : reject(error)))
    sending.once("response", (response) => {
      const parts: Array<Buffer> = []
      response.on("data", (part: Buffer) => parts.push(part))
      response.once("error", reject)
      response.once("end", () => {
        const answer = Buffer.concat(parts).toString("utf8")
        if (response.statusCode === 200) resolve((JSON.parse(answer) as BatchAnswer).items)
        else reject(new Error(`${response.statusCode} ${answer}`))
      })
    })
    if (!cut) sending.end(body)
  })

/**
 * Sends a whole queue in pieces, each again until it is answered; the line breaks after every second sending. Answers
 * what each item was answered, and how many lines broke.
 */
export const sendInPieces = async (
  url: string,
  { account, queue }: Phone,
  chance: () => number
): Promise<{
  readonly answers: BatchAnswer["items"]
  readonly broken: number
  readonly sendings: number
}> => {
  const answers: Array<BatchAnswer["items"][number]> = []
  let sendings = 0
  let broken = 0
  while (answers.length < queue.length) {
    const cut = sendings % 2 === 0
    // What was not answered is sent again, with what came since.
    const length = cut ? 1 + Math.floor(chance() * 3) : 3 + Math.floor(chance() * 6)
    const piece = queue.slice(answers.length, answers.length + length)
    sendings++
    const told = await sendBatch(url, account, piece, cut)
    if (told === "cut") broken++
    else answers.push(...told)
  }
  return { answers, broken, sendings }
}
