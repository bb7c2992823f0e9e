const zone = "Asia/Shanghai"

const parts = (instant: string | Date, options: Intl.DateTimeFormatOptions): string =>
  // The Swedish order is ISO's: 2026-03-04 09:05.
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, ...options }).format(new Date(instant))

/** `2026-03-04` in Asia/Shanghai, wherever the device thinks it is. */
export const dayOf = (instant: string | Date): string =>
  parts(instant, { year: "numeric", month: "2-digit", day: "2-digit" })

/** `2026-03-04 09:05` in Asia/Shanghai. */
export const minuteOf = (instant: string | Date): string =>
  parts(instant, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit"
  })

/** `09:05:07` in Asia/Shanghai. */
export const clockOf = (instant: string | Date): string =>
  parts(instant, { hour: "2-digit", minute: "2-digit", second: "2-digit" })

/** The last instant of a day in Asia/Shanghai, as `asOf` takes it. */
export const endOfDay = (day: string): string => `${day}T23:59:59.999+08:00`

const thousands = new Intl.NumberFormat("en-US")

/** `10,240`. */
export const figure = (count: number): string => thousands.format(count)

/** `87%`, rounded down so that only a complete file is 100%. */
export const percent = (share: number | null): string =>
  share === null ? "—" : `${Math.floor(share * 100)}%`
