import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto"
import { initialsVariants } from "@jiaosuo/reference/Initials"

const algorithm = "aes-256-gcm"
const nonceBytes = 12
const tagBytes = 16

const encrypt = (key: Uint8Array, plain: Uint8Array, boundTo: string): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(boundTo))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

const decrypt = (key: Uint8Array, sealed: Uint8Array, boundTo: string): Buffer => {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(sealed.subarray(sealed.length - tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

const uuidOf = (digest: Buffer): string => {
  digest[6] = 0x80 | ((digest[6] as number) & 0x0f)
  digest[8] = 0x80 | ((digest[8] as number) & 0x3f)
  const hex = digest.toString("hex", 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Names longer than this are searched by their first characters only: tokens grow with the square. */
const searchedCharacters = 6
const cachedTokens = 20_000

const partsOf = (text: string): ReadonlyArray<string> => {
  const characters = [...text].slice(0, searchedCharacters)
  const parts = new Set<string>()
  for (let from = 0; from < characters.length; from++) {
    for (let to = from + 1; to <= characters.length; to++) parts.add(characters.slice(from, to).join(""))
  }
  return [...parts]
}

const normalised = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toLowerCase()

/**
 * The cryptography of personal records, all from one installation key of 32 bytes:
 * AES-256-GCM for values (bound to their record id) and for the persons' keys (bound to the person id),
 * keyed hashes for recognising a person by id number and for searching names that are not stored in clear.
 */
export const makePersonCipher = (installationKey: Uint8Array) => {
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync("sha256", installationKey, "jiaosuo", purpose, 32))
  const wrapKey = derive("wrap person key")
  const identityKey = derive("recognise person")
  const searchKey = derive("search name")
  const fileKey = derive("seal files")
  const tokens = new Map<string, string>()

  const tokenOf = (part: string): string => {
    const known = tokens.get(part)
    if (known !== undefined) return known
    const made = createHmac("sha256", searchKey).update(part).digest().toString("base64url", 0, 9)
    if (tokens.size >= cachedTokens) tokens.clear()
    tokens.set(part, made)
    return made
  }

  return {
    newKey: (): Uint8Array => randomBytes(32),
    wrap: (personId: string, key: Uint8Array): Buffer => encrypt(wrapKey, key, personId),
    unwrap: (personId: string, wrapped: Uint8Array): Buffer => decrypt(wrapKey, wrapped, personId),
    seal: (key: Uint8Array, recordId: string, json: string): Buffer =>
      encrypt(key, Buffer.from(json, "utf8"), recordId),
    unseal: (key: Uint8Array, recordId: string, sealed: Uint8Array): string =>
      decrypt(key, sealed, recordId).toString("utf8"),

    sealBytes: (boundTo: string, bytes: Uint8Array): Uint8Array => encrypt(fileKey, bytes, boundTo),
    openBytes: (boundTo: string, sealed: Uint8Array): Uint8Array => decrypt(fileKey, sealed, boundTo),

    /** The same id number is the same person; without one, every record is a person of its own. */
    personIdOf: (recordId: string, idNumber: string | undefined): string =>
      uuidOf(
        createHmac("sha256", identityKey)
          .update(
            idNumber === undefined || idNumber === "" ? `record ${recordId}` : `id ${normalised(idNumber)}`
          )
          .digest()
      ),

    /** Tokens kept for a name: of every part of it and of its pinyin initials. */
    tokensOfName: (name: string): ReadonlyArray<string> => {
      const plain = normalised(name)
      const parts = new Set([...partsOf(plain), ...initialsVariants(plain).flatMap(partsOf)])
      return [...parts].map(tokenOf)
    },

    /** Tokens a query must all match: one, the query as a whole. */
    tokensOfQuery: (query: string): ReadonlyArray<string> => {
      const plain = [...normalised(query)].slice(0, searchedCharacters).join("")
      return plain === "" ? [] : [tokenOf(plain)]
    }
  }
}
