/** One server-sent event. */
export interface ServerSentEvent {
  readonly name: string
  /** Parsed JSON. */
  readonly data: unknown
}

const eventIn = (block: string): ServerSentEvent | undefined => {
  let name = "message"
  const data: Array<string> = []
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim()
    if (line.startsWith("data:")) data.push(line.slice(5).trimStart())
  }
  return data.length === 0 ? undefined : { name, data: JSON.parse(data.join("\n")) }
}

/** The events of an answer of type `text/event-stream`, as they come; comments keep the line open only. */
export async function* readEvents(response: Response): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder()
  let rest = ""
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true }).replaceAll("\r\n", "\n")
    let end = rest.indexOf("\n\n")
    while (end >= 0) {
      const event = eventIn(rest.slice(0, end))
      rest = rest.slice(end + 2)
      if (event !== undefined) yield event
      end = rest.indexOf("\n\n")
    }
  }
}
