import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  type FormReading,
  longestNote,
  longestShort
} from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import { refused } from "@jiaosuo/reference/Finding"
import { checkRoadPost } from "@jiaosuo/reference/RoadPost"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import type { Place, RoadPost } from "../values/Place.ts"
import type { PlaceForm } from "./CaseForms.ts"

/** Farthest post in metres that any road of the country has. */
const farthestPost = 6_000_000

/**
 * A place under `path` (with its dot: `place.`): township and village (N9), coordinates, road and post. What is no
 * position on earth is refused; one outside of the district is taken with a warning.
 */
export const checkPlace = (
  reading: FormReading,
  path: string,
  form: PlaceForm,
  checking: Checking
): Place => {
  const village = isBlank(form.village)
    ? null
    : (reading.take(`${path}village`, resolveVillage(checking.district, { code: form.village }))?.code ??
      null)
  const location = form.location ?? null
  return {
    township: readTownship(reading, path, form, village, checking),
    location:
      location === null
        ? null
        : reading.take(`${path}location`, checkCoordinates(location, checking.district.bounds)),
    address: reading.text(`${path}address`, form.address, longestNote),
    village,
    roadPost: readRoadPost(reading, path, form)
  }
}

const readTownship = (
  reading: FormReading,
  path: string,
  form: PlaceForm,
  village: string | null,
  { district }: Checking
): string => {
  const ofVillage = village === null ? null : village.slice(0, 9)
  if (isBlank(form.township)) {
    if (ofVillage === null && isBlank(form.village)) {
      reading.reject(
        `${path}township`,
        text("请填写乡镇(街道)或者村(居)代码", "the code of a township or a village is needed"),
        "N9"
      )
    }
    return ofVillage ?? ""
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
  return township?.code ?? ""
}

/** A post without a road says nothing. */
const readRoadPost = (reading: FormReading, path: string, form: PlaceForm): RoadPost | null => {
  const road = reading.text(`${path}road`, form.road, longestShort)
  const read = reading.takeIfWritten(`${path}post`, form.post, checkRoadPost)
  const given = reading.count(`${path}postMetres`, form.postMetres, farthestPost)
  if (read !== null && given !== null && read !== given) {
    reading.reject(
      `${path}post`,
      text(`与postMetres ${given}不一致`, `says something else than postMetres, ${given}`)
    )
  }
  const metres = given ?? read
  if (road === null) {
    if (metres !== null) {
      reading.reject(`${path}road`, text("请填写道路", "say which road the post is on"))
    }
    return null
  }
  return { road: compactNumber(road), metres }
}
