import { hash, verify } from "@node-rs/argon2"
import { Effect, Redacted } from "effect"

/**
 * argon2id with the parameters that OWASP recommends for 2025 (19 MiB, two passes, one lane): about 20 ms,
 * on a thread of its own. The parameters are part of the hash, so that raising them breaks nobody's sign-in.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** At most this many are computed at once: more would only take memory (19 MiB each) and nobody's wait. */
const gate = Effect.unsafeMakeSemaphore(4)

/** The hash of a password in PHC form, with a salt of its own. */
export const hashPassword = (password: Redacted.Redacted): Effect.Effect<string> =>
  gate.withPermits(1)(Effect.promise(() => hash(Redacted.value(password), parameters)))

/** Whether a password is the one that was hashed. A hash that cannot be read matches nothing. */
export const isPassword = (password: Redacted.Redacted, stored: string): Effect.Effect<boolean> =>
  gate.withPermits(1)(Effect.promise(() => verify(stored, Redacted.value(password)).catch(() => false)))

/** Hash of nobody's password: an unknown account costs as long to refuse as a wrong password. */
export const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$1CtbQCWsEtkn+tnG7HWi2w$+Hyq/xNCoBlqJa5NYqyPy9uqYpJxi5+qcsL4B10+TdM"
