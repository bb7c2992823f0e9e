import { CompressOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type BaseMap, useBaseMap } from "./baseMap.ts"
import { drawAccidents, drawGround, kindMarks } from "./drawing.ts"
import { useGestures, useSize, useView, useWheel } from "./mapGestures.ts"
import type { MapAccident, MapLabel, MapSpot } from "./mapItems.ts"
import { placeNames } from "./mapNames.ts"
import {
  metresPerPixel,
  nearest,
  onScreen,
  type PlanePoint,
  type Size,
  scaleBar,
  type View,
  zoomed
} from "./projection.ts"

interface Props {
  readonly accidents: ReadonlyArray<MapAccident>
  readonly spots: ReadonlyArray<MapSpot>
  readonly labels: ReadonlyArray<MapLabel>
  /** Id of an accident or a black spot. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
  /** What is said of what is chosen or pointed at. */
  readonly describe: (id: string) => ReactNode
}

/** A finger is thicker than a pointer. */
const reach = (pointerType: string): number => (pointerType === "mouse" ? 10 : 24)

const radiusOf = ({ spot }: MapSpot, view: View): number =>
  Math.max(11, Math.min(90, (spot.radiusMetres ?? 0) / metresPerPixel(view)))

/** Black spots and names, above the points. */
const Overlay = ({
  spots,
  labels,
  chosen,
  view,
  size
}: Pick<Props, "spots" | "labels" | "chosen"> & { readonly view: View; readonly size: Size }) => {
  const reference = useReference()
  const circles = spots.map((spot) => ({ ...onScreen(spot, view, size), radius: radiusOf(spot, view) }))
  const names = placeNames(
    labels.map((label) => ({
      code: label.code,
      name: nameOf(reference.townships, label.code),
      ...onScreen(label, view, size)
    })),
    circles
  )
  return (
    <svg className="map-overlay" width={size.width} height={size.height} aria-hidden>
      {spots.map((spot) => {
        const { x, y } = onScreen(spot, view, size)
        return (
          <g
            key={spot.id}
            className={spot.id === chosen ? "map-spot chosen" : "map-spot"}
            data-spot={spot.id}
          >
            <circle cx={x} cy={y} r={radiusOf(spot, view)} />
            <text x={x} y={y + 4}>
              {spot.spot.accidents}
            </text>
          </g>
        )
      })}
      {names.map(({ code, name, x, y }) => (
        <text key={code} className="map-label" x={x} y={y} data-label={code}>
          {name}
        </text>
      ))}
    </svg>
  )
}

interface LegendProps {
  readonly base: BaseMap | undefined
  readonly named: boolean
}

const Legend = ({ base, named }: LegendProps) => {
  const messages = useAccidentMessages()
  return (
    <ul className="map-legend" aria-label={messages.map.legend}>
      {(["death", "injury", "property"] as const).map((kind) => (
        <li key={kind}>
          <i style={{ background: kindMarks[kind].colour }} />
          {messages.section.kinds[kind]}
        </li>
      ))}
      <li>
        <i className="legend-spot" />
        {messages.map.blackSpot}
      </li>
      {base !== undefined && <li className="soft">{messages.map.baseMap}</li>}
      {named && <li className="legend-name">{messages.map.labelNote}</li>}
    </ul>
  )
}

/** Accidents as points that can be moved, zoomed and tapped; it needs nothing from the internet. */
export const PointMap = ({ accidents, spots, labels, chosen, onChoose, describe }: Props) => {
  const messages = useAccidentMessages()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [box, size] = useSize()
  const places = useMemo<ReadonlyArray<PlanePoint>>(() => [...accidents, ...spots], [accidents, spots])
  const [view, setView] = useView(places, size)
  const [hover, setHover] = useState<PlanePoint>()
  const base = useBaseMap(view, size)

  const found = (at: PlanePoint, within: number): string | undefined => {
    if (view === undefined || size === undefined) return undefined
    return (nearest(accidents, at, view, size, within) ?? nearest(spots, at, view, size, within + 8))?.id
  }
  const gestures = useGestures(
    view,
    size,
    setView,
    (at, pointerType) => onChoose(found(at, reach(pointerType))),
    setHover
  )
  const pointed = hover === undefined ? undefined : found(hover, reach("mouse"))
  const shown = pointed ?? chosen
  const place = [...accidents, ...spots].find(({ id }) => id === shown)

  useEffect(() => {
    const context = canvas.current?.getContext("2d")
    if (context == null || view === undefined || size === undefined || canvas.current === null) return
    const density = window.devicePixelRatio || 1
    canvas.current.width = Math.round(size.width * density)
    canvas.current.height = Math.round(size.height * density)
    context.setTransform(density, 0, 0, density, 0, 0)
    drawGround(context, view, size)
    base?.draw(context, view, size)
    drawAccidents(context, accidents, shown, view, size)
  }, [accidents, base, shown, view, size])

  useWheel(canvas, view, size, setView)

  const closer = (factor: number) => {
    if (view !== undefined && size !== undefined) {
      setView(zoomed(view, factor, { x: size.width / 2, y: size.height / 2 }, size))
    }
  }
  const bar = view === undefined ? undefined : scaleBar(view, 110)
  const popup = place !== undefined && view !== undefined && size !== undefined && onScreen(place, view, size)
  return (
    <div className="map" ref={box} data-points={accidents.length} data-base={base !== undefined}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={messages.map.figure}
        {...gestures}
        style={{ cursor: pointed === undefined ? "grab" : "pointer" }}
      />
      {view !== undefined && size !== undefined && (
        <Overlay spots={spots} labels={labels} chosen={shown} view={view} size={size} />
      )}
      {places.length === 0 && <p className="map-empty">{messages.map.noPoints}</p>}
      <div className="map-zoom">
        <Button
          icon={<PlusOutlined aria-hidden />}
          aria-label={messages.map.zoomIn}
          onClick={() => closer(1.8)}
        />
        <Button
          icon={<MinusOutlined aria-hidden />}
          aria-label={messages.map.zoomOut}
          onClick={() => closer(1 / 1.8)}
        />
        <Button
          icon={<CompressOutlined aria-hidden />}
          aria-label={messages.map.whole}
          onClick={() => setView(undefined)}
        />
      </div>
      {bar !== undefined && (
        <div className="map-scale" style={{ width: bar.width }}>
          {bar.metres >= 1000 ? messages.map.kilometres(bar.metres / 1000) : messages.map.metres(bar.metres)}
        </div>
      )}
      <Legend base={base} named={labels.length > 0} />
      {popup !== false && shown !== undefined && size !== undefined && (
        <div
          className={popup.y < size.height / 2 ? "map-popup below" : "map-popup"}
          style={{ left: Math.max(130, Math.min(size.width - 130, popup.x)), top: popup.y }}
          role="status"
        >
          {describe(shown)}
        </div>
      )}
    </div>
  )
}
