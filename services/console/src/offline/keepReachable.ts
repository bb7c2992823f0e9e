/**
 * Lets the pages open without a connection from now on: the browser gets the worker that keeps them, and what forms
 * pick from. Browsers do this on https and on the device itself only; elsewhere the pages and the queue work as before.
 */
export const keepReachable = async (): Promise<void> => {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return
  try {
    await navigator.serviceWorker.register("/sw.js")
  } catch {
    // No connection, or no room: the next time that the pages are opened it is tried again.
  }
}
