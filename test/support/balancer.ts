// One address for several replicas: connections go to each in turn, and to none that does not say it is ready.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Balancer = {
  url: string
  /** The addresses of the replicas, as `http://host:port`. A replica that comes back on its port is found again. */
  use(...urls: readonly string[]): void
  /** Waits until so many are ready. */
  ready(count: number): Promise<void>
  close(): Promise<void>
}

const probeMs = 300
/** A frozen process takes connections and never answers; a busy one may be slow once. */
const patienceMs = 2_000
const failuresAllowed = 2

export async function startBalancer(): Promise<Balancer> {
  let upstreams: readonly string[] = []
  const healthy = new Set<string>()
  const failures = new Map<string, number>()
  const open = new Set<Socket>()
  let turn = 0

  async function probe(): Promise<void> {
    await Promise.all(
      upstreams.map(async (url) => {
        const isReady = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patienceMs) }).then(
          async (answer) => {
            await answer.arrayBuffer()
            return answer.ok
          },
          () => false,
        )
        failures.set(url, isReady ? 0 : (failures.get(url) ?? 0) + 1)
        if (isReady) healthy.add(url)
        else if ((failures.get(url) ?? 0) >= failuresAllowed) healthy.delete(url)
      }),
    )
  }
  let probing = false
  const timer = setInterval(async () => {
    if (probing) return
    probing = true
    await probe()
    probing = false
  }, probeMs)

  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client))
    client.on('error', () => client.destroy())
    const ready = upstreams.filter((url) => healthy.has(url))
    turn += 1
    const url = ready[turn % ready.length]
    if (url === undefined) return void client.destroy()
    const { hostname, port } = new URL(url)
    const upstream = connect(Number(port), hostname)
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    use(...urls) {
      upstreams = urls
      for (const url of healthy) if (!urls.includes(url)) healthy.delete(url)
    },
    async ready(count) {
      const limit = Date.now() + 60_000
      while (healthy.size < count) {
        if (Date.now() > limit) throw new Error(`${healthy.size} of ${count} replicas are ready`)
        await probe()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async close() {
      clearInterval(timer)
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
