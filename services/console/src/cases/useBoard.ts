import { CaseNews, GroupNews } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { useEffect, useRef, useState } from "react"
import type { Refused } from "../server/Refused.ts"
import { sessionEnded } from "../server/sessionEnd.ts"
import { useAnswer } from "../server/useAnswer.ts"
import type { Liveness } from "../server/useLive.ts"
import { afterNews, type Board, boardOf, type News, reread } from "./board.ts"
import { caseDesk } from "./readCalls.ts"

const stream = "/api/cases/live"
const pollEvery = 5_000
const reconnectAfter = 4_000
/** Many changes at once are drawn together; a person sees each within a fraction of a second. */
const gatherFor = 80

const caseNews = Schema.decodeUnknownOption(Schema.parseJson(CaseNews))
const groupNews = Schema.decodeUnknownOption(Schema.parseJson(GroupNews))

const newsOfCase = (data: unknown): ReadonlyArray<News> =>
  Option.match(caseNews(data), {
    onNone: () => [],
    onSome: (news) => [news.gone ? { _tag: "caseGone", id: news.id } : { _tag: "case", item: news.case }]
  })

const newsOfGroup = (data: unknown): ReadonlyArray<News> =>
  Option.match(groupNews(data), {
    onNone: () => [],
    onSome: (news) => [news.gone ? { _tag: "groupGone", id: news.id } : { _tag: "group", item: news.group }]
  })

interface LiveBoard {
  readonly board: Board | undefined
  readonly refused: Refused | undefined
  readonly asking: boolean
  readonly liveness: Liveness
  readonly askAgain: () => void
}

/**
 * The desk of this screen: read once, then followed over one stream. The browser resumes a broken stream itself with
 * `Last-Event-ID`; where it gave up, or was told to start again, the desk is read anew. While there is no stream, it is
 * read every five seconds.
 */
export const useBoard = (): LiveBoard => {
  const [times, setTimes] = useState(0)
  const desk = useAnswer(
    Effect.map(caseDesk, (answer) => boardOf(answer, Date.now())),
    `desk ${times}`,
    "desk"
  )
  const [known, setKnown] = useState<{ readonly of: Board; readonly board: Board }>()
  const [liveness, setLiveness] = useState<Liveness>("polling")
  const { data } = desk
  const connected = useRef(false)
  const board = data === undefined ? undefined : known?.of === data ? known.board : reread(known?.board, data)

  const hasData = data !== undefined
  useEffect(() => {
    if (!hasData) return
    const poll = setInterval(() => {
      if (connected.current) return
      setLiveness(navigator.onLine ? "polling" : "offline")
      if (navigator.onLine) setTimes((n) => n + 1)
    }, pollEvery)
    return () => clearInterval(poll)
  }, [hasData])

  useEffect(() => {
    if (data === undefined) return
    let gathered: Array<News> = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      timer = undefined
      const news = gathered
      gathered = []
      setKnown((before) => ({
        of: data,
        board: afterNews(before?.of === data ? before.board : reread(before?.board, data), news)
      }))
    }
    const hear = (news: ReadonlyArray<News>) => {
      gathered.push(...news)
      timer ??= setTimeout(show, gatherFor)
    }
    const source = new EventSource(`${stream}?after=${data.position}`)
    const again = (after: number) => {
      source.close()
      connected.current = false
      retry ??= setTimeout(() => setTimes((n) => n + 1), after)
    }
    source.onopen = () => {
      connected.current = true
      setLiveness("live")
    }
    source.onerror = () => {
      connected.current = false
      setLiveness(navigator.onLine ? "polling" : "offline")
      if (source.readyState === EventSource.CLOSED) again(reconnectAfter)
    }
    source.addEventListener("case", (event) => hear(newsOfCase(event.data)))
    source.addEventListener("group", (event) => hear(newsOfGroup(event.data)))
    source.addEventListener("restart", () => again(0))
    // Groups whose duty begins later come with a new answer.
    const until = Date.parse(data.groupsUntil) - Date.now() - data.skew - 60_000
    const longest = 2_000_000_000
    const nextDuty = setTimeout(() => again(0), Math.min(longest, Math.max(60_000, until)))
    return () => {
      source.close()
      connected.current = false
      clearTimeout(timer)
      clearTimeout(retry)
      clearTimeout(nextDuty)
    }
  }, [data])

  useEffect(() => {
    const status = desk.refused?.status
    if (status === 401) sessionEnded()
    // No signal, or a server that asks for patience: nobody has to tap for another try.
    if (hasData || status === undefined || (status !== 0 && status < 500)) return
    const again = setTimeout(() => setTimes((n) => n + 1), reconnectAfter)
    return () => clearTimeout(again)
  }, [desk.refused, hasData])

  return { board, refused: desk.refused, asking: desk.asking, liveness, askAgain: desk.askAgain }
}
