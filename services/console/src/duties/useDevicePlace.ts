import { useState } from "react"

/** Degrees, WGS 84. */
export interface Place {
  readonly longitude: number
  readonly latitude: number
}

/** About ten centimetres: more than any device knows. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Where the device is, asked when somebody taps for it; browsers tell it on https and on the device itself only. */
export const useDevicePlace = () => {
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle")
  const [place, setPlace] = useState<Place>()
  const ask = () => {
    if (!("geolocation" in navigator)) {
      setState("failed")
      return
    }
    setState("asking")
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("idle")
        setPlace({ longitude: rounded(coords.longitude), latitude: rounded(coords.latitude) })
      },
      () => setState("failed"),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 }
    )
  }
  return { state, place, ask, forget: () => setPlace(undefined) }
}
