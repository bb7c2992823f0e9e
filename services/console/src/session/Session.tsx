import type { Principal } from "@jiaosuo/http/Principal"
import * as Effect from "effect/Effect"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react"
import { forgetDrafts } from "../server/drafts.ts"
import { asRefused, type Refused } from "../server/Refused.ts"
import { forgetWrites } from "../server/readYourWrites.ts"
import { onSessionEnd } from "../server/sessionEnd.ts"
import { forgetWhoWasHere, rememberWhoIsHere, whoWasHere } from "./rememberedPerson.ts"
import { endSession, whoAmI } from "./sessionCalls.ts"

/** Who uses this page: unknown until the server has said so. */
export type SessionState =
  | { readonly _tag: "Asking" }
  | { readonly _tag: "Unreachable"; readonly refused: Refused }
  | { readonly _tag: "SignedOut"; readonly ended: boolean }
  | { readonly _tag: "SignedIn"; readonly principal: Principal }

interface SessionValue {
  readonly state: SessionState
  readonly signedIn: (principal: Principal) => void
  readonly signOut: () => Promise<void>
  readonly askAgain: () => void
}

const SessionContext = createContext<SessionValue | undefined>(undefined)

/** Asks once who is signed in; ends when the server says that the session has ended. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [state, setState] = useState<SessionState>({ _tag: "Asking" })

  const ask = useCallback(() => {
    setState({ _tag: "Asking" })
    Effect.runPromise(Effect.either(whoAmI)).then((answer) => {
      if (answer._tag === "Right") {
        rememberWhoIsHere(answer.right)
        setState({ _tag: "SignedIn", principal: answer.right })
        return
      }
      const refused = asRefused(answer.left)
      if (refused.status === 401) {
        forgetWhoWasHere()
        setState({ _tag: "SignedOut", ended: false })
        return
      }
      // No connection: whoever works without one goes on. The server decides again about all that is sent to it.
      const before = refused.status === 0 || refused.status >= 502 ? whoWasHere() : undefined
      setState(
        before === undefined ? { _tag: "Unreachable", refused } : { _tag: "SignedIn", principal: before }
      )
    })
  }, [])

  useEffect(() => {
    ask()
    return onSessionEnd(() => {
      forgetWhoWasHere()
      setState((before) => (before._tag === "SignedIn" ? { _tag: "SignedOut", ended: true } : before))
    })
  }, [ask])

  const signedIn = useCallback((principal: Principal) => {
    rememberWhoIsHere(principal)
    setState({ _tag: "SignedIn", principal })
  }, [])
  const signOut = useCallback(async () => {
    await Effect.runPromise(Effect.ignore(endSession))
    forgetWhoWasHere()
    forgetDrafts()
    forgetWrites()
    setState({ _tag: "SignedOut", ended: false })
  }, [])

  const value = useMemo(() => ({ state, signedIn, signOut, askAgain: ask }), [state, signedIn, signOut, ask])
  return <SessionContext value={value}>{children}</SessionContext>
}

/** The session of this page. */
export const useSession = (): SessionValue => {
  const value = useContext(SessionContext)
  if (value === undefined) throw new Error("useSession needs a SessionProvider above it")
  return value
}

/** The signed-in person; only for pages behind the sign-in. */
export const usePrincipal = (): Principal => {
  const { state } = useSession()
  if (state._tag !== "SignedIn") throw new Error("usePrincipal needs a signed-in person")
  return state.principal
}
