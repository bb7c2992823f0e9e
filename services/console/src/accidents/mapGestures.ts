import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react"
import { moved, type PlanePoint, type Size, type View, viewOf, zoomed } from "./projection.ts"

/** How a map is moved, zoomed and tapped: by fingers, a pointer, a wheel. */

/** The size of an element, followed. */
export const useSize = (): readonly [(element: HTMLDivElement | null) => void, Size | undefined] => {
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
export const useView = (places: ReadonlyArray<PlanePoint>, size: Size | undefined) => {
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
export const useGestures = (
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

/** Zooms with the wheel around the pointer. */
export const useWheel = (
  element: RefObject<HTMLElement | null>,
  view: View | undefined,
  size: Size | undefined,
  onView: (view: View) => void
): void => {
  // The wheel is not the page's here, and a passive listener could not say so.
  const wheeled = useRef((_: WheelEvent) => {})
  wheeled.current = (event) => {
    if (view === undefined || size === undefined) return
    event.preventDefault()
    onView(zoomed(view, Math.exp(-event.deltaY / 400), { x: event.offsetX, y: event.offsetY }, size))
  }
  useEffect(() => {
    const at = element.current
    const listener = (event: WheelEvent) => wheeled.current(event)
    at?.addEventListener("wheel", listener, { passive: false })
    return () => at?.removeEventListener("wheel", listener)
  }, [element])
}
