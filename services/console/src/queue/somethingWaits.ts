const storageKey = "jiaosuo.unsent"

/** Whether forms of anybody lie in the queue of this device, told without opening its database. */
export const somethingWaits = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== null
  } catch {
    return false
  }
}

/** Notes how many forms lie in the queue. */
export const noteWaiting = (count: number): void => {
  try {
    if (count > 0) localStorage.setItem(storageKey, String(count))
    else localStorage.removeItem(storageKey)
  } catch {
    // The queue is looked at a little later instead.
  }
}
