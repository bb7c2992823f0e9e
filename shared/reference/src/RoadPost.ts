import { accepted, type Checked, finding, refused } from "./Finding.ts"
import { halfWidth } from "./Spelling.ts"

/** The longest road of the country is under six thousand kilometres: a bare number beyond is one of metres. */
const longestRoadKm = 6_000

const stake = /^K?(\d{1,4})\+(\d{1,4}(?:\.\d+)?)M?$/
const words = /^K?(\d{1,4})(?:公里|千米|KM|K)[又零+]?(?:(\d{1,4}(?:\.\d+)?)(?:米|M)?)?$/
const kilometres = /^K?(\d{1,4}(?:\.\d+)?)(?:公里|千米|KM)?(?:处)?$/
const metres = /^(\d{1,7}(?:\.\d+)?)(?:米|M)(?:处)?$/

/**
 * A kilometre post in any usual spelling as whole metres from the beginning of the road: `K12+300`,
 * `k12＋300`, `12公里300米`, `12km300m`, `12.3`, `K12`, `12300米`. A number is one of kilometres. Refused:
 * anything else, 1000 metres or more after the kilometre, and what is farther than any road goes. One or
 * two digits after the `+` pass with a warning: they may be meant as hundreds.
 */
export const checkRoadPost = (written: string | number): Checked<number> => {
  const plain = halfWidth(String(written))
    .replace(/\s+/g, "")
    .toUpperCase()
    .replace(/^(里程桩号|桩号|里程)[:：]?/, "")
    .replace(/处$/, "")
  const split = stake.exec(plain) ?? words.exec(plain)
  if (split !== null) {
    const beyond = Number(split[2] ?? 0)
    if (beyond >= 1_000) {
      return refused(
        "road-post-metres",
        "C9",
        `里程"${written}"公里后的米数应小于1000`,
        `"${written}" has 1000 metres or more after the kilometre`
      )
    }
    return within(written, Number(split[1]) * 1_000 + beyond, isShort(plain))
  }
  const km = kilometres.exec(plain)
  if (km !== null) return within(written, Number(km[1]) * 1_000)
  const m = metres.exec(plain)
  if (m !== null) return within(written, Number(m[1]))
  return refused(
    "road-post-unreadable",
    "C9",
    `里程"${written}"应写作K12+300、12公里300米或者12.3`,
    `"${written}" should be written K12+300, 12公里300米 or 12.3`
  )
}

/** `K12+3` may be 3 or 300 metres. */
const isShort = (plain: string): boolean => /\+\d{1,2}$/.test(plain) && !plain.endsWith("+0")

const within = (written: string | number, post: number, ambiguous = false): Checked<number> =>
  post > longestRoadKm * 1_000
    ? refused(
        "road-post-too-far",
        "C9",
        `里程"${written}"超过任何道路的长度, 是否为米数?`,
        `"${written}" is farther than any road goes: metres, perhaps?`
      )
    : accepted(
        Math.round(post),
        ambiguous
          ? [
              finding(
                "road-post-short-metres",
                "C9",
                `里程"${written}"按${Math.round(post) % 1_000}米读取, 请核对`,
                `"${written}" is read as ${Math.round(post) % 1_000} metres after the kilometre: please check`
              )
            ]
          : []
      )

/** A post as it stands on the road: `K12+300`. */
export const roadPostText = (postMetres: number): string => {
  const whole = Math.round(postMetres)
  return `K${Math.floor(whole / 1_000)}+${String(whole % 1_000).padStart(3, "0")}`
}
