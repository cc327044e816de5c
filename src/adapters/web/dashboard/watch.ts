// Tells open pages that figures may have changed: one look at the database for all of them, and none while nobody looks.

export type Watch = {
  /** `changed` is called with what the look said, whenever it says something new. */
  subscribe(changed: (version: string) => void): () => void
}

type Watching = {
  look(): Promise<string>
  everySeconds: number
  onError(error: unknown): void
}

/** Every replica looks for itself, so it does not matter which of them wrote. */
export function createWatch({ look, everySeconds, onError }: Watching): Watch {
  const listeners = new Set<(version: string) => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let known: string | undefined
  let looking = false

  async function run(): Promise<void> {
    looking = true
    try {
      const version = await look()
      if (version !== known) for (const changed of listeners) changed(version)
      known = version
    } catch (error) {
      onError(error)
    }
    looking = false
    if (listeners.size > 0) timer = setTimeout(run, everySeconds * 1000)
    else timer = known = undefined
  }

  return {
    subscribe(changed) {
      listeners.add(changed)
      if (known !== undefined) changed(known)
      if (timer === undefined && !looking) timer = setTimeout(run, 0)
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        clearTimeout(timer)
        timer = known = undefined
      }
    },
  }
}
