import { CompressOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { type PointerEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type BaseMap, useBaseMap } from "./baseMap.ts"
import { drawAccidents, drawGround, kindMarks } from "./drawing.ts"
import type { MapAccident, MapLabel, MapSpot } from "./mapItems.ts"
import { placeNames } from "./mapNames.ts"
import {
  metresPerPixel,
  moved,
  nearest,
  onScreen,
  type PlanePoint,
  type Size,
  scaleBar,
  type View,
  viewOf,
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

/** The size of an element, followed. */
const useSize = (): readonly [(element: HTMLDivElement | null) => void, Size | undefined] => {
  const [element, setElement] = useState<HTMLDivElement | null>(null)
  const [size, setSize] = useState<Size>()
  useEffect(() => {
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const { width, height } = entry.contentRect
      if (width > 0) setSize({ width, height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, size]
}

/** The view: all of it at first and whenever something else is shown, then as people move it. */
const useView = (places: ReadonlyArray<PlanePoint>, size: Size | undefined) => {
  const [own, setOwn] = useState<{ readonly of: unknown; readonly view: View }>()
  const whole = useMemo(
    () => (size === undefined || places.length === 0 ? undefined : viewOf(places, size)),
    [places, size]
  )
  const view = own?.of === places ? own.view : whole
  const set = useCallback((next: View | undefined) => setOwn(next && { of: places, view: next }), [places])
  return [view, set] as const
}

interface Pointer extends PlanePoint {
  readonly type: string
}

/** Dragging with one pointer moves the map, with two it zooms; a tap chooses. */
const useGestures = (
  view: View | undefined,
  size: Size | undefined,
  onView: (view: View) => void,
  onTap: (at: PlanePoint, pointerType: string) => void,
  onHover: (at: PlanePoint | undefined) => void
) => {
  const pointers = useRef(new Map<number, Pointer>())
  const travelled = useRef(0)
  const at = (event: PointerEvent): Pointer => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top, type: event.pointerType }
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (pointers.current.size === 0) travelled.current = 0
      event.currentTarget.setPointerCapture(event.pointerId)
      pointers.current.set(event.pointerId, at(event))
    },
    onPointerMove: (event: PointerEvent) => {
      const now = at(event)
      const before = pointers.current.get(event.pointerId)
      if (before === undefined || view === undefined || size === undefined) {
        onHover(now)
        return
      }
      onHover(undefined)
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      pointers.current.set(event.pointerId, now)
      travelled.current += Math.hypot(now.x - before.x, now.y - before.y)
      if (other === undefined) {
        onView(moved(view, now.x - before.x, now.y - before.y))
        return
      }
      const apart = Math.hypot(before.x - other.x, before.y - other.y)
      const factor = apart < 1 ? 1 : Math.hypot(now.x - other.x, now.y - other.y) / apart
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      onView(zoomed(moved(view, (now.x - before.x) / 2, (now.y - before.y) / 2), factor, middle, size))
    },
    onPointerUp: (event: PointerEvent) => {
      pointers.current.delete(event.pointerId)
      // A finger trembles a little.
      if (travelled.current < 8) onTap(at(event), event.pointerType)
    },
    onPointerCancel: (event: PointerEvent) => {
      pointers.current.delete(event.pointerId)
    },
    onPointerLeave: () => onHover(undefined)
  }
}

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

  // The wheel is not the page's here, and a passive listener could not say so.
  const wheeled = useRef((_: WheelEvent) => {})
  wheeled.current = (event) => {
    if (view === undefined || size === undefined) return
    event.preventDefault()
    setView(zoomed(view, Math.exp(-event.deltaY / 400), { x: event.offsetX, y: event.offsetY }, size))
  }
  useEffect(() => {
    const element = canvas.current
    const listener = (event: WheelEvent) => wheeled.current(event)
    element?.addEventListener("wheel", listener, { passive: false })
    return () => element?.removeEventListener("wheel", listener)
  }, [])

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
