// Whether anybody looks at the page.
import { useEffect, useState } from 'htm/preact/standalone'

/** False while the page is in a hidden tab. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setVisible(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}

const patienceSeconds = 5

/**
 * True when the page has been hidden for a while. Browsers allow few open connections to one server, so a tab that
 * rests must not hold one: somebody who keeps a tab for each colleague would lock themselves out.
 */
export function useResting(): boolean {
  const visible = useVisible()
  const [resting, setResting] = useState(false)
  useEffect(() => {
    if (visible) return setResting(false)
    const later = setTimeout(() => setResting(true), patienceSeconds * 1000)
    return () => clearTimeout(later)
  }, [visible])
  return resting
}
