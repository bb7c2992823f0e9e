import { CompressOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useEffect, useMemo, useRef } from "react"
import { useBaseMap } from "../../../accidents/baseMap.ts"
import { drawGround } from "../../../accidents/drawing.ts"
import { useGestures, useSize, useView, useWheel } from "../../../accidents/mapGestures.ts"
import { placeNames } from "../../../accidents/mapNames.ts"
import { inPlane, onEarth, onScreen, underScreen, zoomed } from "../../../accidents/projection.ts"
import type { Place } from "../../../duties/useDevicePlace.ts"
import { useAnswer } from "../../../server/useAnswer.ts"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { everyPlace } from "../peopleAndPlaces.ts"
import "../../../accidents/map.css"

interface Props {
  readonly place: Place | undefined
  readonly onPlace: (place: Place) => void
}

/** About ten centimetres. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

const nothing = () => {}

/**
 * A place tapped on a map: posts of wardens stand on it with their names, and the base map of the installation lies
 * under them where there is one. It needs nothing from the internet.
 */
const PlaceMap = ({ place, onPlace }: Props) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.map
  const { data, refused, askAgain } = useAnswer(everyPlace({}), "landmarks")
  const canvas = useRef<HTMLCanvasElement>(null)
  const [box, size] = useSize()
  const posts = useMemo(
    () => (data ?? []).map(({ id, name, location }) => ({ code: id, name, ...inPlane(location) })),
    [data]
  )
  const [view, setView] = useView(posts, size)
  const base = useBaseMap(view, size)
  const gestures = useGestures(
    view,
    size,
    setView,
    (at) => {
      if (view === undefined || size === undefined) return
      const { longitude, latitude } = onEarth(underScreen(at, view, size))
      onPlace({ longitude: rounded(longitude), latitude: rounded(latitude) })
    },
    nothing
  )
  useWheel(canvas, view, size, setView)

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext("2d")
    if (element === null || context == null || view === undefined || size === undefined) return
    const density = window.devicePixelRatio || 1
    element.width = Math.round(size.width * density)
    element.height = Math.round(size.height * density)
    context.setTransform(density, 0, 0, density, 0, 0)
    drawGround(context, view, size)
    base?.draw(context, view, size)
    context.fillStyle = "#3a6ea8"
    for (const post of posts) {
      const { x, y } = onScreen(post, view, size)
      context.beginPath()
      context.arc(x, y, 4, 0, 2 * Math.PI)
      context.fill()
    }
  }, [base, posts, view, size])

  const closer = (factor: number) => {
    if (view !== undefined && size !== undefined) {
      setView(zoomed(view, factor, { x: size.width / 2, y: size.height / 2 }, size))
    }
  }
  const shown = view !== undefined && size !== undefined
  const names = shown
    ? placeNames(
        posts.map((post) => ({ ...post, ...onScreen(post, view, size) })),
        []
      )
    : []
  const marker = shown && place !== undefined ? onScreen(inPlane(place), view, size) : undefined
  return (
    <>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      <div className="map place-map" ref={box} data-landmarks={posts.length}>
        <canvas ref={canvas} role="img" aria-label={words.figure} {...gestures} />
        {shown && (
          <svg className="map-overlay" width={size.width} height={size.height} aria-hidden>
            {names.map(({ code, name, x, y }) => (
              <text key={code} className="map-label" x={x} y={y}>
                {name}
              </text>
            ))}
            {marker !== undefined && (
              <circle className="place-marker" cx={marker.x} cy={marker.y} r={9} data-marker />
            )}
          </svg>
        )}
        {data?.length === 0 && <p className="map-empty">{words.nothing}</p>}
        <div className="map-zoom">
          <Button icon={<PlusOutlined aria-hidden />} aria-label={words.zoomIn} onClick={() => closer(1.8)} />
          <Button
            icon={<MinusOutlined aria-hidden />}
            aria-label={words.zoomOut}
            onClick={() => closer(1 / 1.8)}
          />
          <Button
            icon={<CompressOutlined aria-hidden />}
            aria-label={words.whole}
            onClick={() => setView(undefined)}
          />
        </div>
      </div>
      <p className="soft">{words.hint}</p>
    </>
  )
}

export default PlaceMap
