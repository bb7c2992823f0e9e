import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  type FormReading,
  longestNote,
  longestShort
} from "@jiaosuo/orders/domain/FormReading"
import { readPost, readTownship } from "@jiaosuo/orders/domain/PlaceCheck"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import { compactNumber } from "@jiaosuo/reference/Spelling"
import type { Place, RoadPost } from "../values/Place.ts"
import type { PlaceForm } from "./CaseForms.ts"

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
  const { township, village } = readTownship(reading, path, form, checking)
  const location = form.location ?? null
  return {
    township,
    location:
      location === null
        ? null
        : reading.take(`${path}location`, checkCoordinates(location, checking.district.bounds)),
    address: reading.text(`${path}address`, form.address, longestNote),
    village,
    roadPost: readRoadPost(reading, path, form)
  }
}

/** A post without a road says nothing. */
const readRoadPost = (reading: FormReading, path: string, form: PlaceForm): RoadPost | null => {
  const road = reading.text(`${path}road`, form.road, longestShort)
  const metres = readPost(reading, path, form)
  if (road === null) {
    if (metres !== null) {
      reading.reject(`${path}road`, text("请填写道路", "say which road the post is on"))
    }
    return null
  }
  return { road: compactNumber(road), metres }
}
