/** A site by its name as people write it: width, case and blanks do not tell two sites apart. */
export const siteKey = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/gu, "")
