import type { PlanePoint } from "./projection.ts"

/** A name that wants to stand near a point of the picture; pixels. */
export interface WantedName extends PlanePoint {
  readonly code: string
  readonly name: string
}

/** What names must leave free: black spots with their numbers. */
export interface Circle extends PlanePoint {
  readonly radius: number
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Of the letters on the map, with some room around them. */
const letterWidth = 15
const letterHeight = 18

/** The box of a name whose middle and base line are at a place. */
const boxOf = (name: string, { x, y }: PlanePoint): Box => {
  const half = ([...name].length * letterWidth) / 2
  return { left: x - half, right: x + half, top: y - letterHeight + 4, bottom: y + 4 }
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const touches = (box: Box, { x, y, radius }: Circle): boolean => {
  const dx = x - Math.max(box.left, Math.min(x, box.right))
  const dy = y - Math.max(box.top, Math.min(y, box.bottom))
  return dx * dx + dy * dy < radius * radius
}

/** Places around a point, the usual one first; further out where the near ones are taken. */
const placesAround = ({ x, y, name }: WantedName): ReadonlyArray<PlanePoint> => {
  const beside = ([...name].length * letterWidth) / 2
  return [18, 44, 76, 110].flatMap((away) => [
    { x, y: y - away },
    { x, y: y + away + 8 },
    { x: x + beside + away - 4, y: y + 5 },
    { x: x - beside - away + 4, y: y + 5 }
  ])
}

/**
 * Where names stand so that none covers a black spot or another name. A name for which there is no room is left out:
 * closer up there is.
 */
export const placeNames = (
  wanted: ReadonlyArray<WantedName>,
  circles: ReadonlyArray<Circle>
): ReadonlyArray<WantedName> => {
  const taken: Array<Box> = []
  return wanted.flatMap((one) => {
    const free = placesAround(one).find((place) => {
      const box = boxOf(one.name, place)
      return !taken.some((other) => meet(box, other)) && !circles.some((circle) => touches(box, circle))
    })
    if (free === undefined) return []
    taken.push(boxOf(one.name, free))
    return [{ ...one, ...free }]
  })
}
