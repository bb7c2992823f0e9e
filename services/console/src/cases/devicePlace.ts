import * as Effect from "effect/Effect"
import { useEffect, useRef, useState } from "react"
import { newCommandId } from "../server/commandIds.ts"
import { sawGroup } from "./fileCalls.ts"

export interface Coordinates {
  readonly longitude: number
  readonly latitude: number
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

const placeOf = ({ coords }: GeolocationPosition): Coordinates => ({
  longitude: rounded(coords.longitude),
  latitude: rounded(coords.latitude)
})

/** Where the device is, if it says so within a moment; nobody waits for it at a scene. */
export const devicePlace = (withinMillis: number): Promise<Coordinates | undefined> =>
  new Promise((resolve) => {
    if (!("geolocation" in navigator)) {
      resolve(undefined)
      return
    }
    const timer = setTimeout(() => resolve(undefined), withinMillis)
    const settle = (place: Coordinates | undefined) => {
      clearTimeout(timer)
      resolve(place)
    }
    navigator.geolocation.getCurrentPosition(
      (position) => settle(placeOf(position)),
      () => settle(undefined),
      { enableHighAccuracy: true, timeout: withinMillis, maximumAge: 30_000 }
    )
  })

const every = 60_000

interface SharedPlace {
  readonly toldAt: string | undefined
  readonly denied: boolean
}

/** Row 9: while a group is out and its officer wants it, tells where it is, once a minute at most. */
export const useSharedPlace = (groupId: string | undefined): SharedPlace => {
  const [toldAt, setToldAt] = useState<string>()
  const [denied, setDenied] = useState(false)
  const last = useRef(0)
  useEffect(() => {
    if (groupId === undefined || !("geolocation" in navigator)) return
    const watch = navigator.geolocation.watchPosition(
      (position) => {
        if (Date.now() - last.current < every) return
        last.current = Date.now()
        setDenied(false)
        Effect.runFork(
          Effect.match(sawGroup(groupId, newCommandId(), placeOf(position)), {
            // The next place comes in a minute; nobody needs an old one.
            onFailure: () => undefined,
            onSuccess: () => setToldAt(new Date().toISOString())
          })
        )
      },
      (error) => setDenied(error.code === error.PERMISSION_DENIED),
      { enableHighAccuracy: true, maximumAge: 30_000 }
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [groupId])
  return { toldAt, denied }
}
