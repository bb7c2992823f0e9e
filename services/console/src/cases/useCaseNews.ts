import { CaseNews } from "@jiaosuo/townships/api"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { useEffect, useState } from "react"

const caseNews = Schema.decodeUnknownOption(Schema.parseJson(CaseNews))

/** The newest position that the stream told of one case; 0 before it has told of any. */
export const useCaseNews = (id: string, after: number | undefined): number => {
  const [position, setPosition] = useState(0)
  const known = after !== undefined
  const [from] = useState(() => ({ current: after }))
  from.current ??= after
  useEffect(() => {
    if (!known) return
    const source = new EventSource(`/api/cases/live?after=${from.current ?? 0}`)
    source.addEventListener("case", (event) => {
      const news = Option.getOrUndefined(caseNews(event.data))
      if (news === undefined) return
      if (news.gone ? news.id === id : news.case.id === id) {
        setPosition((before) => (news.gone ? before + 1 : Math.max(before, news.case.position)))
      }
    })
    source.addEventListener("restart", () => setPosition((before) => before + 1))
    return () => source.close()
  }, [id, known, from])
  return position
}
