import { text } from "@jiaosuo/kernel/Problem"
import { refused } from "@jiaosuo/reference/Finding"
import { checkRoadPost } from "@jiaosuo/reference/RoadPost"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import type { Checking, FormReading, Written } from "./FormReading.ts"

/** Farthest post in metres that any road of the country has. */
const farthestPost = 6_000_000

/** N9: township and village under `path` (with its dot: `place.`). A village says its township as well. */
export const readTownship = (
  reading: FormReading,
  path: string,
  form: { readonly township?: Written; readonly village?: Written },
  { district }: Checking
): { readonly township: string; readonly village: string | null } => {
  const village = isBlank(form.village)
    ? null
    : (reading.take(`${path}village`, resolveVillage(district, { code: form.village }))?.code ?? null)
  const ofVillage = village === null ? null : village.slice(0, 9)
  if (isBlank(form.township)) {
    if (ofVillage === null && isBlank(form.village)) {
      reading.reject(
        `${path}township`,
        text("请填写乡镇(街道)或者村(居)代码", "the code of a township or a village is needed"),
        "N9"
      )
    }
    return { township: ofVillage ?? "", village }
  }
  const written = compactNumber(form.township)
  const township = district.township(written)
  if (township === undefined) {
    reading.take(
      `${path}township`,
      refused(
        "TownshipIsUnknown",
        "N9",
        `乡镇(街道)代码“${written}”不在${district.name}的区划代码中`,
        `township code "${written}" is not one of district ${district.code}`
      )
    )
  } else if (ofVillage !== null && ofVillage !== township.code) {
    reading.reject(
      `${path}village`,
      text(`${village}不属于${township.name}`, `${village} is not in township ${township.code}`),
      "N9"
    )
  }
  return { township: township?.code ?? "", village }
}

/** A kilometre post as it is written on the road, or its metres: under `path`, in metres. Both must say the same. */
export const readPost = (
  reading: FormReading,
  path: string,
  { post, postMetres }: { readonly post?: Written; readonly postMetres?: number | null | undefined }
): number | null => {
  const read = reading.takeIfWritten(`${path}post`, post, checkRoadPost)
  const given = reading.count(`${path}postMetres`, postMetres, farthestPost)
  if (read !== null && given !== null && read !== given) {
    reading.reject(
      `${path}post`,
      text(`与postMetres ${given}不一致`, `says something else than postMetres, ${given}`)
    )
  }
  return given ?? read
}
