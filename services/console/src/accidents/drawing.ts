import type { MapAccident } from "./mapItems.ts"
import { onScreen, type Size, type View } from "./projection.ts"

/** The look of a kind: grave ones are larger and darker, so that they are seen without colours as well. */
export const kindMarks = {
  death: { colour: "#b3160c", radius: 6.5 },
  injury: { colour: "#e07b00", radius: 5 },
  property: { colour: "#3a6ea8", radius: 4 }
} as const

/** The ground with a grid that moves along, so that an empty place still moves. */
export const drawGround = (context: CanvasRenderingContext2D, view: View, size: Size): void => {
  context.fillStyle = "#eaf0f5"
  context.fillRect(0, 0, size.width, size.height)
  const step = 2 ** Math.round(Math.log2(120 / view.scale))
  const left = view.x - size.width / 2 / view.scale
  const top = view.y - size.height / 2 / view.scale
  context.strokeStyle = "#dbe4ed"
  context.lineWidth = 1
  context.beginPath()
  for (let x = Math.ceil(left / step) * step; x < left + size.width / view.scale; x += step) {
    const at = Math.round((x - left) * view.scale) + 0.5
    context.moveTo(at, 0)
    context.lineTo(at, size.height)
  }
  for (let y = Math.ceil(top / step) * step; y < top + size.height / view.scale; y += step) {
    const at = Math.round((y - top) * view.scale) + 0.5
    context.moveTo(0, at)
    context.lineTo(size.width, at)
  }
  context.stroke()
}

/** The points; what is chosen gets a ring. */
export const drawAccidents = (
  context: CanvasRenderingContext2D,
  accidents: ReadonlyArray<MapAccident>,
  chosen: string | undefined,
  view: View,
  size: Size
): void => {
  context.lineWidth = 1
  // Thousands of points must not hide each other.
  context.globalAlpha = accidents.length > 2_000 ? 0.6 : 0.85
  for (const accident of accidents) {
    const { x, y } = onScreen(accident, view, size)
    if (x < -10 || y < -10 || x > size.width + 10 || y > size.height + 10) continue
    const { colour, radius } = kindMarks[accident.properties.kind]
    context.beginPath()
    context.arc(x, y, accident.id === chosen ? radius + 3 : radius, 0, 2 * Math.PI)
    context.fillStyle = colour
    context.fill()
    context.strokeStyle = accident.id === chosen ? "#14202e" : "#ffffff"
    context.stroke()
  }
  context.globalAlpha = 1
}
