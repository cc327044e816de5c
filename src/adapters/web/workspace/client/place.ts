// Where in the workspace one is, as the address bar keeps it: `#channel` or `#channel/thread`. Pure.

export type Place = { channel: string; thread: string | null }

export function placeIn(hash: string): Place | null {
  const [channel = '', thread] = hash.replace(/^#/, '').split('/').map(decoded)
  return channel ? { channel, thread: thread || null } : null
}

export const hashOf = ({ channel, thread }: Place): string =>
  `#${[channel, ...(thread ? [thread] : [])].map(encodeURIComponent).join('/')}`

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
