// Small things that the browser remembers. Without storage the page works, it only forgets.

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`relevo.${key}`)
  } catch {
    return null
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`relevo.${key}`, value)
  } catch {
    // A full or forbidden storage is no reason to disturb anybody.
  }
}
