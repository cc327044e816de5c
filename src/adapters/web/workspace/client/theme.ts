// Light, dark, or as the system says.
import { useLayoutEffect, useState } from 'htm/preact/standalone'
import { keep, recall } from './kept.ts'

export type Theme = 'system' | 'light' | 'dark'
const order: readonly Theme[] = ['system', 'light', 'dark']

/** The chosen theme and the step to the next one. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(() => order.find((each) => each === recall('theme')) ?? 'system')
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
    keep('theme', theme)
  }, [theme])
  return [theme, () => setTheme(order[(order.indexOf(theme) + 1) % order.length] ?? 'system')]
}
