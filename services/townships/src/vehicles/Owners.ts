import type { Owner } from "@jiaosuo/vehicles/events"

/** The person behind an owner record; null for a company. */
export const personIdOf = (owner: Owner): string | null =>
  owner.kind === "person" ? owner.person.personId : null

/** The name of a company; null for a person, whose name is nobody's to copy. */
export const companyOf = (owner: Owner): string | null => (owner.kind === "company" ? owner.name : null)
