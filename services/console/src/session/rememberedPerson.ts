import type { Principal } from "@jiaosuo/http/Principal"

const storageKey = "jiaosuo.person"

/** Roles that work on the road and at doors, where there is often no connection. */
const worksWithoutConnection = (role: unknown): boolean => role === "warden" || role === "grid-worker"

const readable = (value: unknown): value is Principal =>
  typeof value === "object" &&
  value !== null &&
  "account" in value &&
  typeof value.account === "string" &&
  "role" in value &&
  worksWithoutConnection(value.role)

/**
 * Keeps on this device who uses it, until they sign out or their session ends: without it the pages would not open
 * where the server cannot be asked. It opens forms and one's own queue, and nothing of the server's.
 */
export const rememberWhoIsHere = (principal: Principal): void => {
  try {
    if (worksWithoutConnection(principal.role)) localStorage.setItem(storageKey, JSON.stringify(principal))
    else localStorage.removeItem(storageKey)
  } catch {
    // A browser without storage opens its pages with a connection only.
  }
}

/** Whoever was signed in on this device when the server last answered. */
export const whoWasHere = (): Principal | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null")
    return readable(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Nobody is signed in here any more. */
export const forgetWhoWasHere = (): void => {
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // Nothing was kept.
  }
}
