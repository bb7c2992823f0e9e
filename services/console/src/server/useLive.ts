import { useEffect, useState } from "react"

/** How fresh a live page is: told by the server at once, asking every few seconds, or not connected. */
export type Liveness = "live" | "polling" | "offline"

const pollEvery = 5_000
const reconnectAfter = 15_000
/** A ledger of ten thousand rows moves the figures many times a second; people need four. */
const gatherFor = 250

interface Live {
  /** The latest position of the log that the server has told of; 0 before it has. */
  readonly heard: number
  /** Grows every five seconds while the server cannot tell. */
  readonly polls: number
  readonly liveness: Liveness
}

const positionIn = (data: unknown): number | undefined => {
  try {
    const news: unknown = JSON.parse(String(data))
    const position =
      typeof news === "object" && news !== null && "position" in news ? news.position : undefined
    return typeof position === "number" ? position : undefined
  } catch {
    return undefined
  }
}

/**
 * Follows the position of the figures over server-sent events; where a proxy swallows those, says to ask every
 * five seconds and keeps trying to get back to live.
 */
export const useLive = (path: string, enabled: boolean): Live => {
  const [heard, setHeard] = useState(0)
  const [polls, setPolls] = useState(0)
  const [liveness, setLiveness] = useState<Liveness>("polling")

  useEffect(() => {
    if (!enabled) return
    let source: EventSource | undefined
    let poll: ReturnType<typeof setInterval> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let gathered: ReturnType<typeof setTimeout> | undefined
    let latest = 0
    let ended = false

    const stopPolling = () => {
      clearInterval(poll)
      poll = undefined
    }
    const startPolling = () => {
      setLiveness(navigator.onLine ? "polling" : "offline")
      poll ??= setInterval(() => {
        setLiveness(navigator.onLine ? "polling" : "offline")
        if (navigator.onLine) setPolls((n) => n + 1)
      }, pollEvery)
    }
    const hear = (event: MessageEvent) => {
      latest = Math.max(latest, positionIn(event.data) ?? 0)
      gathered ??= setTimeout(() => {
        gathered = undefined
        setHeard(latest)
      }, gatherFor)
    }
    const connect = () => {
      if (ended) return
      const opened = new EventSource(path)
      source = opened
      opened.onopen = () => {
        stopPolling()
        setLiveness("live")
      }
      opened.onerror = () => {
        startPolling()
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(connect, reconnectAfter)
      }
      opened.addEventListener("position", hear)
    }
    connect()
    return () => {
      ended = true
      source?.close()
      stopPolling()
      clearTimeout(retry)
      clearTimeout(gathered)
    }
  }, [path, enabled])

  return { heard, polls, liveness }
}
