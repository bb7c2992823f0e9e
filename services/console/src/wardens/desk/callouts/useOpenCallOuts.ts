import { useEffect, useRef, useState } from "react"
import type { Refused } from "../../../server/Refused.ts"
import { useAnswer } from "../../../server/useAnswer.ts"
import { type Liveness, useLive } from "../../../server/useLive.ts"
import { changesPath } from "../../../townships/townshipCalls.ts"
import { type OpenCallOut, openCallOuts } from "./callOutCalls.ts"

/** A ledger moves the log many times a second; whoever waits for an answer needs no more than this. */
const calmFor = 1_000

/** A number that grows, at most once in a while. */
const useCalmed = (value: number): number => {
  const [calm, setCalm] = useState(value)
  const latest = useRef(value)
  latest.current = value
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (value === calm || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      setCalm(latest.current)
    }, calmFor)
  }, [value, calm])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    []
  )
  return calm
}

interface OpenCallOuts {
  /** The newest first; undefined before the first answer. */
  readonly items: ReadonlyArray<OpenCallOut> | undefined
  readonly refused: Refused | undefined
  readonly liveness: Liveness
  /** Grows with every change that the page has learned of. */
  readonly heard: number
  readonly askAgain: () => void
}

/** Call-outs that are open, followed as the log moves; asked for every five seconds where the server cannot tell. */
export const useOpenCallOuts = (): OpenCallOuts => {
  const { heard, polls, liveness } = useLive(changesPath, true)
  const news = useCalmed(heard + polls)
  const { data, refused, askAgain } = useAnswer(openCallOuts, `open call-outs ${news}`, "open call-outs")
  return { items: data, refused, liveness, heard: news, askAgain }
}

/** How often something has become otherwise since it was first known. */
export const useChanges = (shown: string | undefined): number => {
  const [known, setKnown] = useState<{ readonly shown: string | undefined; readonly count: number }>({
    shown: undefined,
    count: 0
  })
  if (shown !== undefined && shown !== known.shown) {
    setKnown({ shown, count: known.shown === undefined ? 0 : known.count + 1 })
  }
  return known.count
}
