// Keeps a list of messages at its end while one reads there, and leaves it alone while one reads further up.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'htm/preact/standalone'
import type { Message } from '../wire.ts'

const near = 60

/** `where` names the list. `below` says that something new of somebody else waits out of sight. */
export function useEndOfList(where: string, newest: Message | undefined, me: string) {
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
    if (atEnd.current || newest?.author === me) toEnd()
    else setBelow(true)
  }, [newest?.id])

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
