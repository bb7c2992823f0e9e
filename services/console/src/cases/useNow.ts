import { useEffect, useState } from "react"

/** The server's time in milliseconds, a new one every second. `skew`: its clock minus that of the device. */
export const useNow = (skew = 0): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now + skew
}
