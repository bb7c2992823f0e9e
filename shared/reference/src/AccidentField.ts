import type { PlacedAccident } from "./BlackSpotRules.ts"

/** An accident with coordinates. */
export interface Located extends PlacedAccident {
  readonly longitude: number
  readonly latitude: number
}

/** Whether an accident has coordinates that exist. */
export const isLocated = (accident: PlacedAccident): accident is Located =>
  accident.longitude !== null &&
  accident.latitude !== null &&
  Math.abs(accident.longitude) <= 180 &&
  Math.abs(accident.latitude) <= 90

const metresPerDegree = (6_371_008.8 * Math.PI) / 180
const cosine = (latitude: number): number => Math.cos((latitude * Math.PI) / 180)

/** Metres between two near places on a sphere of the mean radius: within 0.5 % over the few hundred metres of a rule. */
export const metresBetween = (
  a: { readonly longitude: number; readonly latitude: number },
  b: { readonly longitude: number; readonly latitude: number }
): number =>
  metresPerDegree *
  Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * cosine((a.latitude + b.latitude) / 2))

/** Lists of numbers, one after another in one column: many short arrays would cost more than the search. */
class Lists {
  readonly #starts: Int32Array
  readonly #values: Int32Array | ReadonlyArray<number>
  constructor(starts: Int32Array, values: Int32Array | ReadonlyArray<number>) {
    this.#starts = starts
    this.#values = values
  }
  start(list: number): number {
    return this.#starts[list] as number
  }
  end(list: number): number {
    return this.#starts[list + 1] as number
  }
  value(index: number): number {
    return this.#values[index] as number
  }
}

/** A value of a column; the index is one of it. */
export const at = (column: Float64Array | Int32Array | Uint8Array, i: number): number => column[i] as number

/**
 * Located accidents in columns, and the squares of a grid they lie in. The diagonal of a square is the
 * radius, so that all accidents of one square are near each other.
 */
export class AccidentField {
  readonly casualty: Uint8Array
  readonly deaths: Int32Array
  /** Square of each accident. */
  readonly squareOf: Int32Array
  readonly squares: number
  /** The accidents of each square. */
  readonly members: Lists
  /** The squares in which an accident within the radius of one of a square can be, itself among them. */
  readonly near: Lists
  readonly #radius: number
  readonly #longitude: Float64Array
  readonly #latitude: Float64Array
  readonly #cosine: Float64Array

  constructor(accidents: ReadonlyArray<Located>, radius: number) {
    this.#radius = radius
    this.#longitude = Float64Array.from(accidents, ({ longitude }) => longitude)
    this.#latitude = Float64Array.from(accidents, ({ latitude }) => latitude)
    this.#cosine = this.#latitude.map((latitude) => Math.max(cosine(latitude), 1e-6))
    this.casualty = Uint8Array.from(accidents, ({ deaths, injured }) => (deaths + injured > 0 ? 1 : 0))
    this.deaths = Int32Array.from(accidents, ({ deaths }) => deaths)

    // Columns are widest in metres on the parallel nearest the equator; there the diagonal is the radius.
    const widest = this.#cosine.reduce((a, b) => Math.max(a, b), 1e-6)
    const narrowest = this.#cosine.reduce((a, b) => Math.min(a, b), 1)
    const height = radius / Math.SQRT2 / metresPerDegree
    const width = height / widest
    const west = this.#longitude.reduce((a, b) => Math.min(a, b), 180)
    const south = this.#latitude.reduce((a, b) => Math.min(a, b), 90)
    const north = this.#latitude.reduce((a, b) => Math.max(a, b), -90)
    // Empty rows beyond the north: what is looked up beyond a column's end is never in the next one.
    const rows = Math.floor(Math.max(north - south, 0) / height) + 5

    const size = accidents.length
    this.squareOf = new Int32Array(size)
    const numbers: Array<number> = []
    const byNumber = new Map<number, number>()
    for (let i = 0; i < size; i++) {
      const column = Math.floor((at(this.#longitude, i) - west) / width)
      const row = Math.floor((at(this.#latitude, i) - south) / height)
      const number = column * rows + row
      let square = byNumber.get(number)
      if (square === undefined) {
        square = numbers.push(number) - 1
        byNumber.set(number, square)
      }
      this.squareOf[i] = square
    }
    this.squares = numbers.length
    this.members = membersOf(this.squareOf, this.squares)
    this.near = nearSquares(numbers, byNumber, rows, Math.ceil((Math.SQRT2 * widest) / narrowest))
  }

  /** Square of the metres between two near accidents. */
  apart(i: number, j: number): number {
    const north = (at(this.#latitude, i) - at(this.#latitude, j)) * metresPerDegree
    const east =
      (at(this.#longitude, i) - at(this.#longitude, j)) *
      metresPerDegree *
      ((at(this.#cosine, i) + at(this.#cosine, j)) / 2)
    return north * north + east * east
  }

  isNear(i: number, j: number): boolean {
    return this.apart(i, j) <= this.#radius * this.#radius
  }

  /** Whether the first is farther west, or as far west and farther south. */
  isBefore(i: number, j: number): boolean {
    const west = at(this.#longitude, i) - at(this.#longitude, j)
    return west < 0 || (west === 0 && at(this.#latitude, i) < at(this.#latitude, j))
  }
}

const membersOf = (squareOf: Int32Array, squares: number): Lists => {
  const starts = new Int32Array(squares + 1)
  for (const square of squareOf) starts[square + 1] = at(starts, square + 1) + 1
  for (let square = 0; square < squares; square++) {
    starts[square + 1] = at(starts, square + 1) + at(starts, square)
  }
  const next = starts.slice()
  const values = new Int32Array(squareOf.length)
  squareOf.forEach((square, i) => {
    const place = at(next, square)
    values[place] = i
    next[square] = place + 1
  })
  return new Lists(starts, values)
}

const nearSquares = (
  numbers: ReadonlyArray<number>,
  byNumber: ReadonlyMap<number, number>,
  rows: number,
  reach: number
): Lists => {
  const starts = new Int32Array(numbers.length + 1)
  const values: Array<number> = []
  numbers.forEach((own, square) => {
    for (let column = -reach; column <= reach; column++) {
      for (let row = -2; row <= 2; row++) {
        const other = byNumber.get(own + column * rows + row)
        if (other !== undefined) values.push(other)
      }
    }
    starts[square + 1] = values.length
  })
  return new Lists(starts, values)
}
