import { Config } from "effect"

/** What an installation may decide about sessions and sign-ins (X4). */
export interface IdentitySettings {
  /** A session ends after this, however much it is used. */
  readonly sessionSeconds: number
  /** A session ends when it was not used for this long. */
  readonly idleSeconds: number
  /** Failed sign-ins in a row, none older than the lock is long, that lock an account. */
  readonly failuresUntilLock: number
  /** How long such a lock lasts. */
  readonly lockSeconds: number
}

/** A shift of twelve hours, two hours without use, five failures, a quarter of an hour. */
export const usualSettings: IdentitySettings = {
  sessionSeconds: 12 * 3_600,
  idleSeconds: 2 * 3_600,
  failuresUntilLock: 5,
  lockSeconds: 15 * 60
}

const positive = (name: string, otherwise: number): Config.Config<number> =>
  Config.integer(name).pipe(
    Config.validate({ message: "must be at least 1", validation: (n: number) => n >= 1 }),
    Config.withDefault(otherwise)
  )

/** The settings as the environment gives them. */
export const identitySettings: Config.Config<IdentitySettings> = Config.all({
  hours: positive("SESSION_HOURS", usualSettings.sessionSeconds / 3_600),
  idle: positive("SESSION_IDLE_MINUTES", usualSettings.idleSeconds / 60),
  failures: positive("SIGN_IN_FAILURES", usualSettings.failuresUntilLock),
  lock: positive("SIGN_IN_LOCK_MINUTES", usualSettings.lockSeconds / 60)
}).pipe(
  Config.map(({ hours, idle, failures, lock }) => ({
    sessionSeconds: hours * 3_600,
    idleSeconds: idle * 60,
    failuresUntilLock: failures,
    lockSeconds: lock * 60
  }))
)
