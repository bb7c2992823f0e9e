import { useEffect, useState } from "react"

/** How fresh a live page is: told by the server at once, asking every few seconds, or not connected. */
export type Liveness = "live" | "polling" | "offline"

const pollEvery = 5_000
const reconnectAfter = 15_000
const gather = 250

/**
 * A number that grows whenever the figures may have changed. The server says so over server-sent events;
 * where a proxy swallows those, the page asks every five seconds and keeps trying to get back to live.
 */
export const useLive = (
  path: string,
  enabled: boolean
): { readonly tick: number; readonly liveness: Liveness } => {
  const [tick, setTick] = useState(0)
  const [liveness, setLiveness] = useState<Liveness>("polling")

  useEffect(() => {
    if (!enabled) return
    let source: EventSource | undefined
    let poll: ReturnType<typeof setInterval> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let gathered: ReturnType<typeof setTimeout> | undefined
    let ended = false

    const changed = () => {
      if (gathered !== undefined) return
      gathered = setTimeout(() => {
        gathered = undefined
        setTick((n) => n + 1)
      }, gather)
    }
    const stopPolling = () => {
      if (poll !== undefined) clearInterval(poll)
      poll = undefined
    }
    const startPolling = () => {
      setLiveness(navigator.onLine ? "polling" : "offline")
      if (poll === undefined) poll = setInterval(() => navigator.onLine && setTick((n) => n + 1), pollEvery)
    }
    const connect = () => {
      if (ended) return
      source = new EventSource(path)
      let wasOpen = false
      source.onopen = () => {
        stopPolling()
        setLiveness("live")
        if (wasOpen) changed()
        wasOpen = true
      }
      source.onerror = () => {
        startPolling()
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, reconnectAfter)
      }
      const heard = () => changed()
      source.onmessage = heard
      for (const kind of ["change", "changed", "position", "status"]) source.addEventListener(kind, heard)
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

  return { tick, liveness }
}
