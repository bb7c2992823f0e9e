/** Where things lie on the page of a map: the plane of web maps (Mercator), a view of it, and what is near a point. */

export interface Point {
  readonly longitude: number
  readonly latitude: number
}

/** A place in the plane: both from 0 to 1, from the north-west. */
export interface PlanePoint {
  readonly x: number
  readonly y: number
}

/** What of the plane is shown: its middle, and how many pixels its whole width would have. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const mostLatitude = 85.0511

/** A point of the earth in the plane. */
export const inPlane = ({ longitude, latitude }: Point): PlanePoint => {
  const limited = Math.max(-mostLatitude, Math.min(mostLatitude, latitude))
  const sine = Math.sin((limited * Math.PI) / 180)
  return {
    x: (longitude + 180) / 360,
    y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  }
}

/** The point of the earth at a place of the plane: `inPlane` the other way round. */
export const onEarth = ({ x, y }: PlanePoint): Point => ({
  longitude: x * 360 - 180,
  latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
})

/** The place of the plane at some pixels of a view: `onScreen` the other way round. */
export const underScreen = (at: PlanePoint, view: View, size: Size): PlanePoint => ({
  x: view.x + (at.x - size.width / 2) / view.scale,
  y: view.y + (at.y - size.height / 2) / view.scale
})

/** Pixels of a place of the plane, from the top left of the picture. */
export const onScreen = (place: PlanePoint, view: View, size: Size): PlanePoint => ({
  x: (place.x - view.x) * view.scale + size.width / 2,
  y: (place.y - view.y) * view.scale + size.height / 2
})

/** From street to continent. */
const leastScale = 2 ** 12
const mostScale = 2 ** 28

const withinScale = (scale: number): number => Math.max(leastScale, Math.min(mostScale, scale))

/** The view that shows all places with some room around them. */
export const viewOf = (places: ReadonlyArray<PlanePoint>, size: Size): View => {
  const xs = places.map(({ x }) => x)
  const ys = places.map(({ y }) => y)
  const [left, right] = [least(xs), most(xs)]
  const [top, bottom] = [least(ys), most(ys)]
  const room = 0.82
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    scale: withinScale(
      Math.min(
        (size.width * room) / Math.max(right - left, 1e-6),
        (size.height * room) / Math.max(bottom - top, 1e-6),
        2 ** 24
      )
    )
  }
}

// Not by spreading: ten thousand arguments are too many for some browsers.
const least = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => Math.min(a, b), 1)
const most = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => Math.max(a, b), 0)

/** The view moved by pixels. */
export const moved = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale
})

/** The view closer by a factor; what is at `at` (pixels) stays there. */
export const zoomed = (view: View, factor: number, at: PlanePoint, size: Size): View => {
  const scale = withinScale(view.scale * factor)
  const dx = at.x - size.width / 2
  const dy = at.y - size.height / 2
  return {
    x: view.x + dx / view.scale - dx / scale,
    y: view.y + dy / view.scale - dy / scale,
    scale
  }
}

/** Metres that a pixel of a view is wide, at its middle. */
export const metresPerPixel = (view: View): number => {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * view.y))) * 180) / Math.PI
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / view.scale
}

/** The longest of 1, 2, 5, 10 … metres that fits into so many pixels. */
export const scaleBar = (view: View, pixels: number): { readonly metres: number; readonly width: number } => {
  const fits = metresPerPixel(view) * pixels
  const power = 10 ** Math.floor(Math.log10(fits))
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= fits) ?? power
  return { metres, width: metres / metresPerPixel(view) }
}

/** The nearest place within so many pixels of a point; the last drawn wins among equals. */
export const nearest = <P extends PlanePoint>(
  places: ReadonlyArray<P>,
  at: PlanePoint,
  view: View,
  size: Size,
  within: number
): P | undefined => {
  let found: P | undefined
  let best = within * within
  for (const place of places) {
    const { x, y } = onScreen(place, view, size)
    const distance = (x - at.x) ** 2 + (y - at.y) ** 2
    if (distance <= best) {
      best = distance
      found = place
    }
  }
  return found
}

/** The middle one of some numbers: one far-off place does not move a label. */
export const median = (numbers: ReadonlyArray<number>): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
