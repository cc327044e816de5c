// Keeps a list of messages at its end while one reads there, and leaves it alone while one reads further up.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'htm/preact/standalone'

const near = 60

/** `where` names the list, `newest` its last message. `below` says that something new waits out of sight. */
export function useEndOfList(where: string, newest: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [below, setBelow] = useState(false)

  const toEnd = useCallback(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])

  useLayoutEffect(() => {
    atEnd.current = true
    setBelow(false)
    toEnd()
  }, [where])

  useLayoutEffect(() => {
    if (atEnd.current) toEnd()
    else setBelow(true)
  }, [newest])

  useEffect(() => {
    const box = scroller.current
    const content = box?.firstElementChild
    if (!box || !content) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd()
    })
    observer.observe(content)
    observer.observe(box)
    return () => observer.disconnect()
  }, [where])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < near
    if (atEnd.current) setBelow(false)
  }
  return { scroller, onScroll, below, toEnd }
}
